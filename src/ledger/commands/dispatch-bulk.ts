/** Many dispatches at once: each by an operation of its own, as if a biller had done it one by one [MOVE-1]. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Cents, sum } from '../../shared/money.ts';
import type { BulkPlan, DispatchMove, DispatchScope, PlannedMove } from '../../shared/office-api/dispatch-bulk.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Dispatch } from '../billing/invoice.ts';
import { owedOf } from '../billing/owed.ts';
import { dispatchAfter } from '../billing/standing.ts';
import type { Reader } from '../books/connection.ts';
import { append } from './append.ts';
import { decideMove, type Prices } from './dispatch-moves.ts';
import { loadPriceLines } from './load-prices.ts';
import { command, query } from './registry.ts';

/** As many as can be worked on at once. */
const most = 10_000;
/** A preview names so many; the others are counted. */
const mostNamed = 200;
const mostNumbers = 20;
const tripsATurn = 100;

const titles: Record<DispatchMove['what'], string> = {
  park: 'Park trips',
  release: 'Release trips',
  'make non-billable': 'Make trips non-billable',
  'make billable': 'Make trips billable',
  'change payor': 'Change payors',
  'write off': 'Write off trips',
  'take write-off back': 'Take write-offs back',
  reopen: 'Move trips to the Billing office',
  'quote again': 'Quote trips again',
};

type Found = { id: string; number: number; customer: string };

export const dispatchBulkHandlers = [
  query('dispatches.planBulk', async ({ reader }, { trips, move }) => {
    const found = find(reader, trips);
    return found.ok ? done(await plan(reader, found.value, move)) : found;
  }),

  command('dispatches.bulk', async (context, { trips, move }) => {
    const { reader, runs } = context;
    const found = find(reader, trips);
    if (!found.ok) return found;
    const refused: { id: string; name: string; reason: string }[] = [];
    const operations: string[] = [];
    const prices = pricesOf(reader);
    const ended = await runs.over(titles[move.what], found.value, ({ id, number, customer }) => {
      const decided = decideMove(reader, id, move, prices);
      if (decided.ok) operations.push(append(context, decided.value.decision).operation);
      else refused.push({ id, name: `${number}, ${customer}`, reason: decided.refusal.message });
    });
    return ended.ok
      ? done({ of: found.value.length, done: operations.length, refused, cancelled: ended.value.cancelled, operations })
      : ended;
  }),
];

/** The price lines of each customer, read once for all its trips. */
function pricesOf(reader: Reader): Prices {
  const known = new Map<string, ReturnType<Prices>>();
  return (customer) => {
    const lines = known.get(customer) ?? loadPriceLines(reader, customer);
    known.set(customer, lines);
    return lines;
  };
}

function find(reader: Reader, scope: DispatchScope): Outcome<Found[]> {
  const found =
    'ids' in scope
      ? reader.all<Found>(pickedSql, { ids: JSON.stringify(scope.ids) })
      : reader.all<Found>(rangeSql, { ...scope, limit: most + 1 });
  if ('ids' in scope && found.length < new Set(scope.ids).size)
    return refuse('not-found', 'One of these dispatches does not exist.', 'trips.ids');
  if (found.length > most) return refuse('invalid-input', 'These are more than 10,000 trips: choose a shorter time.', 'trips.to');
  return done(found);
}

/** Other requests are answered in between: it may be thousands of trips. */
async function plan(reader: Reader, found: readonly Found[], move: DispatchMove): Promise<BulkPlan> {
  const pairs: { before: Dispatch; after: Dispatch; customer: string }[] = [];
  const reasons = new Map<string, number[]>();
  const prices = pricesOf(reader);
  for (const [index, { id, number, customer }] of found.entries()) {
    if (index % tripsATurn === 0) await nextTurn();
    const decided = decideMove(reader, id, move, prices);
    if (decided.ok) {
      const { dispatch, decision } = decided.value;
      pairs.push({ before: dispatch, after: dispatchAfter(dispatch, decision.writes), customer });
    } else {
      const numbers = reasons.get(decided.refusal.message);
      if (numbers) numbers.push(number);
      else reasons.set(decided.refusal.message, [number]);
    }
  }
  return {
    count: pairs.length,
    before: amountsOf(pairs.map(({ before }) => before)),
    after: amountsOf(pairs.map(({ after }) => after)),
    states: statesOf(pairs),
    moves: pairs.slice(0, mostNamed).map(({ before, after, customer }): PlannedMove => {
      const { id, number, date } = before;
      return { dispatch: { id, number, date }, customer, before: standingOf(before), after: standingOf(after) };
    }),
    leftAlone: [...reasons]
      .map(([reason, numbers]) => ({ reason, count: numbers.length, numbers: numbers.slice(0, mostNumbers) }))
      .toSorted((a, b) => b.count - a.count),
  };
}

function standingOf(dispatch: Dispatch) {
  return { state: dispatch.state, quoted: dispatch.quoted, owed: owedOf(dispatch).owed };
}

function amountsOf(dispatches: readonly Dispatch[]): BulkPlan['before'] {
  const owed = dispatches.map(owedOf);
  const total = (of: (each: (typeof owed)[number]) => Cents) => sum(owed.map(of));
  return {
    quoted: sum(dispatches.map(({ quoted }) => quoted)),
    owed: total((each) => each.owed),
    balanceDue: total((each) => each.balanceDue),
    writtenOff: total((each) => each.writtenOff),
  };
}

function statesOf(pairs: readonly { before: Dispatch; after: Dispatch }[]): BulkPlan['states'] {
  const states: BulkPlan['states'] = [];
  for (const { before, after } of pairs) {
    const known = states.find(({ from, to }) => from === before.state && to === after.state);
    if (known) known.count += 1;
    else states.push({ from: before.state, to: after.state, count: 1 });
  }
  return states;
}

const columns = `dispatches.id, dispatches.number, ifnull(customers.name, '') AS customer`;

const pickedSql = `
SELECT ${columns}
FROM (SELECT DISTINCT value AS id FROM json_each(:ids)) AS chosen
JOIN dispatches ON dispatches.id = chosen.id
LEFT JOIN customers ON customers.id = dispatches.customer
ORDER BY dispatches.number, dispatches.id`;

const rangeSql = `
SELECT ${columns}
FROM dispatches
LEFT JOIN customers ON customers.id = dispatches.customer
WHERE dispatches.date >= :from AND (:to IS NULL OR dispatches.date <= :to) AND (:customer IS NULL OR dispatches.customer = :customer)
ORDER BY dispatches.number, dispatches.id
LIMIT :limit`;
