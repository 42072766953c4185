/** The Check Register with a million records: the first page of its list and of its filters, as the ledger serves it, against the same SQL on bare SQLite. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { brokenDispatch, brokenRecord, brokenSum, strayEvent, strayPart } from '../../src/ledger/books/invariants/balances.ts';
import { doubleStripeObject } from '../../src/ledger/books/invariants/identity.ts';
import { pageOfRegister, sumOfRegister } from '../../src/ledger/queries/register.ts';
import type { Books } from '../../src/ledger/books/open.ts';
import { type Ledger, serve } from '../../src/ledger/serve.ts';
import { assert } from '../../src/shared/assert.ts';
import { addDays } from '../../src/shared/dates.ts';
import { calls, type Input, type Output } from '../../src/shared/office-api/index.ts';
import { type Findings, inTurns, median, medianRatio } from '../measure.ts';
import { found, open, until } from '../open-books.ts';
import { ledgerOf } from '../../test/builders/ledger-of.ts';
import { withParts } from '../parts.ts';
import { memoryOfLedger } from './memory.ts';
import { fillRegister } from './records.ts';

export type RegisterSize = { records: number; rounds: number };

type ListInput = Input<'register.list'>;
type View = { what: string; input: ListInput };

const views: readonly View[] = [
  { what: 'first page', input: { filter: {} } },
  { what: 'only Stripe', input: { filter: { types: ['Stripe'] } } },
  { what: 'checks and EFTs', input: { filter: { types: ['Check', 'EFT'] } } },
  { what: 'needs review', input: { filter: { needsReview: true } } },
  { what: 'one customer', input: { filter: { customer: 'customer00000000' } } },
  { what: 'one quarter', input: { filter: { from: addDays(until, -200), to: addDays(until, -110) } } },
  { what: 'text: part of a name', input: { filter: { text: 'harbor' } } },
  { what: 'text: a number', input: { filter: { text: '10042' } } },
];

export function benchRegister({ records, rounds }: RegisterSize): Promise<Findings> {
  return withParts(async ({ folder, atEnd }) => {
    const file = join(folder, 'office.paydesk');
    const user = found(file);
    fillRegister(file, records, until);
    const memory = await memoryOfLedger(
      file,
      until,
      views.map(({ input }) => input),
    );
    const books = open(file);
    atEnd(() => books.close());
    assertSound(books);
    const raw = new Database(file, { readonly: true });
    atEnd(() => raw.close());
    const ledger = ledgerOf(books, user);

    const findings: Findings = {
      figures: [],
      ratios: [{ what: 'memory of the ledger’s process, of 200 MB', ratio: memory / 200, goal: { atMost: 1 } }],
    };
    findings.figures.push({ what: 'memory of the ledger’s process', value: memory, unit: 'MB' });
    for (const { what, input } of views) {
      // Each time something has just been committed, as when a screen refreshes: no answer and no page of the file is remembered.
      const afterCommit = (work: () => unknown) => async () => {
        books.local.set('bench', String(performance.now()));
        const started = performance.now();
        await work();
        return performance.now() - started;
      };
      const bare = bareList(raw, input);
      const measures = { ledger: afterCommit(() => list(ledger, input)), bare: afterCommit(bare) };
      assertSame(await list(ledger, input), bare());
      await inTurns(1, measures);
      const times = await inTurns(rounds, measures);
      findings.ratios.push({ what: `${what}, with count and totals`, ratio: medianRatio(times.ledger, times.bare), goal: { atMost: 1.5 } });
      findings.figures.push({ what: `${what} (bare SQLite: ${median(times.bare).toFixed(1)})`, value: median(times.ledger), unit: 'ms' });
    }
    return findings;
  });
}

/** The rows were written past the journal: the invariants hold, all but the one that compares with it. */
function assertSound({ reader }: Books): void {
  for (const look of [brokenDispatch, brokenRecord, brokenSum, strayEvent, strayPart, doubleStripeObject]) {
    const finding = look(reader);
    assert(finding === null, finding?.message ?? '');
  }
}

async function list(ledger: Ledger, input: ListInput): Promise<Output<'register.list'>> {
  const response = await serve({ id: 1, name: 'register.list', input }, ledger);
  assert(response.ok, 'the list is served');
  return response.output as Output<'register.list'>; // `serve` has parsed it by this call's schema
}

type BareList = { rows: unknown[]; sums: unknown };

/** The same statements, prepared, on a connection of their own. */
function bareList(db: Database.Database, input: ListInput): () => BareList {
  const { filter, sort, offset, limit } = calls['register.list'].input.parse(input);
  const page = pageOfRegister(filter, sort);
  const sum = sumOfRegister(filter);
  const [pageStatement, sumStatement] = [db.prepare(page.sql), db.prepare(sum.sql)];
  return () => ({ rows: pageStatement.all({ ...page.params, offset, limit }), sums: sumStatement.get(sum.params) });
}

/** Both found the same, and something. */
function assertSame({ rows, count, totals }: Output<'register.list'>, bare: BareList): void {
  assert(rows.length > 0 && rows.length === bare.rows.length, 'both find the same page');
  assert(JSON.stringify(bare.sums) === JSON.stringify({ count, ...totals }), `both find the same totals: ${JSON.stringify(bare.sums)}`);
}
