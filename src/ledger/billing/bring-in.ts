/** What the rows of a file become that an office brings in from its former system. */
import type { IsoDate } from '../../shared/dates.ts';
import { type Cents, formatMoney, minus, negate, sum, zero } from '../../shared/money.ts';
import type { CustomerKind, Payor, ServiceLevel } from '../../shared/words.ts';
import type { Write } from '../journal/operation.ts';
import { type Billed, type Owed, owedOf } from './owed.ts';
import { automaticState } from './workflow.ts';

export type ArrivingCustomer = {
  name: string;
  kind: CustomerKind;
  externalId: string;
  email: string;
  phone: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postal: string;
};

/** The amounts that a row gives of a trip; null: the file does not say. */
export type ArrivingMoney = { quoted: Cents | null; allowed: Cents | null; paid: Cents | null; owed: Cents | null };

export type ArrivingTrip = {
  customer: string;
  externalId: string;
  date: IsoDate;
  patient: string;
  serviceLevel: ServiceLevel;
  origin: string;
  destination: string;
  /** Tenths of a mile. */
  mileage: number;
  payor: Payor;
  quoted: Cents;
  allowed: Cents | null;
  /** Before the office kept its books here. */
  paid: Cents;
};

/** Positive: the customer owes. */
export type ArrivingBalance = { customer: string; amount: Cents; date: IsoDate; comment: string };

type Settled = { quoted: Cents; allowed: Cents | null; paid: Cents };

/**
 * The quote and what was paid so far, of the amounts that a row gives; a sentence where they do not fit together [IMP-6]. What is not said follows:
 * paid = price − still owed; without a price, the price is what was paid and is still owed.
 *
 * `openingMoney({ quoted: 30000, allowed: null, paid: null, owed: 12000 })` was paid 18000.
 */
export function openingMoney({ quoted, allowed, paid, owed }: ArrivingMoney): Settled | string {
  if (quoted === null && allowed === null && owed === null) return 'Gives no price and nothing that is still owed.';
  const quote = quoted ?? allowed ?? sum([owed ?? zero, paid ?? zero]);
  const price = allowed ?? quote;
  if (quote < 0 || price < 0) return `A price is not negative: ${formatMoney(least(quote, price))}.`;
  const before = paid ?? (owed === null ? zero : minus(price, owed));
  if (before < 0)
    return paid === null
      ? `Still owes ${formatMoney(owed ?? zero)}, more than its price of ${formatMoney(price)}.`
      : 'What was paid is not negative.';
  if (owed !== null && minus(price, before) !== owed)
    return `${formatMoney(price)} less ${formatMoney(before)} paid is ${formatMoney(minus(price, before))}, not the ${formatMoney(owed)} still owed.`;
  return { quoted: quote, allowed, paid: before };
}

function least(a: Cents, b: Cents): Cents {
  return a < b ? a : b;
}

/** How a trip stands that arrives with this money: what is owed, and where the automatic workflow puts it [IMP-7]. */
export function standingOfTrip({ quoted, allowed, paid }: Settled): Owed & { state: Billed['state'] } {
  const nothingElse = { serviceCharges: zero, discounts: zero, financeCharges: zero, nonBillable: false, cancelled: false };
  const { owed } = owedOf({ quoted, allowed, paid, state: 'Billing office', ...nothingElse });
  const state = automaticState({ cancelled: false, nonBillable: false, owed, onOpenInvoice: false });
  return { ...owedOf({ quoted, allowed, paid, state, ...nothingElse }), state };
}

export function bringInCustomer(customer: ArrivingCustomer, id: string): Write[] {
  return [{ put: 'customer', id, set: { ...customer, archived: false } }];
}

/**
 * A trip with its opening payment: one payment event on the day of service for what was paid before. It has no register record, since the office
 * compared that money with its bank long ago [IMP-8].
 */
export function bringInTrip(trip: ArrivingTrip, number: number, creator: string, newId: () => string): Write[] {
  const { paid, ...fields } = trip;
  const id = newId();
  const { state } = standingOfTrip(trip);
  const set = { ...fields, number, state, parked: false, nonBillable: false, cancelled: false };
  const writes: Write[] = [{ put: 'dispatch', id, set }];
  if (paid !== zero)
    writes.push({ add: 'paymentEvent', id: newId(), row: openingPayment(id, paid, trip.date, creator, 'Paid before Paydesk') });
  return writes;
}

/** An open balance is one entry in the customer's ledger; no register record goes with it [IMP-9]. */
export function bringInBalance({ customer, amount, date, comment }: ArrivingBalance, creator: string, id: string): Write[] {
  return [{ add: 'ledgerEntry', id, row: { customer, amount, date, comment, creator, record: null, invoice: null } }];
}

/** Takes a trip back: cancelled, its opening payment reversed, its former ID free again [IMP-12]. */
export function takeBackTrip(trip: { id: string; paid: Cents }, date: IsoDate, creator: string, newId: () => string): Write[] {
  const writes: Write[] = [{ put: 'dispatch', id: trip.id, set: { cancelled: true, state: 'Finished', externalId: '' } }];
  if (trip.paid === zero) return writes;
  const row = openingPayment(trip.id, negate(trip.paid), date, creator, 'Import taken back');
  return [...writes, { add: 'paymentEvent', id: newId(), row: { ...row, kind: 'reversal' } }];
}

/** Takes a customer back: archived, its former ID free again [IMP-12]. */
export function takeBackCustomer(id: string): Write[] {
  return [{ put: 'customer', id, set: { archived: true, externalId: '' } }];
}

/** Takes an open balance back: an entry of the opposite amount [IMP-12]. */
export function takeBackBalance(entry: { customer: string; amount: Cents }, date: IsoDate, creator: string, id: string): Write[] {
  return bringInBalance({ customer: entry.customer, amount: negate(entry.amount), date, comment: 'Import taken back' }, creator, id);
}

function openingPayment(dispatch: string, amount: Cents, date: IsoDate, creator: string, comment: string) {
  return { dispatch, kind: 'payment' as const, amount, date, comment, creator, invoice: null, record: null };
}
