/** Reads from the books what undoing an operation decides upon: what was there before it, and what has come since. */
import { invoiceStateSchema } from '../../shared/words.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { DispatchAsIs, InvoiceAsIs, PutBack, UndoCase } from '../billing/undo-case.ts';
import type { Reader } from '../books/connection.ts';
import { wasSuperseded } from '../books/takings.ts';
import { type Operation, type Put, putSchema } from '../journal/operation.ts';
import { loadDispatch } from './load.ts';

type Fields = Record<string, unknown>;

/** What a field was that nobody had ever set. */
const unset: Partial<Record<Put['put'], Fields>> = {
  customer: { email: '', phone: '', line1: '', line2: '', city: '', region: '', postal: '', archived: false, mergedInto: null },
  dispatch: {
    patient: '',
    origin: '',
    destination: '',
    mileage: 0,
    quoteSource: null,
    allowed: null,
    parked: false,
    nonBillable: false,
    cancelled: false,
  },
  invoice: { comment: '', ledgerCharge: null },
  invoiceItem: { removed: false },
  deposit: { removed: false, number: '', comment: '' },
  depositItem: { deposit: null },
  statementLine: { deposit: null, record: null, aside: false, reconciled: false },
  review: { reviewedBy: null, reviewedAt: null, reviewNote: '' },
};

/** The operation with everything that it touched, as it is now. */
export function loadUndo(reader: Reader, operation: Operation): UndoCase {
  const puts = loadPuts(reader, operation);
  const invoices = puts.filter(({ entity }) => entity === 'invoice').map(({ id }) => loadInvoice(reader, operation, id));
  const dispatches = dispatchesOf(operation, puts, invoices).flatMap((id) => loadTrip(reader, operation, id));
  return {
    operation,
    puts,
    invoices: new Map(invoices.map((invoice) => [invoice.id, invoice])),
    dispatches: new Map(dispatches.map((each) => [each.dispatch.id, each])),
    recordInUse: findRecordInUse(reader, operation),
    eventReversed: isEventReversed(reader, operation),
    superseded: wasSuperseded(reader, operation),
    creditUsed: isCreditUsed(reader, operation),
    customerInUse: puts.some(({ entity, madeIt, id }) => entity === 'customer' && madeIt && isCustomerInUse(reader, id)),
  };
}

function loadPuts(reader: Reader, operation: Operation): PutBack[] {
  const set = new Map<string, { entity: Put['put']; id: string; fields: Fields }>();
  for (const write of operation.writes) {
    if (!('put' in write)) continue;
    const key = `${write.put} ${write.id}`;
    set.set(key, { entity: write.put, id: write.id, fields: { ...set.get(key)?.fields, ...write.set } });
  }
  return [...set.values()].map(({ entity, id, fields }) => {
    const around = { entity, id, op: operation.id, stamp: operation.stamp };
    const earlier = putsOf(reader, '<', around);
    const later = putsOf(reader, '>', around);
    const before: Fields = { ...unsetFields(reader, entity, id), ...Object.assign({}, ...earlier) };
    const madeIt = entity !== 'review' && entity !== 'setting' && earlier.length === 0;
    const set = new Set(Object.keys(fields));
    const changedSince = new Set([...set].filter((field) => later.some((put) => field in put)));
    const back = madeIt
      ? []
      : [...set].filter((field) => field in before && !changedSince.has(field)).map((field) => [field, before[field]]);
    return { entity, id, madeIt, fields: set, changedSince, before: putSchema.parse({ put: entity, id, set: Object.fromEntries(back) }) };
  });
}

type Around = { entity: Put['put']; id: string; op: string; stamp: string };

function putsOf(reader: Reader, side: '<' | '>', around: Around): Fields[] {
  const rows = reader.all<{ fields: string }>(
    `SELECT fields FROM puts
     WHERE entity = :entity AND id = :id AND (stamp, op) ${side} (:stamp, :op)
     ORDER BY stamp, op, part`,
    around,
  );
  return rows.map(({ fields }) => JSON.parse(fields) as Fields); // written from an operation that its schema has proven
}

function unsetFields(reader: Reader, entity: Put['put'], id: string): Fields {
  if (entity === 'setting') return { value: Object.entries(defaultSettings).find(([key]) => key === id)?.[1] };
  if (entity !== 'review') return unset[entity] ?? {};
  const record = reader.first<{ flagged: number }>('SELECT flagged FROM register_records WHERE id = :id', { id });
  return { ...unset.review, needsReview: record?.flagged === 1 };
}

/** The dispatches that it changed or paid, and those on invoices that it opened or closed. */
function dispatchesOf({ writes }: Operation, puts: readonly PutBack[], invoices: readonly InvoiceAsIs[]): string[] {
  const changed = puts.filter(({ entity }) => entity === 'dispatch').map(({ id }) => id);
  const paid = writes.flatMap((write) => ('add' in write && write.add === 'paymentEvent' ? [write.row.dispatch] : []));
  return [...new Set([...changed, ...paid, ...invoices.flatMap(({ items }) => items)])];
}

