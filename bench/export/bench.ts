/** The Finder's export of very many payment events, against bare SQLite that writes the same rows as CSV; and what memory the ledger's process takes for it. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from '../../scripts/build.ts';
import { countOfEvents } from '../../src/ledger/queries/events.ts';
import { sheetOfEvents } from '../../src/ledger/exports/sheet-of-events.ts';
import { type Ledger, serve } from '../../src/ledger/serve.ts';
import { assert } from '../../src/shared/assert.ts';
import { type ExportFile, exportForms } from '../../src/shared/office-api/exports.ts';
import { startDesk } from '../../test/scenario/desk.ts';
import { type Figure, type Findings, inTurns, median, medianRatio } from '../measure.ts';
import { found, open, until } from '../open-books.ts';
import { ledgerOf } from '../../test/builders/ledger-of.ts';
import { withParts } from '../parts.ts';
import { fillRegister } from '../register/records.ts';
import { rawCsv } from './floor.ts';

export type ExportSize = { events: number; rounds: number; rebuild: boolean };

export function benchExport({ events, rounds, rebuild }: ExportSize): Promise<Findings> {
  return withParts(async ({ folder, atEnd }) => {
    if (rebuild) await build(['ledger']);
    const file = join(folder, 'office.paydesk');
    const user = found(file);
    fillRegister(file, Math.ceil(events / 3), until);
    const memory: Figure[] = [];
    for (const form of exportForms) memory.push(...(await memoryOf(file, join(folder, `memory.${form}`), form, rebuild)));

    const books = open(file);
    atEnd(() => books.close());
    const ledger = ledgerOf(books, user);
    const { sql, params } = sheetOfEvents(books.reader, {});
    const of = countOfEvents(books.reader, {});
    const waits: number[] = [];
    const measured = (form: ExportFile['form']) => () => exported(ledger, join(folder, `events.${form}`), form, of, waits);
    const times = await inTurns(rounds, {
      csv: measured('csv'),
      xlsx: measured('xlsx'),
      bare: () => rawCsv(file, sql, params, join(folder, 'raw.csv')),
    });
    return {
      figures: [
        ...memory,
        { what: `the ledger, ${of.toLocaleString('en-US')} payment events as CSV`, value: median(times.csv), unit: 'ms' },
        { what: 'the same for Excel', value: median(times.xlsx), unit: 'ms' },
        { what: 'bare SQLite to CSV', value: median(times.bare), unit: 'ms' },
        { what: 'size of the CSV', value: statSync(join(folder, 'events.csv')).size / 1e6, unit: 'MB' },
        { what: 'the longest that another request waited meanwhile', value: Math.max(...waits), unit: 'ms' },
      ],
      ratios: [
        { what: 'as CSV, of the time that bare SQLite takes', ratio: medianRatio(times.csv, times.bare), goal: { atMost: 2 } },
        { what: 'for Excel, of the time that bare SQLite takes for CSV', ratio: medianRatio(times.xlsx, times.bare), goal: null },
      ],
    };
  });
}

/** Milliseconds of one export, while another request is made now and then. */
async function exported(ledger: Ledger, path: string, form: ExportFile['form'], rows: number, waits: number[]): Promise<number> {
  ledger.files.offer(path, path);
  let running = true;
  const meanwhile = askMeanwhile(ledger, waits, () => running);
  const started = performance.now();
  const response = await serve({ id: 1, name: 'events.export', input: { to: path, form, filter: {} } }, ledger);
  const took = performance.now() - started;
  running = false;
  await meanwhile;
  assert(response.ok && JSON.stringify(response.output) === JSON.stringify({ rows }), 'every event is in the file');
  return took;
}

async function askMeanwhile(ledger: Ledger, waits: number[], goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    const asked = performance.now();
    await serve({ id: 1, name: 'customers.list', input: { filter: {}, limit: 20 } }, ledger);
    waits.push(performance.now() - asked);
    await pause(100);
  }
}

/** As an office runs it. */
const built = fileURLToPath(new URL('../../build/ledger/main.mjs', import.meta.url));

/** The most that a ledger's own process ever takes for one export, in megabytes; nothing where the system does not say. */
async function memoryOf(file: string, to: string, form: ExportFile['form'], isBuilt: boolean): Promise<Figure[]> {
  if (process.platform !== 'linux') return [];
  const desk = await startDesk(file, until, isBuilt ? built : undefined);
  try {
    const peak = () => Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${desk.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    await desk.call('office.session', {});
    const before = peak();
    await desk.call('events.export', { to: desk.offer(to), form, filter: {} });
    return [
      { what: `memory of the ledger’s process, ${form}`, value: peak(), unit: 'MB' },
      { what: `of it before the export`, value: before, unit: 'MB' },
    ];
  } finally {
    await desk.stop();
  }
}
