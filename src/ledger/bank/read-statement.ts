/** A bank's statement from a file that a biller chose: OFX, CSV or Excel, all of it or, refused with its first mistakes, nothing. */
import { createHash } from 'node:crypto';
import { readFile as readBytes, stat } from 'node:fs/promises';
import type { IsoDate } from '../../shared/dates.ts';
import { type Cents, formatAmount } from '../../shared/money.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { readFile } from '../imports/read-file.ts';
import { readDate, readMoney } from '../imports/values.ts';
import type { RawLine } from './raw-line.ts';
import { readOfx } from './read-ofx.ts';
import { linesOf } from './statement-columns.ts';

export type StatementLine = { id: string; account: string; date: IsoDate; amount: Cents; description: string; number: string };

const mostBytes = 20 * 1024 * 1024;
const mostLines = 10_000;
const mistakesTold = 3;

/** Reads the statement in `path`. `account`: what the biller calls the account; where it is empty, an OFX file says it by its last digits. */
export async function readStatement(path: string, account: string): Promise<Outcome<StatementLine[]>> {
  const raw = await readRaw(path);
  if (!raw.ok) return raw;
  if (raw.value.lines.length === 0) return refuse('invalid-input', 'There is no line in this statement.', 'file');
  if (raw.value.lines.length > mostLines)
    return refuse(
      'invalid-input',
      `This statement has more than ${mostLines.toLocaleString('en-US')} lines. Export a shorter period.`,
      'file',
    );
  const digits = raw.value.account.slice(-4);
  return readLines(raw.value.lines, account || (digits === '' ? 'Bank account' : `Account ···· ${digits}`));
}

async function readRaw(path: string): Promise<Outcome<{ account: string; lines: RawLine[] }>> {
  try {
    if ((await stat(path)).size > mostBytes)
      return refuse('invalid-input', 'The file is larger than 20 MB. Export a shorter period.', 'file');
    const ofx = readOfx(await readBytes(path, 'latin1'));
    if (ofx) return done(ofx);
  } catch {
    return refuse('not-found', 'The file cannot be read. Is it still there, and not open elsewhere? Choose it again.', 'file');
  }
  const read = await readFile(path);
  if (!read.ok) return read;
  const lines = linesOf(read.value.table);
  return lines.ok ? done({ account: '', lines: lines.value }) : lines;
}

/** Reads dates and amounts, and gives each line the ID that follows from what the bank says of it [BANK-5]. */
export function readLines(raw: readonly RawLine[], account: string): Outcome<StatementLine[]> {
  const mistakes: string[] = [];
  const seen = new Map<string, number>();
  const lines: StatementLine[] = [];
  for (const { line, reference, ...texts } of raw) {
    if (texts.date === '' && texts.amount === '') continue; // such as a balance under the lines
    const date = readDate(texts.date);
    const amount = readMoney(texts.amount);
    if (date === null) mistakes.push(`line ${line}: “${texts.date}” is no date`);
    else if (amount === null) mistakes.push(`line ${line}: “${texts.amount}” is no amount`);
    if (date === null || amount === null) continue;
    const description = texts.description.replace(/\s+/g, ' ').slice(0, 500);
    const number = texts.number.slice(0, 60);
    const said = [account, date, formatAmount(amount), reference === '' ? `${number} ${description}` : reference].join('|');
    const times = (seen.get(said) ?? 0) + 1;
    seen.set(said, times);
    if (reference !== '' && times > 1) continue; // one transaction told twice; without a reference the same words may be two of them
    const id = `line-${createHash('sha256').update(`${said}|${times}`).digest('hex').slice(0, 32)}`;
    lines.push({ id, account, date, amount, description, number });
  }
  if (mistakes.length === 0) return done(lines);
  const more = mistakes.length > mistakesTold ? `, and ${mistakes.length - mistakesTold} more` : '';
  return refuse('invalid-input', `Nothing was imported: ${mistakes.slice(0, mistakesTold).join('; ')}${more}.`, 'file');
}
