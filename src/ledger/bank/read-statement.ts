/** A bank's statement from a file that a biller chose: OFX, CSV or Excel, all of it or, refused with its first mistakes, nothing. */
import { createHash } from 'node:crypto';
import { readFile as readBytes, stat } from 'node:fs/promises';
import type { IsoDate } from '../../shared/dates.ts';
import { type Cents, formatAmount } from '../../shared/money.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { StatementColumns } from '../../shared/statement-fields.ts';
import { type ReadFile, readFile } from '../imports/read-file.ts';
import { readDate, readMoney } from '../imports/values.ts';
import type { RawLine } from './raw-line.ts';
import { decodeOfx } from './decode-ofx.ts';
import { readOfx } from './read-ofx.ts';
import { linesOf } from './statement-columns.ts';
import { statementTable } from './statement-table.ts';

export type StatementLine = { id: string; account: string; date: IsoDate; amount: Cents; description: string; number: string };

const mostBytes = 20 * 1024 * 1024;
const mostLines = 10_000;
const mistakesTold = 3;

/** A file as it is: OFX says what is what, a table has columns whose meaning has to be known. */
export type StatementFile = { form: 'OFX'; account: string; lines: RawLine[] } | { form: 'table'; read: ReadFile };

/** Opens the statement in `path`. */
export async function openStatement(path: string): Promise<Outcome<StatementFile>> {
  try {
    if ((await stat(path)).size > mostBytes)
      return refuse('invalid-input', 'The file is larger than 20 MB. Export a shorter period.', 'file');
    const ofx = readOfx(decodeOfx(await readBytes(path)));
    if (ofx) return done({ form: 'OFX', ...ofx });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refuse('not-found', 'The file cannot be read. Is it still there, and not open elsewhere? Choose it again.', 'file');
  }
  const read = await readFile(path);
  return read.ok ? done({ form: 'table', read: read.value }) : read;
}

/** Its lines, a table's by `columns`. `account`: what the biller calls it; where it is empty, an OFX file says it by its last digits. */
export function linesOfStatement(file: StatementFile, account: string, columns: StatementColumns): Outcome<StatementLine[]> {
  const raw = file.form === 'OFX' ? done(file.lines) : linesOf(statementTable(file.read, columns.heading), columns.mapping);
  if (!raw.ok) return raw;
  if (raw.value.length > mostLines)
    return refuse(
      'invalid-input',
      `This statement has more than ${mostLines.toLocaleString('en-US')} lines. Export a shorter period.`,
      'file',
    );
  const digits = file.form === 'OFX' ? file.account.slice(-4) : '';
  const lines = readLines(raw.value, account || (digits === '' ? 'Bank account' : `Account ···· ${digits}`));
  return lines.ok && lines.value.length === 0 ? refuse('invalid-input', 'There is no line in this statement.', 'file') : lines;
}

/** Reads dates and amounts, and gives each line the ID that follows from what the bank says of it [BANK-5]. */
export function readLines(raw: readonly RawLine[], account: string): Outcome<StatementLine[]> {
  const mistakes: string[] = [];
  const seen = new Map<string, number>();
  const lines: StatementLine[] = [];
  for (const { line, reference, ...texts } of raw) {
    if (texts.amount === '') continue; // such as the balance above or under the lines: nothing moved
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
