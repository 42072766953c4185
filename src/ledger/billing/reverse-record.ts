/** Taking a register record back out of the books: a check that bounced, or one that was recorded wrongly. */
import type { Instant, IsoDate } from '../../shared/dates.ts';
import { type Cents, negate } from '../../shared/money.ts';
import type { EventKind } from '../../shared/words.ts';
import type { Add, Write } from '../journal/operation.ts';
import { closeLeft, leftOf } from './close-record.ts';
import type { Dispatch, Invoice } from './invoice.ts';
import { standingAfter } from './standing.ts';
import { automaticState, moveTo } from './workflow.ts';

type RegisterRecord = Extract<Add, { add: 'registerRecord' }>['row'];

/** A payment event as it stands in the books. */
export type BookedEvent = { id: string; dispatch: string; invoice: string | null; kind: EventKind; amount: Cents; record: string | null };

/** A register record with everything that it handed out and that was not taken back since. */
export type RecordInBooks = Pick<RegisterRecord, 'type' | 'number' | 'amount' | 'customer' | 'invoice'> & {
  id: string;
  events: readonly BookedEvent[];
  ledgerEntries: readonly { id: string; customer: string; invoice: string | null; amount: Cents }[];
  adjustments: readonly (Pick<Extract<Add, { add: 'adjustment' }>['row'], 'kind' | 'code' | 'amount' | 'description'> & { id: string })[];
  /** The dispatches of its events, as they are now. */
  dispatches: readonly Dispatch[];
};

export type HowReversed = {
  bounced: boolean;
  reason: string;
  /** For a returned check, to the ledger of the record's customer; zero: none [REV-5]. */
  fee: Cents;
  /** Invoices that become Open again [REV-6]. */
  reopened: readonly Invoice[];
  date: IsoDate;
  creator: string;
  recordedAt: Instant;
};

/**
 * Balances a register record by one of the opposite amount: every payment event, ledger entry and child record of it once more with the
 * opposite sign, so that both records together are zero everywhere [REV-1]. The automatic workflow decides again about each dispatch [REV-3].
 * `idOf`: the ID of the row that takes another one back.
 */
export function reverseRecord(record: RecordInBooks, how: HowReversed, idOf: (row: string) => string): { record: string; writes: Write[] } {
  const { bounced, date, creator, recordedAt } = how;
  const comment = `${bounced ? 'Bounced' : 'Reversed'}: ${how.reason}`;
  const id = idOf(record.id);
  const common = { date, comment, creator };
  const { type, number, customer, invoice } = record;
  const row = {
    type,
    number,
    amount: negate(record.amount),
    customer,
    invoice,
    comesFrom: record.id,
    stripe: null,
    needsReview: false,
    takesBack: record.id,
  };
  const writes: Write[] = [{ add: 'registerRecord', id, row: { ...row, ...common, recordedAt } }];
  for (const event of record.events) writes.push(balancingEvent(event, { ...common, record: id }, idOf(event.id)));
  for (const { id: takesBack, ...entry } of record.ledgerEntries)
    writes.push({
      add: 'ledgerEntry',
      id: idOf(takesBack),
      row: { ...common, ...entry, amount: negate(entry.amount), record: id, takesBack },
    });
  for (const { id: takesBack, ...line } of record.adjustments)
    writes.push({ add: 'adjustment', id: idOf(takesBack), row: { ...line, amount: negate(line.amount), record: id, takesBack } });
  writes.push(...closeLeft(record.id, id, leftOf(record.amount, record), bounced ? 'Bounced' : 'Reversed', idOf));
  if (how.fee > 0 && customer !== null) {
    const fee = { ...common, comment: `Returned check fee${number === '' ? '' : `, check ${number}`}`, customer, amount: how.fee };
    writes.push({ add: 'ledgerEntry', id: idOf(`fee for ${record.id}`), row: { ...fee, record: null, invoice: null } });
  }
  writes.push(...how.reopened.map(({ id: open }): Write => ({ put: 'invoice', id: open, set: { state: 'Open' } })));
  const waiting = how.reopened.flatMap(({ items }) => items).filter(({ state }) => state !== 'Finished');
  const trips = new Map([...waiting, ...record.dispatches].map((dispatch) => [dispatch.id, dispatch]));
  writes.push(...[...trips.values()].flatMap((dispatch) => decideAfter(dispatch, writes, how.reopened)));
  return { record: id, writes };
}

/**
 * Balances one payment event [REV-7]. Its money stays on its register record, belonging to nothing until it is handed out again; a charge or a
 * discount, which has no record, is balanced by one of its own kind.
 */
export function reverseEvent(
  event: BookedEvent,
  dispatch: Dispatch,
  how: { reason: string; date: IsoDate; creator: string },
  idOf: (row: string) => string,
): Write[] {
  const { reason, date, creator } = how;
  const balancing = balancingEvent(event, { date, creator, comment: `Reversed: ${reason}`, record: event.record }, idOf(event.id));
  return [balancing, ...decideAfter(dispatch, [balancing], [])];
}

function balancingEvent(
  event: BookedEvent,
  common: { date: IsoDate; comment: string; creator: string; record: string | null },
  id: string,
): Write {
  const { dispatch, invoice, kind, amount } = event;
  const record = isCharge(kind) ? null : common.record; // a charge is no money of a record
  const row = { ...common, dispatch, invoice, kind: balancingKind(kind, amount), amount: negate(amount), record, reverses: event.id };
  return { add: 'paymentEvent', id, row };
}

/** Money is taken back by a reversal and given again by a payment; a charge or a discount by one of its own kind. */
function balancingKind(kind: EventKind, amount: Cents): EventKind {
  if (isCharge(kind)) return kind;
  return amount > 0 ? 'reversal' : 'payment';
}

/** Charges and discounts are no money: they change the price. */
export function isCharge(kind: EventKind): boolean {
  return kind === 'service charge' || kind === 'discount' || kind === 'finance charge';
}

/** Where the automatic workflow puts the dispatch once `writes` are in the books and the invoices of `reopened` are Open again. */
function decideAfter(dispatch: Dispatch, writes: readonly Write[], reopened: readonly Invoice[]): Write[] {
  const { owed } = standingAfter(dispatch, writes);
  const onOpenInvoice = dispatch.openInvoices.length > 0 || reopened.some(({ items }) => items.some(({ id }) => id === dispatch.id));
  return moveTo(dispatch, automaticState({ ...dispatch, owed, onOpenInvoice }));
}
