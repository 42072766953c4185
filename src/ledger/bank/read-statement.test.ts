import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, cents } from '../../shared/money.ts';
import type { Table } from '../imports/table.ts';
import { decodeOfx } from './decode-ofx.ts';
import { readOfx } from './read-ofx.ts';
import { readLines } from './read-statement.ts';
import { linesOf } from './statement-columns.ts';

const sgml = `OFXHEADER:100
DATA:OFXSGML

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><BANKACCTFROM><BANKID>111<ACCTID>000012345678</BANKACCTFROM>
<BANKTRANLIST>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260305120000[-5:EST]<TRNAMT>+1500.00<FITID>A1<CHECKNUM>118<NAME>DEPOSIT &amp; CO
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260306<TRNAMT>-12.5<FITID>A2<NAME>FEE<MEMO>MONTHLY FEE
</STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

const xml = `<?xml version="1.0"?><OFX><ACCTID>99</ACCTID><BANKTRANLIST><STMTTRN><DTPOSTED>20260305</DTPOSTED><TRNAMT>7.00</TRNAMT>
<FITID>B1</FITID><NAME>ACH</NAME></STMTTRN></BANKTRANLIST></OFX>`;

describe('OFX', () => {
  it('[BANK-4] version 1, whose values have no end', () => {
    expect(readOfx(sgml)).toEqual({
      account: '000012345678',
      lines: [
        { line: 1, date: '2026-03-05', amount: '1500.00', description: 'DEPOSIT & CO', number: '118', reference: 'A1' },
        { line: 2, date: '2026-03-06', amount: '-12.5', description: 'FEE MONTHLY FEE', number: '', reference: 'A2' },
      ],
    });
  });

  it('[BANK-4] version 2, which is XML', () => {
    expect(readOfx(xml)?.lines).toEqual([{ line: 1, date: '2026-03-05', amount: '7.00', description: 'ACH', number: '', reference: 'B1' }]);
  });

  it('is not what is something else', () => {
    expect(readOfx('Date,Amount\n2026-01-01,1')).toBeNull();
  });
});

describe('the encoding of OFX', () => {
  const named = (header: string) =>
    `${header}\n<OFX><STMTTRN><DTPOSTED>20260305<TRNAMT>1.00<FITID>A<NAME>CAFÉ</STMTTRN></BANKTRANLIST></OFX>`;
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const utf8 = (text: string) => new TextEncoder().encode(text);
  it.each<[string, Uint8Array]>([
    ['Windows-1252, as its header says', latin1(named('OFXHEADER:100\nENCODING:USASCII\nCHARSET:1252'))],
    ['ISO-8859-1, as its header says', latin1(named('OFXHEADER:100\nENCODING:USASCII\nCHARSET:ISO-8859-1'))],
    ['UTF-8, as its header says', utf8(named('OFXHEADER:100\nENCODING:UTF-8\nCHARSET:NONE'))],
    ['XML without an encoding: UTF-8', utf8(named('<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>'))],
    ['XML in ISO-8859-1', latin1(named('<?xml version="1.0" encoding="ISO-8859-1"?>'))],
    ['XML that says UTF-8 and is not', latin1(named('<?xml version="1.0" encoding="UTF-8"?>'))],
    ['nothing said, UTF-8', utf8(named(''))],
    ['nothing said, Windows-1252', latin1(named('OFXHEADER:100\nENCODING:USASCII\nCHARSET:NONE'))],
  ])('[BANK-13] %s', (_title, bytes) => {
    expect(readOfx(decodeOfx(bytes))?.lines[0]?.description).toBe('CAFÉ');
  });
});

describe('the columns of a table', () => {
  const table = (columns: string[], ...cells: string[][]): Table => ({
    columns,
    rows: cells.map((each, index) => ({ line: index + 2, cells: each })),
  });
  it.each<[string, Table, string[]]>([
    ['one amount', table(['Posting Date', 'Description', 'Amount'], ['3/5/2026', 'X', '-5.00']), ['-5.00']],
    ['debit and credit', table(['Date', 'Debit', 'Credit'], ['3/5/2026', '5.00', ''], ['3/5/2026', '', '7.25']), ['−5.00', '7.25']],
    ['a debit with its minus', table(['Date', 'Withdrawals', 'Deposits'], ['3/5/2026', '-5.00', '']), ['−5.00']],
    ['no amount at all is left to be told', table(['Date', 'Debit', 'Credit'], ['3/5/2026', 'five', '']), ['five']],
  ])('[BANK-4] %s', (_title, given, amounts) => {
    const read = linesOf(given);
    expect(read.ok && read.value.map(({ amount }) => amount)).toEqual(amounts);
  });

  it('[BANK-4] says what is missing', () => {
    expect(linesOf(table(['Datum', 'Amount']))).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining('“Date” is missing') },
    });
    expect(linesOf(table(['Date', 'Sum']))).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('“Amount”') } });
  });
});

describe('the ID of a line', () => {
  const raw = { line: 1, date: '2026-03-05', amount: '5.00', description: 'A', number: '', reference: '' };
  const idsOf = (...lines: (typeof raw)[]) => {
    const read = readLines(lines, 'Bank account');
    return read.ok ? read.value.map(({ id }) => id) : [];
  };

  it('[BANK-5] is the same for the same line, and another for one alike in the same statement', () => {
    const [first, second] = idsOf(raw, raw);
    expect(first).not.toBe(second);
    expect(idsOf(raw, { ...raw, amount: '$5' }, { ...raw, amount: '6.00' })).toContain(second);
    expect(idsOf({ ...raw, reference: 'F1' }, { ...raw, reference: 'F1' })).toHaveLength(1);
  });

  it('[BANK-5] keeps to amounts to the cent, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }), (amount) => {
        const read = readLines([{ ...raw, amount: formatAmount(cents(amount)) }], 'A');
        expect(read.ok && read.value[0]?.amount).toBe(amount);
      }),
    );
  });
});
