/** How an invoice stands for whoever wants to pay it now: the one decision behind every page of the portal and every Checkout Session. */
import { balanceNow, type LaterPayment } from '../shared/balance-now.ts';
import type { Payable, PortalTerms } from '../shared/companion-api/payables.ts';
import { type Cents, minus, sum, zero } from '../shared/money.ts';
import { processingFee } from '../shared/processing-fee.ts';
import type { SelfPayId } from '../shared/self-pay-id.ts';
import { laterPayments } from './store/facts.ts';
import { type Office, officeById } from './store/offices.ts';
import type { Db } from './store/open.ts';
import { payableBySelfPayId, payableOf, payablesOf } from './store/payables.ts';

export type Quote = {
  balance: Cents;
  fee: Cents;
  total: Cents;
  /** What payments still on their way will cover, beside the balance. */
  processing: Cents;
  /** What stays due once this is paid: of a part that the customer chose. */
  left: Cents;
};

export type Standing =
  | { state: 'unavailable' }
  | { state: 'unknown' }
  | { state: 'nothing-due' | 'paid'; payable: Payable }
  | { state: 'not-payable'; payable: Payable; why: WhyNot }
  | { state: 'processing'; payable: Payable; processing: Cents }
  | { state: 'payable'; payable: Payable; version: number; quote: Quote; parts: PartTerms | null };

/** Why something that is due cannot be paid here: what the office has done with the invoice, or what Stripe does not take. */
export type WhyNot = 'closed' | 'cancelled' | 'sold' | 'too small' | 'too large';

/** How a part may be chosen: from `least` on, leaving nothing or what Stripe takes; null where there is no choice. */
export type PartTerms = { least: Cents; terms: PortalTerms };
export type NoPart = 'no amount' | 'too little' | 'too much' | 'leaves too little';

/** What Stripe takes in one charge in US dollars. */
const smallestCharge = 50;
const largestCharge = 99_999_999;

/** Whether the portal takes payments at all: a desk has published, the office has it switched on, and Stripe lets the account take money. */
export function isPortalOpen(office: Office): office is Office & { terms: PortalTerms } {
  return office.terms !== null && office.terms.portalEnabled && takesMoney(office);
}

/** Whether Stripe lets the office's account take money, as far as it was last heard. */
export function takesMoney({ account_status, connected, account }: Office): boolean {
  return account_status === 'active' || (account_status === 'unreachable' && !(connected && account === ''));
}

/** Looks an invoice up by its self-pay ID and says how it stands as of now, also while every desk is switched off. `office`: as it was just read. */
export async function standingNow(db: Db, office: Office, id: SelfPayId): Promise<Standing> {
  if (!isPortalOpen(office)) return { state: 'unavailable' };
  const stored = await payableBySelfPayId(db, office.id, id);
  if (!stored) return { state: 'unknown' };
  const later = await laterPayments(db, office.id, office.as_of_fact);
  // Only an invoice that was paid can take trips off another one, so these and its own are all that matter.
  const others = new Set(later.map((payment) => payment.invoice));
  others.delete(stored.payable.invoice);
  const payables = [stored.payable, ...(await payablesOf(db, office.id, [...others]))];
  const standing = judge(stored.payable, office.terms, payables, later);
  return standing.state === 'payable' ? { ...standing, version: stored.version } : standing;
}

/**
 * What an invoice asks for as of now, whoever takes the money and whatever its state: an office may take a card for one that customers cannot pay
 * themselves. Null: no desk has published it.
 */
export async function invoiceDueNow(
  db: Db,
  officeId: number,
  invoice: string,
): Promise<{ due: Cents; processing: Cents; version: number } | null> {
  const office = await officeById(db, officeId);
  const stored = await payableOf(db, office.id, invoice);
  if (!stored) return null;
  const later = await laterPayments(db, office.id, office.as_of_fact);
  const others = new Set(later.map((payment) => payment.invoice));
  others.delete(invoice);
  const payables = [stored.payable, ...(await payablesOf(db, office.id, [...others]))];
  return { ...balanceNow(invoice, payables, later), version: stored.version };
}

type Judgement =
  | Exclude<Standing, { state: 'payable' | 'unavailable' | 'unknown' }>
  | { state: 'payable'; payable: Payable; quote: Quote; parts: PartTerms | null };

/** The rule itself, on what was read. `payables`: this one and those of the later payments, which come in the order in which they are booked. */
export function judge(payable: Payable, terms: PortalTerms, payables: readonly Payable[], later: readonly LaterPayment[]): Judgement {
  const { due, processing } = balanceNow(payable.invoice, payables, later);
  if (processing > 0 && due <= 0) return { state: 'processing', payable, processing };
  const closed = closedAs(payable, terms);
  if (closed !== null && !(closed === 'closed' && due <= 0)) return { state: 'not-payable', payable, why: closed };
  if (due <= 0) {
    const paid = payable.state === 'Paid' || later.some((payment) => payment.invoice === payable.invoice && !payment.processing);
    return { state: paid ? 'paid' : 'nothing-due', payable };
  }
  const fee = processingFee(due, terms);
  const total = sum([due, fee]);
  if (total < smallestCharge) return { state: 'not-payable', payable, why: 'too small' };
  if (total > largestCharge) return { state: 'not-payable', payable, why: 'too large' };
  const least = terms.partialLeast;
  const parts = least !== null && least < due ? { least, terms } : null;
  return { state: 'payable', payable, quote: { balance: due, fee, total, processing, left: zero }, parts };
}

/** The quote for a part of what is due, its fee as for an invoice of that amount; or why it is none [PART-2, PART-3]. */
export function quotePart(whole: Quote, { least, terms }: PartTerms, part: Cents | null): Quote | NoPart {
  if (part === null || part <= 0) return 'no amount';
  if (part === whole.balance) return whole;
  if (part > whole.balance) return 'too much';
  if (part < least) return 'too little';
  const left = minus(whole.balance, part);
  if (left < smallestCharge) return 'leaves too little';
  const fee = processingFee(part, terms);
  return { ...whole, balance: part, fee, total: sum([part, fee]), left };
}

/** What keeps the invoice from being paid online [SP-2]; null: nothing. */
function closedAs(payable: Payable, terms: PortalTerms): WhyNot | null {
  switch (payable.state) {
    case 'Open':
    case 'Paid':
      return null;
    case 'Unpaid':
      return terms.allowUnpaid ? null : 'closed';
    case 'Sold':
      return 'sold';
    case 'Cancelled':
      return 'cancelled';
  }
}