function loadTrip(reader: Reader, { id: op, stamp }: Operation, id: string): DispatchAsIs[] {
  const dispatch = loadDispatch(reader, id);
  return dispatch ? [{ dispatch, workedOnSince: hasLaterHistory(reader, { entity: 'dispatch', id, op, stamp }) }] : [];
}

function loadInvoice(reader: Reader, { id: op, stamp }: Operation, id: string): InvoiceAsIs {
  const row = reader.one<{ number: string | null; state: string }>('SELECT number, state FROM invoices WHERE id = :id', { id });
  const items = reader.all<{ dispatch: string }>(
    'SELECT dispatch FROM invoice_items WHERE invoice = :id AND removed = 0 ORDER BY position',
    {
      id,
    },
  );
  const taken = reader.first<{ number: string | null }>(takenOnSql, { id, op, stamp });
  return {
    id,
    number: row.number ?? '',
    state: invoiceStateSchema.parse(row.state),
    items: items.map(({ dispatch }) => dispatch),
    moneySince: reader.first(moneySinceSql, { id, op, stamp }) !== undefined,
    takenOnBy: taken ? (taken.number === null ? 'a draft' : `invoice ${taken.number}`) : null,
  };
}

function hasLaterHistory(reader: Reader, about: { entity: string; id: string; op: string; stamp: string }): boolean {
  return (
    reader.first('SELECT 1 FROM history WHERE entity = :entity AND id = :id AND (stamp, op) > (:stamp, :op) LIMIT 1', about) !== undefined
  );
}

/** A record that it made and with which more was done since, or an older one that it handed money out of and that was taken back since. */
function findRecordInUse(reader: Reader, { id: op, stamp, writes }: Operation): string | null {
  for (const write of writes) {
    if (!('add' in write)) continue;
    if (write.add === 'registerRecord' && reader.first(moreWithRecordSql, { id: write.id, op, stamp })) return write.row.number;
    const record = 'record' in write.row ? write.row.record : null;
    if (record === null) continue;
    const takenBack = reader.first<{ number: string }>(
      'SELECT number FROM register_records WHERE comes_from = :record AND (stamp, op) > (:stamp, :op)',
      { record, stamp, op },
    );
    if (takenBack) return takenBack.number;
  }
  return null;
}

/** Whether a payment event, charge or discount of it was reversed by itself since. */
function isEventReversed(reader: Reader, { writes }: Operation): boolean {
  return writes.some(
    (write) =>
      'add' in write &&
      write.add === 'paymentEvent' &&
      reader.first('SELECT 1 FROM payment_events WHERE reverses = :id', { id: write.id }) !== undefined,
  );
}

/** Money of the ledger that was taken for something since; what was taken back again does not count. */
function isCreditUsed(reader: Reader, { id: op, stamp, writes }: Operation): boolean {
  return writes.some((write) => {
    if (!('add' in write) || write.add !== 'ledgerEntry' || write.row.amount >= 0) return false;
    const { used } = reader.one<{ used: number }>(
      `SELECT COALESCE(SUM(amount), 0) AS used
       FROM ledger_entries
       WHERE customer = :customer AND record IS NOT NULL AND (stamp, op) > (:stamp, :op)`,
      { customer: write.row.customer, op, stamp },
    );
    return used > 0;
  });
}

function isCustomerInUse(reader: Reader, id: string): boolean {
  return ['dispatches', 'invoices', 'ledger_entries', 'register_records'].some(
    (table) => reader.first(`SELECT 1 FROM ${table} WHERE customer = :id LIMIT 1`, { id }) !== undefined,
  );
}

/** That Stripe paid it out is nothing that anybody did with it. */
const moreWithRecordSql = `
SELECT 1 FROM history
WHERE entity = 'registerRecord' AND id = :id AND (stamp, op) > (:stamp, :op) AND op NOT LIKE 'stripe:payout:%'
LIMIT 1`;

/** An invoice made since, and not cancelled, that a trip of this one stands on. */
const takenOnSql = `
SELECT newer.number
FROM invoice_items AS own
JOIN invoice_items AS again ON again.dispatch = own.dispatch AND again.removed = 0
JOIN invoices AS newer ON newer.id = again.invoice
WHERE own.invoice = :id AND own.removed = 0 AND newer.id <> :id AND newer.state <> 'Cancelled'
  AND EXISTS (SELECT 1 FROM puts WHERE entity = 'invoiceItem' AND puts.id = again.id AND (puts.stamp, puts.op) > (:stamp, :op))
LIMIT 1`;

const moneySinceSql = `
SELECT 1 FROM register_records WHERE invoice = :id AND (stamp, op) > (:stamp, :op)
UNION ALL
SELECT 1 FROM payment_events WHERE invoice = :id AND (stamp, op) > (:stamp, :op)
UNION ALL
SELECT 1 FROM stripe_activity WHERE invoice = :id AND (stamp, op) > (:stamp, :op)
LIMIT 1`;
