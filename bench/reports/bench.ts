/**
 * The dashboards of a large office, all their figures asked for at once as the screen does, and a report of every payment event: against the very same statements on
 * bare SQLite, and beside what one plain look at every payment event takes; and how long another request waits meanwhile.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { createAside } from '../../src/ledger/aside/aside.ts';
import { createWriter, type Params, type Reader } from '../../src/ledger/books/connection.ts';
import { answerReport } from '../../src/ledger/queries/reports/run.ts';
import { type Ledger, serve } from '../../src/ledger/serve.ts';
import { assert } from '../../src/shared/assert.ts';
import { type Definition, definition } from '../../src/shared/reports/definition.ts';
import { daysOfPeriod } from '../../src/shared/reports/periods.ts';
import { aging, monthlyCards } from '../../src/renderer/screens/reports/dashboards/cards.ts';
import { type Findings, inTurns, median, medianRatio } from '../measure.ts';
import { found, open, until } from '../open-books.ts';
import { ledgerOf } from '../../test/builders/ledger-of.ts';
import { withParts } from '../parts.ts';
import { fillRegister } from '../register/records.ts';
import { fillBilled } from './billed.ts';

export type ReportsSize = { records: number; rounds: number };

const page = { offset: 0, limit: 500 };

const everyEvent = definition({
  dataset: 'PaymentEvents',
  columns: ['date', 'amount'],
  groups: [{ column: 'transactionType' }],
  measures: [{ as: 'count' }, { as: 'sum', column: 'amount' }],
  pivot: { column: 'date', by: 'year' },
});

const sets: readonly { what: string; reports: readonly Definition[] }[] = [
  {
    what: 'the dashboards',
    reports: [aging('ageStep'), ...monthlyCards.map(({ report }) => report(daysOfPeriod('last 12 months', until)))],
  },
  { what: 'aging by first invoice', reports: [aging('invoiceAgeStep')] },
  { what: 'every payment event by type and year', reports: [everyEvent] },
];

export function benchReports({ records, rounds }: ReportsSize): Promise<Findings> {
  return withParts(async ({ folder, atEnd }) => {
    const file = join(folder, 'office.paydesk');
    const user = found(file);
    fillRegister(file, records, until);
    fillBilled(file);

    const books = open(file);
    atEnd(() => books.close());
    const aside = createAside(file, books.reader, 0);
    atEnd(() => aside.close());
    const raw = new Database(file, { readonly: true });
    atEnd(() => raw.close());
    const ledger = { ...ledgerOf(books, user), aside };
    const waits: number[] = [];
    const findings: Findings = { figures: [], ratios: [] };
    for (const { what, reports } of sets) {
      // Each time something has just been committed, as when a screen refreshes: no answer is remembered.
      const afterCommit = (work: () => unknown) => async () => {
        books.local.set('bench', String(performance.now()));
        const started = performance.now();
        await work();
        return performance.now() - started;
      };
      const bare = bareStatements(raw, reports);
      const measures = {
        ledger: afterCommit(() => beside(ledger, waits, askAll(ledger, reports))),
        bare: afterCommit(bare),
        scan: afterCommit(() => raw.prepare('SELECT count(*), sum(amount), max(comment) FROM payment_events').all()),
      };
      await inTurns(1, measures);
      const times = await inTurns(rounds, measures);
      findings.ratios.push({ what, ratio: medianRatio(times.ledger, times.bare), goal: { atMost: 1.5 } });
      findings.ratios.push({ what: `${what}, of one look at every event`, ratio: medianRatio(times.ledger, times.scan), goal: null });
      findings.figures.push({ what: `${what} (bare SQLite: ${median(times.bare).toFixed(0)})`, value: median(times.ledger), unit: 'ms' });
    }
    findings.figures.push({ what: 'the longest that another request waited meanwhile', value: Math.max(...waits), unit: 'ms' });
    return findings;
  });
}

async function askAll(ledger: Ledger, reports: readonly Definition[]): Promise<void> {
  const asked = reports.map((report, id) => serve({ id, name: 'reports.list', input: { filter: { report }, limit: page.limit } }, ledger));
  for (const response of await Promise.all(asked)) assert(response.ok, 'each report is answered');
}

/** While `work` is under way, another screen asks now and then. */
async function beside(ledger: Ledger, waits: number[], work: Promise<void>): Promise<void> {
  let goesOn = true;
  const asking = (async () => {
    do {
      const asked = performance.now();
      await serve({ id: 0, name: 'customers.list', input: { filter: {}, limit: 20 } }, ledger);
      waits.push(performance.now() - asked);
      await pause(20);
    } while (goesOn);
  })();
  await work;
  goesOn = false;
  await asking;
}

/** The statements that the reports are, prepared on a connection of their own. */
function bareStatements(db: Database.Database, reports: readonly Definition[]): () => void {
  const found = new Map<string, { sql: string; params: Params }>();
  const reader = createWriter(db);
  const noting: Reader = {
    ...reader,
    all: (sql, params = []) => {
      found.set(sql + JSON.stringify(params), { sql, params });
      return reader.all(sql, params);
    },
  };
  for (const report of reports) assert(answerReport(noting, report, until, page).ok, 'each report runs');
  const prepared = [...found.values()].map(({ sql, params }) => ({ statement: db.prepare<[Params], unknown>(sql), params }));
  return () => {
    for (const { statement, params } of prepared) statement.all(params);
  };
}
