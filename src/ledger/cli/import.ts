import { type Command, Option } from 'commander';
import { existsSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { columnMappingSchema, type ColumnMapping, type ImportKind, importKinds } from '../../shared/import-fields.ts';
import { formatMoney } from '../../shared/money.ts';
import type { ImportCounts, ImportTotals } from '../../shared/office-api/imports.ts';
import { type CallName, calls, type Input, type Output } from '../../shared/office-api/index.ts';
import { type CustomerKind, customerKinds } from '../../shared/words.ts';
import { isAdministrator } from '../billing/change-person.ts';
import { openBooks } from '../books/open.ts';
import { registry } from '../commands/registry.ts';
import { createRuns } from '../commands/runs.ts';
import { loadPeople } from '../door/people.ts';
import { createSeat } from '../door/seat.ts';
import { createFiles } from '../files.ts';
import { handlers } from '../handlers.ts';
import { createImportDesk } from '../imports/import-desk.ts';
import { createClock } from '../journal/clock.ts';
import { systemRandom } from '../journal/ids.ts';
import { restoreInto } from '../office-export/restore.ts';
import { makeBeside } from '../books/beside.ts';
import { serve } from '../serve.ts';
import { alone } from '../sync/alone.ts';
import { failWith, showProgress, valueOf } from './answer.ts';

type Options = { mapping?: string; dryRun?: boolean; usualKind: CustomerKind; sheet?: string; bad?: string };

const token = 'source';
const badToken = 'bad rows';
const linesAMessage = 1000;
/** Bad rows that are shown one by one. */
const mostShown = 20;

/** `import FILE KIND SOURCE`: what the window does by File › Import, by the same calls; no desk may have the books open. `import NEW EXPORT` makes new books. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('bring customers, trips or open balances in from a CSV or Excel file; or make new books of a full export')
    .argument('<file>', 'the books')
    .argument('<kind>', `what the source holds: ${importKinds.join(', ')}; or, without a source, the archive of a full export`)
    .argument('[source]', 'the CSV or Excel file')
    .option(
      '--mapping <file>',
      'a JSON file: the name of the column by field, {"name": "Facility"}; without it, told from the names of the columns',
    )
    .addOption(new Option('--usual-kind <kind>', 'what customers are whose row does not say').choices(customerKinds).default('facility'))
    .option('--sheet <name>', 'the sheet of a workbook; without it, the first')
    .option('--dry-run', 'only say what would happen')
    .option('--bad <file>', 'write the bad rows with their reasons into this file')
    .action(importWhat);
}

async function importWhat(file: string, what: string, source: string | undefined, options: Options): Promise<void> {
  const kind = importKinds.find((each) => each === what);
  if (kind && source !== undefined) return importSource(file, kind, source, options);
  if (source !== undefined || kind) failWith(`Say what the source holds: ${importKinds.join(', ')}; or give a full export alone.`);
  return importExport(file, what);
}

/** A full export becomes new books, byte for byte those that were exported. */
async function importExport(file: string, from: string): Promise<void> {
  if (existsSync(file))
    failWith(`There is a file ${file} already. A full export becomes books of their own: choose a new name; nothing was written.`);
  const restored = valueOf(
    await makeBeside(file, (to) => restoreInto(from, to, (done, of) => done % linesAMessage === 0 && showProgress(done, of, 'lines'))),
  );
  restored.takePlace();
  console.log(`Made the books anew of ${from}.`);
}

async function importSource(file: string, kind: ImportKind, source: string, options: Options): Promise<void> {
  const books = valueOf(openBooks(file, { clock: createClock(), random: systemRandom }));
  const administrator = loadPeople(books.reader).find(isAdministrator);
  if (!administrator) {
    books.close();
    return failWith('This office has no Administrator yet. Open the books with Paydesk first, and answer what it asks.');
  }
  const runs = createRuns(() => books.newId(), books.clock.now);
  const files = createFiles();
  files.offer(token, source);
  if (options.bad !== undefined) files.offer(badToken, options.bad);
  const log = pino({ level: 'silent' });
  const ledger = {
    registry: registry(handlers),
    books,
    sync: alone(),
    runs,
    files,
    importDesk: createImportDesk(),
    log,
    seat: createSeat(administrator.id),
  };
  const ask = async <Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const response = await serve({ id: 1, name, input }, ledger);
    if (response.ok) return calls[name].output.parse(response.output) as Output<Name>; // by the very schema of the name
    books.close();
    return failWith(response.refusal.message);
  };

  const { mappings, form } = await ask('imports.open', { file: token, ...(options.sheet !== undefined && { sheet: options.sheet }) });
  const mapping = options.mapping === undefined ? (mappings[kind] ?? {}) : readMapping(options.mapping);
  console.log(
    `${form}. Columns: ${Object.entries(mapping)
      .map(([field, column]) => `${field} = ${column}`)
      .join(', ')}`,
  );
  const plan = { file: token, holds: kind, mapping, usualKind: options.usualKind };
  const checked = await ask('imports.check', plan);
  if (!checked) return failWith('Stopped. Nothing was imported.');
  say(checked.counts, checked.totals);
  const bad = await ask('importRows.list', { filter: { file: token, statuses: ['bad'] }, limit: mostShown });
  for (const { line, reason } of bad.rows) console.log(`row ${line}: ${reason}`);
  if (bad.count > bad.rows.length) console.log(`and ${bad.count - bad.rows.length} more`);
  if (options.bad !== undefined) await ask('imports.saveBad', { file: token, to: badToken });
  if (options.dryRun) console.log('A dry run: nothing was imported.');
  else if (checked.counts.new === 0) console.log('Nothing new: nothing was imported.');
  else {
    const ran = await ask('imports.run', { ...plan, expected: checked.counts });
    console.log(ran ? `Imported ${ran.counts.new} rows as ${ran.id}.` : 'Stopped. Nothing was imported.');
  }
  books.close();
}

function say(counts: ImportCounts, { price, paid, owed }: ImportTotals): void {
  const { rows, ...byStatus } = counts;
  const parts = Object.entries(byStatus).flatMap(([status, count]) => (count === 0 ? [] : [`${count} ${status}`]));
  console.log(`${rows} rows: ${parts.join(', ')}`);
  console.log(`The new ones: price ${formatMoney(price)}, paid before ${formatMoney(paid)}, owed ${formatMoney(owed)}`);
}

function readMapping(file: string): ColumnMapping {
  try {
    return columnMappingSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return failWith(`${file} is no JSON file of columns by field, such as {"name": "Facility", "kind": "Type"}.`);
  }
}
