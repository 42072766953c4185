/** Takes an import back as a whole, while nothing has happened to its rows: its trips are cancelled, its customers archived, its balances countered. */
import { type Cents, formatMoney, sum } from '../../shared/money.ts';
import type { Output } from '../../shared/office-api/index.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { takeBackBalance, takeBackCustomer, takeBackTrip } from '../billing/bring-in.ts';
import type { Reader } from '../books/open.ts';
import { operationsOf, undoOperation, undoRow, undonePrefix } from '../imports/operations.ts';
import type { Write } from '../journal/operation.ts';
import { command, query } from './registry.ts';

const rowsAnOperation = 200;

type Trip = { id: string; paid: Cents; balance_due: Cents };
type Entry = { id: string; customer: string; amount: Cents };
/** What an import brought. */
type Brought = { customers: { id: string }[]; trips: Trip[]; entries: Entry[] };

export const importUndoHandlers = [
  query('imports.planUndo', ({ reader }, { id }) => {
    const found = findImport(reader, id);
    return found.ok ? done(planOf(reader, id, found.value)) : found;
  }),

  command('imports.undo', async ({ books, reader, runs, user, clock }, { id }) => {
    const busy = runs.current();
    if (busy) return refuse('conflict', `${busy.what} is still under way. Wait until it is done, or cancel it.`);
    const bulk = books.beginBulk(user.name);
    let ended = false;
    try {
      const found = findImport(reader, id);
      if (!found.ok) return found;
      const { obstacle } = planOf(reader, id, found.value);
      if (obstacle !== null) return refuse('wrong-state', obstacle);
      const { customers, trips, entries } = found.value;
      const today = clock.today();
      let rows = 0;
      const newId = () => undoRow(id, (rows += 1)); // two desks that undo the same import make the same rows
      const steps: (() => Write[])[] = [
        ...trips.map((trip) => () => takeBackTrip(trip, today, user.name, newId)),
        ...entries.map((entry) => () => takeBackBalance(entry, today, user.name, newId())),
        ...customers.map((customer) => () => takeBackCustomer(customer.id)),
      ];
      let batch: Write[] = [];
      let part = 0;
      const flush = (more: Write[] = []) => {
        const writes = [...batch, ...more];
        if (writes.length === 0) return;
        part += 1;
        bulk.append([{ id: undoOperation(id, part), kind: 'import undone', summary: 'Took back what was brought in from a file', writes }]);
        batch = [];
      };
      const ran = await runs.over('Take the import back', steps, (step) => {
        batch.push(...step());
        if (batch.length >= rowsAnOperation) flush();
      });
      if (!ran.ok) return ran;
      if (ran.value.cancelled) return done({ done: false });
      flush([{ put: 'import', id, set: { undone: true } }]);
      ended = true;
      bulk.commit();
      return done({ done: true });
    } finally {
      if (!ended) bulk.rollback();
    }
  }),
];

function findImport(reader: Reader, id: string): Outcome<Brought> {
  const row = reader.first<{ undone: number }>('SELECT undone FROM imports WHERE id = :id', { id });
  if (!row) return refuse('not-found', 'There is no such import.', 'id');
  if (row.undone === 1) return refuse('wrong-state', 'This import was taken back already.', 'id');
  const range = operationsOf(id);
  return done({
    customers: reader.all<{ id: string }>(customersSql, range),
    trips: reader.all<Trip>(tripsSql, range),
    entries: reader.all<Entry>(entriesSql, range),
  });
}

function planOf(reader: Reader, id: string, { customers, trips, entries }: Brought): Output<'imports.planUndo'> {
  return {
    customers: customers.length,
    dispatches: trips.length,
    entries: entries.length,
    total: sum([...trips.map(({ balance_due }) => balance_due), ...entries.map(({ amount }) => amount)]),
    obstacle: obstacleTo(reader, id),
  };
}

/** The first thing that has happened to a row since, as a sentence; null: nothing has [IMP-11]. */
function obstacleTo(reader: Reader, id: string): string | null {
  const params = { ...operationsOf(id), undone: `${undonePrefix}%` };
  const trip = reader.first<{ number: number }>(touchedTripSql, params);
  if (trip) return `Dispatch ${trip.number} was changed, invoiced or paid since. Put it back first, or correct the trips one by one.`;
  const customer = reader.first<{ name: string }>(touchedCustomerSql, params);
  if (customer) return `${customer.name} was changed or used since: it has trips, entries or invoices. Correct the customers one by one.`;
  const entry = reader.first<{ name: string; amount: Cents }>(touchedEntrySql, params);
  if (entry)
    return `The balance of ${formatMoney(entry.amount)} of ${entry.name} was invoiced or paid since. Correct it by a ledger entry of your own.`;
  return null;
}

const customersSql = `
SELECT DISTINCT id
FROM puts
WHERE op >= :from AND op < :to AND entity = 'customer'
ORDER BY id`;

const tripsSql = `
SELECT dispatches.id, dispatches.paid, dispatches.balance_due
FROM puts
JOIN dispatches ON dispatches.id = puts.id
WHERE puts.op >= :from AND puts.op < :to AND puts.entity = 'dispatch'
ORDER BY dispatches.id`;

const entriesSql = `
SELECT id, customer, amount
FROM ledger_entries
WHERE op >= :from AND op < :to
ORDER BY id`;

const touchedTripSql = `
SELECT dispatches.number
FROM puts
JOIN history ON history.entity = 'dispatch' AND history.id = puts.id AND (history.op < :from OR history.op >= :to)
JOIN dispatches ON dispatches.id = puts.id
WHERE puts.op >= :from AND puts.op < :to AND puts.entity = 'dispatch'
LIMIT 1`;

/** What imports did that were taken back since does not count. */
const ofImportTakenBack = (op: string) => `(
  ${op} LIKE :undone
  OR EXISTS (
    SELECT 1
    FROM imports
    WHERE imports.undone = 1 AND ${op} >= 'import:' || imports.id || ':' AND ${op} < 'import:' || imports.id || ';'
  )
)`;

const touchedCustomerSql = `
SELECT customers.name
FROM puts
JOIN customers ON customers.id = puts.id
WHERE puts.op >= :from AND puts.op < :to AND puts.entity = 'customer'
  AND (
    EXISTS (
      SELECT 1
      FROM history
      WHERE history.entity = 'customer' AND history.id = puts.id AND (history.op < :from OR history.op >= :to)
        AND NOT ${ofImportTakenBack('history.op')}
    )
    OR EXISTS (SELECT 1 FROM dispatches WHERE dispatches.customer = puts.id AND dispatches.op NOT LIKE :undone)
    OR EXISTS (SELECT 1 FROM invoices WHERE invoices.customer = puts.id)
  )
LIMIT 1`;

const touchedEntrySql = `
SELECT customers.name, entry.amount
FROM ledger_entries AS entry
JOIN customers ON customers.id = entry.customer
WHERE entry.op >= :from AND entry.op < :to
  AND (
    EXISTS (
      SELECT 1
      FROM ledger_entries AS later
      WHERE later.customer = entry.customer AND later.stamp > entry.stamp AND (later.op < :from OR later.op >= :to)
        AND NOT ${ofImportTakenBack('later.op')}
    )
    OR EXISTS (
      SELECT 1
      FROM invoices
      WHERE invoices.customer = entry.customer AND invoices.ledger_charge IS NOT NULL AND invoices.committed_stamp > entry.stamp
        AND invoices.state <> 'Cancelled'
    )
  )
LIMIT 1`;
