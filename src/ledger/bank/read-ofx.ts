/**
 * OFX, as banks give it for Quicken and QuickBooks (also `.qfx`, `.qbo`): the transactions of its statements. Version 1 is SGML, whose values have
 * no closing tags; version 2 is XML. Only what a statement line needs is read; anything that is no transaction is left alone.
 */
import type { RawLine } from './raw-line.ts';

/** The transactions in the order of the file; null when it is no OFX. */
export function readOfx(text: string): { account: string; lines: RawLine[] } | null {
  if (!/<OFX>/i.test(text)) return null;
  const lines: RawLine[] = [];
  for (const [, block = ''] of text.matchAll(/<STMTTRN>(.*?)(?=<\/STMTTRN>|<STMTTRN>|<\/BANKTRANLIST>)/gis)) {
    const name = valueOf(block, 'NAME');
    const memo = valueOf(block, 'MEMO');
    lines.push({
      line: lines.length + 1,
      date: isoOf(valueOf(block, 'DTPOSTED')),
      amount: valueOf(block, 'TRNAMT').replace(/^\+/, ''),
      description: [name, memo === name ? '' : memo].filter(Boolean).join(' '),
      number: valueOf(block, 'CHECKNUM'),
      reference: valueOf(block, 'FITID'),
    });
  }
  return { account: valueOf(text, 'ACCTID'), lines };
}

/** A value ends where the line or the next tag begins. */
function valueOf(block: string, tag: string): string {
  const found = new RegExp(`<${tag}>([^<\\r\\n]*)`, 'i').exec(block);
  return unescaped((found?.[1] ?? '').trim());
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', nbsp: ' ', amp: '&', quot: '"', apos: '’' };

function unescaped(text: string): string {
  return text.replace(/&(?:(\w+)|#(\d{1,6})|#x([\da-f]{1,5}));/gi, (all, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? all;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** `20261123120000[-5:EST]` is Nov 23: the bank's own day. */
function isoOf(text: string): string {
  return text.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
}
