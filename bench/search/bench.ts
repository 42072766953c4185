/**
 * Search and filters over a large office, as the ledger serves them, against the very same statements on bare SQLite; and what memory the ledger's
 * process takes for them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createWriter, type Params, type Reader } from '../../src/ledger/books/connection.ts';
import { type Ledger, serve } from '../../src/ledger/serve.ts';
import { assert } from '../../src/shared/assert.ts';
import { addDays } from '../../src/shared/dates.ts';
import type { Input, QueryName } from '../../src/shared/office-api/index.ts';
import { startDesk } from '../../test/scenario/desk.ts';
import { type Findings, inTurns, median, medianRatio } from '../measure.ts';
import { found, open, until } from '../open-books.ts';
import { ledgerOf } from '../../test/builders/ledger-of.ts';
import { withParts } from '../parts.ts';
import { fillRegister } from '../register/records.ts';
import { fillWords } from './words.ts';

export type SearchSize = { records: number; rounds: number };

type Ask = { [Name in QueryName]: { what: string; name: Name; input: Input<Name> } }[QueryName];

/** Searches of a millisecond are compared as they are while somebody types, not as the first of the day. */
const warmUp = 15;

const find = (what: string, text: string): Ask => ({ what: `search: ${what}`, name: 'office.search', input: { text } });

const asks: readonly Ask[] = [
  find('a check number', '10042'),
  find('an amount', '$109.19'),
  find('a customer', 'harbor view'),
  find('a patient', 'nunez'),
  find('a patient, two words', 'jose nun'),
  find('pi_…', 'pi_1006'),
  find('two letters', 'an'),
  { what: 'customers by words', name: 'customers.list', input: { filter: { text: 'harbor' } } },
  { what: 'payment events, first page', name: 'events.list', input: { filter: {} } },
  { what: 'payment events of a quarter', name: 'events.list', input: { filter: { from: addDays(until, -200), to: addDays(until, -110) } } },
  { what: 'payment events of a kind', name: 'events.list', input: { filter: { kinds: ['reversal'] } } },
  { what: 'register, first page', name: 'register.list', input: { filter: {} } },
];

export function benchSearch({ records, rounds }: SearchSize): Promise<Findings> {
  return withParts(async ({ folder, atEnd }) => {
    const file = join(folder, 'office.paydesk');
    const user = found(file);
    fillRegister(file, records, until);
    fillWords(file);

    const memory = await memoryOf(file);
    const books = open(file);
    atEnd(() => books.close());
    const raw = new Database(file, { readonly: true });
    atEnd(() => raw.close());
    const ledger = ledgerOf(books, user);
    const findings: Findings = {
      figures: memory === null ? [] : [{ what: 'memory of the ledger’s process', value: memory, unit: 'MB' }],
      ratios: [],
    };
    for (const ask of asks) {
      // Each time something has just been committed, as when a screen refreshes: no answer is remembered.
      const afterCommit = (work: () => unknown) => async () => {
        books.local.set('bench', String(performance.now()));
        const started = performance.now();
        await work();
        return performance.now() - started;
      };
      const measures = { ledger: afterCommit(() => answer(ledger, ask)), bare: afterCommit(await bareStatements(ledger, raw, ask)) };
      await inTurns(warmUp, measures);
      const times = await inTurns(rounds, measures);
      findings.ratios.push({ what: ask.what, ratio: medianRatio(times.ledger, times.bare), goal: { atMost: 1.5 } });
      findings.figures.push({
        what: `${ask.what} (bare SQLite: ${median(times.bare).toFixed(1)})`,
        value: median(times.ledger),
        unit: 'ms',
      });
    }
    return findings;
  });
}

/** The most that the ledger's own process ever took, in megabytes, once it has answered everything; null where the system does not say. */
async function memoryOf(file: string): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const desk = await startDesk(file, until);
  try {
    for (const { name, input } of asks) await desk.call(name, input);
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${desk.pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } finally {
    await desk.stop();
  }
}

async function answer(ledger: Ledger, { name, input }: Ask): Promise<void> {
  const response = await serve({ id: 1, name, input }, ledger);
  assert(response.ok && JSON.stringify(response.output).includes('"id"'), `${name} finds something`);
}

type Statement = { sql: string; params: Params };

/** The statements that the ledger runs for it, run again on a connection of their own: what SQLite alone takes for them. */
async function bareStatements(ledger: Ledger, db: Database.Database, ask: Ask): Promise<() => void> {
  const statements: Statement[] = [];
  const reader = createWriter(db);
  const noted = <Verb extends 'all' | 'first' | 'one'>(verb: Verb): Reader[Verb] =>
    ((sql: string, params: Params = []) => {
      if (!sql.includes('FROM settings') && !sql.includes('FROM users')) statements.push({ sql, params });
      return reader[verb](sql, params);
    }) as Reader[Verb]; // the same verb, which only takes note
  const recorder: Reader = { ...reader, all: noted('all'), first: noted('first'), one: noted('one') };
  await answer({ ...ledger, books: { ...ledger.books, reader: recorder } }, ask);
  const prepared = statements.map(({ sql, params }) => ({ statement: db.prepare<[Params], unknown>(sql), params }));
  return () => {
    for (const { statement, params } of prepared) statement.all(params);
  };
}
