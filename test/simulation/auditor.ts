/**
 * An auditor who knows nothing of how Paydesk bills: only what was keyed in, and how to add. For every operation of a desk's journal he has noted
 * what went in (money, ledger entries, charges), he reads the prices as they were put last, and so he knows what each customer must owe in all:
 * the prices of its trips − the money that came in + what was put to its ledger. How money was handed out to which trip is not his business.
 */
import type { Books } from '../../src/ledger/books/open.ts';
import { assert } from '../../src/shared/assert.ts';
import { takenBackAgain } from './taken-back-again.ts';

/** What one operation moves. Cents, by customer; charges by dispatch. */
export type Note = {
  /** Positive: money came in. */
  money?: Readonly<Record<string, number>>;
  /** Positive: the customer owes more. */
  ledger?: Readonly<Record<string, number>>;
  charges?: readonly { dispatch: string; kind: 'service charge' | 'discount' | 'finance charge'; amount: number }[];
};

export type Auditor = {
  /** Notes what an operation moved. The same operation may be done on two desks; it then moves the same. */
  note(operation: string, note: Note): void;
  /** Notes that `undone` took `operation` back. */
  noteUndone(operation: string, undone: string): void;
  /** Throws when a customer of the desk does not owe what it must. */
  audit(books: Books): void;
};

type Fields = { customer: string; quoted: number; allowed: number | null; cancelled: boolean; nonBillable: boolean };
type Trip = Fields & { charges: number; finance: number };

export function anAuditor(): Auditor {
  const notes = new Map<string, Note>();
  return {
    note: (operation, note) => void notes.set(operation, note),
    noteUndone: (operation, undone) => {
      const what = notes.get(operation);
      if (what) notes.set(undone, opposite(what));
    },
    audit: (books) => {
      const expected = expectedOf(books, notes);
      for (const [customer, owes] of actuals(books)) {
        assert(
          owes === (expected.get(customer) ?? 0),
          `customer ${customer} owes ${expected.get(customer) ?? 0} in all, the books say ${owes}`,
        );
      }
    },
  };
}

function opposite({ money = {}, ledger = {}, charges = [] }: Note): Note {
  const negated = (amounts: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(amounts).map(([customer, amount]) => [customer, 0 - amount]));
  return { money: negated(money), ledger: negated(ledger), charges: charges.map((charge) => ({ ...charge, amount: 0 - charge.amount })) };
}

function expectedOf(books: Books, notes: ReadonlyMap<string, Note>): Map<string, number> {
  const trips = new Map<string, Trip>();
  const owes = new Map<string, number>();
  const kept = keptOf(books);
  const add = (named: string, amount: number) => {
    const customer = kept.get(named) ?? named;
    owes.set(customer, (owes.get(customer) ?? 0) + amount);
  };
  const inForce = operationsOf(books);
  for (const { body } of inForce) for (const { id, set } of tripPuts(body)) trips.set(id, { ...(trips.get(id) ?? nothingPut), ...set });
  for (const { op } of inForce) {
    const { money = {}, ledger = {}, charges = [] } = notes.get(op) ?? {};
    for (const [customer, amount] of Object.entries(money)) add(customer, 0 - amount);
    for (const [customer, amount] of Object.entries(ledger)) add(customer, amount);
    for (const { dispatch, kind, amount } of charges) {
      const trip = trips.get(dispatch);
      if (trip && kind === 'finance charge') trip.finance += amount;
      else if (trip) trip.charges += kind === 'discount' ? 0 - amount : amount;
    }
  }
  for (const { add: what, row } of takenBackAgain(inForce)) {
    const { dispatch = '', customer = '', kind = '', amount } = row;
    const trip = trips.get(dispatch);
    if (what === 'ledgerEntry') add(customer, 0 - amount);
    if (what !== 'paymentEvent' || !trip) continue;
    if (kind === 'finance charge') trip.finance -= amount;
    else if (kind === 'service charge' || kind === 'discount') trip.charges -= kind === 'discount' ? 0 - amount : amount;
    else add(trip.customer, amount);
  }
  for (const [id, trip] of trips) add(trip.customer, priceOf(books, id, trip));
  return owes;
}

/** A trip that is free costs nothing; what was paid for it is overpaid, and a reversal of more than was paid is forgiven. */
function priceOf(books: Books, id: string, { allowed, quoted, charges, finance, cancelled, nonBillable }: Trip): number {
  if (!cancelled && !nonBillable) return (allowed ?? quoted + charges) + finance;
  const { paid } = books.reader.one<{ paid: number }>(
    `SELECT COALESCE(SUM(amount), 0) AS paid FROM payment_events
     WHERE dispatch = :id AND kind IN ('payment', 'reversal', 'insurance payment', 'sale to collections')`,
    { id },
  );
  return Math.min(0, paid);
}

const nothingPut: Trip = { customer: '', quoted: 0, allowed: null, cancelled: false, nonBillable: false, charges: 0, finance: 0 };

/** Whom merged customers count for now. */
function keptOf({ reader }: Books): Map<string, string> {
  return new Map(reader.all<{ id: string; kept: string }>('SELECT id, kept FROM merged_customers').map(({ id, kept }) => [id, kept]));
}

type Operation = { op: string; body: string };

/** The operations in force, the oldest first: of several with one ID the earliest. */
function operationsOf({ reader }: Books): Operation[] {
  const seen = new Set<string>();
  return reader.all<Operation>('SELECT op, body FROM journal ORDER BY stamp, device, seq').filter(({ op }) => {
    const isFirst = !seen.has(op);
    seen.add(op);
    return isFirst;
  });
}

function tripPuts(body: string): { id: string; set: Partial<Fields> }[] {
  const { writes } = JSON.parse(body) as { writes: { put?: string; id: string; set?: Partial<Fields> }[] }; // as the journal keeps operations
  return writes.flatMap(({ put: entity, id, set }) => (entity === 'dispatch' && set ? [{ id, set }] : []));
}

/** What each customer owes by the books: its trips and its ledger. */
function actuals({ reader }: Books): Map<string, number> {
  const rows = reader.all<{ id: string; owes: number }>(
    `SELECT c.id, c.ledger_balance + COALESCE((SELECT SUM(owed) FROM dispatches d WHERE d.customer = c.id), 0) AS owes FROM customers c`,
  );
  return new Map(rows.map(({ id, owes }) => [id, owes]));
}
