/** Files that are brought in: opened, judged row by row, added in one durable step. Other requests are answered meanwhile. */
import { columnMappingSchema, type ColumnMapping, importFields, type ImportKind, importKinds } from '../../shared/import-fields.ts';
import type { ImportCounts, ImportRow } from '../../shared/office-api/imports.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Reader } from '../books/open.ts';
import { createJudge, type JudgedRow } from '../imports/judge.ts';
import { countsOf, type OpenedTable, totalsOf } from '../imports/import-desk.ts';
import { loadKnownBooks } from '../imports/known-books.ts';
import { readFile } from '../imports/read-file.ts';
import { saveBadRows } from '../imports/save-bad-rows.ts';
import { columnsKey, guessKind, suggestMapping } from '../imports/suggest.ts';
import { samplesOf, type Table } from '../imports/table.ts';
import { bringIn } from './bring-in.ts';
import { command, type CommandContext, query } from './registry.ts';

type Plan = Parsed<'imports.check'>;

const notOpen = () => refuse('not-found', 'This file is not open any more. Choose it again.', 'file');

export const importHandlers = [
  command('imports.open', async ({ files, importDesk, reader }, { file, sheet }) => {
    const path = files.path(file);
    if (path === undefined) return notOpen();
    const read = await readFile(path, sheet);
    if (!read.ok) return read;
    const name = files.name(file);
    importDesk.open({ ...read.value, token: file, name });
    const { table, form, sheets, sheet: chosen } = read.value;
    const found = importKinds.map((kind) => [kind, rememberedMapping(reader, kind, table)] as const);
    const suggestion = (kind: ImportKind, kept: ColumnMapping | null) => kept ?? suggestMapping(kind, table.columns);
    const remembered = found.flatMap(([kind, kept]) => (kept ? [kind] : []));
    return done({
      name,
      form,
      sheets,
      sheet: chosen,
      rows: table.rows.length,
      columns: table.columns.map((column, index) => ({ name: column, samples: samplesOf(table, index) })),
      holds: remembered[0] ?? guessKind(table.columns),
      mappings: Object.fromEntries(found.map(([kind, kept]) => [kind, suggestion(kind, kept)])) as Record<ImportKind, ColumnMapping>, // of all kinds
      remembered,
    });
  }),

  command('imports.check', async (context, plan) => {
    const ready = readyTable(context, plan);
    if (!ready.ok) return ready;
    const rows: JudgedRow[] = [];
    const judge = await judgeFor(context, plan, ready.value.table);
    const ended = await context.runs.over('Check the file', ready.value.table.rows, (row) => void rows.push(judge(row).row));
    if (!ended.ok) return ended;
    if (ended.value.cancelled) return done(null);
    context.importDesk.keepJudged(plan.file, rows);
    return done({ counts: countsOf(rows), totals: totalsOf(rows.filter(({ status }) => status === 'new')) });
  }),

  query('importRows.list', ({ openedTable }, { filter: { file, statuses }, sort, offset, limit }) => {
    const opened = openedTable(file);
    if (!opened) return notOpen();
    const found = statuses ? opened.judged.filter(({ status }) => statuses.includes(status)) : opened.judged;
    const page = sort?.descending ? found.toReversed().slice(offset, offset + limit) : found.slice(offset, offset + limit);
    return done({ rows: page.map(rowOf), count: found.length, totals: totalsOf(found) });
  }),

  command('imports.run', async (context, { expected, ...plan }) => {
    const ready = readyTable(context, plan);
    if (!ready.ok) return ready;
    const { table, name } = ready.value;
    const { holds, mapping } = plan;
    const judgeOfNow = () => judgeFor(context, plan, table);
    const brought = await bringIn(
      context,
      { rows: table.rows, judgeOfNow, holds, expected: expected.new, isExpected: (rows) => same(countsOf(rows), expected) },
      (rows) => ({
        file: name,
        holds,
        added: expected.new,
        passedOver: expected.rows - expected.new,
        total: totalsOf(rows).owed,
        columns: columnsKey(holds, table.columns),
        mapping,
        undone: false,
      }),
    );
    if (!brought.ok || brought.value === null) return brought.ok ? done(null) : brought;
    const { id, rows } = brought.value;
    context.importDesk.keepJudged(plan.file, rows);
    return done({ id, counts: countsOf(rows), totals: totalsOf(rows.filter(({ status }) => status === 'new')) });
  }),

  command('imports.saveBad', async ({ files, importDesk }, { file, to }) => {
    const opened = importDesk.opened(file);
    const path = files.path(to);
    if (!opened || path === undefined) return notOpen();
    return saveBadRows(path, opened);
  }),
];

/** The open table, once every field without which no row can be read has its column. */
function readyTable({ importDesk }: CommandContext, { file, holds, mapping }: Plan): Outcome<OpenedTable> {
  const opened = importDesk.opened(file);
  if (!opened) return notOpen();
  const { columns } = opened.table;
  const has = (field: string) => columns.includes(mapping[field] ?? '');
  for (const [field, column] of Object.entries(mapping)) {
    const label = importFields(holds).find(({ key }) => key === field)?.label;
    if (label === undefined) return refuse('invalid-input', `There is no “${field}” to read from a column.`, `mapping.${field}`);
    if (!columns.includes(column)) return refuse('invalid-input', `The file has no column “${column}” for ${label}.`, `mapping.${field}`);
  }
  const missing = importFields(holds).find(({ key, required }) => required && !has(key));
  if (missing) return refuse('invalid-input', `Say which column holds: ${missing.label}.`, `mapping.${missing.key}`);
  if (holds !== 'customers' && !has('customer') && !has('customerId'))
    return refuse('invalid-input', 'Say which column holds the customer’s name or ID.', 'mapping.customer');
  if (holds === 'dispatches' && !has('quoted') && !has('allowed') && !has('owed'))
    return refuse('invalid-input', 'Say which column holds the price, or what is still owed.', 'mapping.quoted');
  return done(opened);
}

async function judgeFor({ reader, clock }: CommandContext, { holds, mapping, usualKind }: Plan, table: Table) {
  return createJudge({ holds, table, mapping, usualKind, known: await loadKnownBooks(reader, holds), today: clock.today() });
}

/** The mapping of the latest file of the same columns. */
function rememberedMapping(reader: Reader, kind: ImportKind, { columns }: Table): ColumnMapping | null {
  const row = reader.first<{ mapping: string }>('SELECT mapping FROM imports WHERE columns = :columns ORDER BY id DESC LIMIT 1', {
    columns: columnsKey(kind, columns),
  });
  const mapping = row && columnMappingSchema.parse(JSON.parse(row.mapping));
  return mapping && Object.values(mapping).every((column) => columns.includes(column)) ? mapping : null;
}

function rowOf({ line, status, reason, what, customer, date, price, owed }: JudgedRow): ImportRow {
  return { id: String(line), line, status, reason, what, customer, date, price, owed };
}

function same(a: ImportCounts, b: ImportCounts): boolean {
  return a.new === b.new && a['here already'] === b['here already'] && a['twice in the file'] === b['twice in the file'] && a.bad === b.bad;
}
