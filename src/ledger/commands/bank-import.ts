/** A bank's statement out of a file: how its columns are understood, what it comes to, and its lines brought in. */
import { type Cents, sum } from '../../shared/money.ts';
import type { Output } from '../../shared/office-api/index.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { type StatementColumns, statementColumnsSchema } from '../../shared/statement-fields.ts';
import { linesOfStatement, openStatement, type StatementFile, type StatementLine } from '../bank/read-statement.ts';
import { statementKey, statementTable, suggestMapping, suggestReading } from '../bank/statement-table.ts';
import { samplesOf } from '../imports/table.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { countOf } from './bank.ts';
import { loadLine } from './load-bank.ts';
import { command, type CommandContext } from './registry.ts';

export const bankImportCommands = [
  command('bank.read', async (context, { file: token, columns: given }) => {
    const opened = await open(context, token);
    if (!opened.ok) return opened;
    const file = opened.value;
    const { columns, remembered } = given ? { columns: filled(given, file), remembered: false } : columnsOf(context, file);
    const read = linesOfStatement(file, '', columns);
    return done({
      name: context.files.name(token),
      table: file.form === 'OFX' ? null : { ...tableOf(file, columns), remembered },
      lines: read.ok ? { count: read.value.length, ...periodOf(read.value), ...moneyOf(read.value) } : null,
      problem: read.ok ? '' : read.refusal.message,
    });
  }),

  command('bank.import', async (context, { file: token, account, columns: given }) => {
    const opened = await open(context, token);
    if (!opened.ok) return opened;
    const file = opened.value;
    const { columns } = given ? { columns: given } : columnsOf(context, file);
    const read = linesOfStatement(file, account, columns);
    if (!read.ok) return read;
    const fresh = read.value.filter(({ id }) => !loadLine(context.reader, id));
    const writes = fresh.map(({ id, ...set }): Write => ({ put: 'statementLine', id, set }));
    const summary = `Imported ${countOf(fresh.length)} of a bank statement`;
    if (writes.length > 0) append(context, { kind: 'statement imported', summary, writes });
    if (given && file.form === 'table') remember(context, file, given);
    return done({ added: fresh.length, known: read.value.length - fresh.length, ...periodOf(read.value) });
  }),
];

async function open({ files }: CommandContext, token: string): Promise<Outcome<StatementFile>> {
  const path = files.path(token);
  if (path === undefined) return refuse('not-found', 'This file is not open any more. Choose it again.', 'file');
  return openStatement(path);
}

type TableFile = Extract<StatementFile, { form: 'table' }>;

/** How the columns are understood: as before, else as their names or what stands in them tell [BANK-12]. */
function columnsOf({ books }: CommandContext, file: StatementFile): { columns: StatementColumns; remembered: boolean } {
  if (file.form === 'OFX') return { columns: { mapping: {}, heading: true }, remembered: true };
  for (const heading of [true, false]) {
    const kept = books.local.get(statementKey(statementTable(file.read, heading), heading));
    if (kept !== undefined) return { columns: statementColumnsSchema.parse(JSON.parse(kept)), remembered: true };
  }
  return { columns: suggestReading(file.read), remembered: false };
}

/** As the biller says; where nothing is said of any column, as is most likely. */
function filled(given: StatementColumns, file: StatementFile): StatementColumns {
  if (file.form === 'OFX' || Object.keys(given.mapping).length > 0) return given;
  return { heading: given.heading, mapping: suggestMapping(file.read, given.heading) };
}

/** On this desk: what a bank calls its columns says nothing about money. */
function remember({ books }: CommandContext, { read }: TableFile, columns: StatementColumns): void {
  books.local.set(statementKey(statementTable(read, columns.heading), columns.heading), JSON.stringify(columns));
}

function tableOf({ read }: TableFile, columns: StatementColumns): Omit<NonNullable<Output<'bank.read'>['table']>, 'remembered'> {
  const table = statementTable(read, columns.heading);
  return { columns: table.columns.map((name, index) => ({ name, samples: samplesOf(table, index) })), read: columns };
}

function periodOf(lines: readonly StatementLine[]): { from: StatementLine['date']; to: StatementLine['date'] } {
  const [first, ...dates] = lines.map(({ date }) => date).toSorted();
  if (first === undefined) throw new Error('a statement has lines');
  return { from: first, to: dates.at(-1) ?? first };
}

function moneyOf(lines: readonly StatementLine[]): { moneyIn: Cents; moneyOut: Cents } {
  const amounts = lines.map(({ amount }) => amount);
  return { moneyIn: sum(amounts.filter((amount) => amount > 0)), moneyOut: sum(amounts.filter((amount) => amount < 0)) };
}
