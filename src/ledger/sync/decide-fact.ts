/** What a Stripe fact does to the books: one operation; or it is in them already; or it waits for the payment it belongs to. */
import type { Fact } from '../../shared/companion-api/facts.ts';
import { dateIn, instant } from '../../shared/dates.ts';
import { bookLostDispute, correctDispute, costOf, type DisputeFact, isOutdated } from '../billing/book-stripe-dispute.ts';
import { bookPhonePayment, type PhoneFact } from '../billing/book-phone-payment.ts';
import { bookStripePayment, type PaymentFact } from '../billing/book-stripe-payment.ts';
import { bookRefundBack, bookStripeRefund, type RefundFact } from '../billing/book-stripe-refund.ts';
import { activityText, noteActivity, type ObjectFact } from '../billing/note-activity.ts';
import type { MovementsFact, PayoutFact } from '../billing/stripe-money.ts';
import { type BookingTime, type StripeDecision, stripeOperation } from '../billing/stripe-operation.ts';
import type { BookedPayment } from '../billing/take-back.ts';
import type { Invoice } from '../billing/invoice.ts';
import type { Books, Reader } from '../books/open.ts';
import { loadInvoice, loadNewerInvoices } from '../commands/load.ts';
import { loadPhoneTarget } from '../commands/load-phone-target.ts';
import { loadOpenInvoices } from '../commands/load-records.ts';
import { hasOperation } from '../journal/journal.ts';
import { readSettings } from '../queries/settings.ts';
import { decideMovements, decidePayout } from './decide-money.ts';
import { readDispute, readPayment, readRefund } from './read-payment.ts';

/** `skip`: the books hold it already, or there is nothing to hold. */
export type Decided = StripeDecision | 'skip' | 'wait';

/** Decides about `fact` as the books stand now. The same fact twice is skipped the second time [STR-13]. */
export function decideFact(fact: Fact, books: Pick<Books, 'reader' | 'clock'>, mode: 'sandbox' | 'live'): Decided {
  const ofItsMode = fact.livemode === (mode === 'live');
  if (isAboutTheBalance(fact)) return ofItsMode ? inForce(decideMoney(fact, books.reader), books) : 'skip';
  const decided = ofItsMode ? decide(fact, books) : refusedForItsMode(fact);
  return inForce(decided, books);
}

function inForce(decided: Decided, books: Pick<Books, 'reader'>): Decided {
  if (decided === 'skip' || decided === 'wait') return decided;
  return hasOperation(books.reader, decided.id) ? 'skip' : decided;
}

type MoneyFact = MovementsFact | PayoutFact;

/** Moves no money of the books, but shows how Stripe's own balance moved. */
export function isAboutTheBalance(fact: Fact): fact is MoneyFact {
  return fact.fact === 'movements' || fact.fact === 'payout';
}

function decideMoney(fact: MoneyFact, reader: Books['reader']): Decided {
  return fact.fact === 'payout' ? decidePayout(fact, reader) : decideMovements(fact, reader);
}

function decide(fact: ObjectFact, books: Pick<Books, 'reader' | 'clock'>): Decided {
  switch (fact.fact) {
    case 'payment processing':
    case 'payment failed':
      return fact.portal || fact.phone ? noteActivity(fact, fact.fact, fact.portal?.invoice ?? null, activityText(fact)) : 'skip';
    case 'payment succeeded':
      return decidePayment(fact, books);
    case 'checkout expired':
      return noteActivity(fact, 'checkout expired', fact.invoice, activityText(fact));
    case 'refund':
    case 'dispute':
      return decideAboutPayment(fact, books);
  }
}

/** Test money never enters real books, nor real money the sandbox's. */
function refusedForItsMode(fact: ObjectFact): StripeDecision {
  const text = `Refused: it is ${fact.livemode ? 'live' : 'test'} money, and this office is linked in ${fact.livemode ? 'sandbox' : 'live'} mode`;
  return noteActivity(fact, 'not booked', null, text);
}

function decidePayment(fact: PaymentFact, books: Pick<Books, 'reader' | 'clock'>): Decided {
  const { portal, phone } = fact;
  if (!portal && phone) return decidePhonePayment({ ...fact, phone }, books);
  if (!portal) return noteActivity(fact, 'not booked', null, `${activityText(fact)}; it did not come through Paydesk and is not booked`);
  const invoice = loadInvoice(books.reader, portal.invoice);
  // Committed on another desk, whose operations have not come yet.
  if (!invoice || invoice.state === 'Draft') return 'wait';
  return bookStripePayment(
    { ...fact, portal },
    invoice,
    loadNewerInvoices(books.reader, invoice.id),
    timeOf(fact, books),
    takenBy(fact, books.reader),
  );
}

/** For a dispatch, or else a ledger. What another desk has made, and these books do not have yet, is waited for [MOTO-7]. */
function decidePhonePayment(fact: PhoneFact, books: Pick<Books, 'reader' | 'clock'>): Decided {
  const { reader } = books;
  const target = loadPhoneTarget(reader, fact.phone);
  return target ? bookPhonePayment(fact, target, takenBy(fact, reader), timeOf(fact, books)) : 'wait';
}

/** Who asked for the card to be charged, where it was taken over the phone [MOTO-8]. */
function takenBy({ paymentIntent }: PaymentFact, reader: Reader): string | null {
  const op = stripeOperation(paymentIntent, 'card asked').id;
  return reader.first<{ user: string }>('SELECT user FROM journal WHERE op = :op', { op })?.user ?? null;
}

/** The Open invoices that money coming back may leave nothing to collect. */
function mayClose(reader: Reader, { invoice, dispatches }: BookedPayment): Invoice[] {
  if (invoice !== null) return loadNewerInvoices(reader, invoice);
  return loadOpenInvoices(
    reader,
    dispatches.map(({ id }) => id),
  );
}

/** A refund or dispute goes back to its payment: it waits until that is in the books [STR-14], and is not booked when that was not. */
function decideAboutPayment(fact: RefundFact | DisputeFact, books: Pick<Books, 'reader' | 'clock'>): Decided {
  const payment = readPayment(books.reader, fact.paymentIntent);
  if (payment) return fact.fact === 'refund' ? decideRefund(fact, payment, books) : decideDispute(fact, payment, books);
  const notBooked = hasOperation(books.reader, stripeOperation(fact.paymentIntent, 'noted not booked').id);
  return notBooked ? noteActivity(fact, 'not booked', null, `${activityText(fact)}; its payment did not come through Paydesk`) : 'wait';
}

function decideRefund(fact: RefundFact, payment: BookedPayment, books: Pick<Books, 'reader' | 'clock'>): Decided {
  switch (fact.status) {
    case 'pending':
    case 'requires_action':
      return noteActivity(fact, 'refund pending', payment.invoice, activityText(fact));
    case 'succeeded':
      // Told late: by now it has failed, and nobody was paid [STR-16].
      if (hasOperation(books.reader, stripeOperation(fact.refund, 'noted refund failed').id)) return 'skip';
      return bookStripeRefund(fact, payment, timeOf(fact, books));
    case 'failed':
    case 'canceled': {
      const booked = readRefund(books.reader, fact.paymentIntent, fact.refund);
      if (!booked) return noteActivity(fact, 'refund failed', payment.invoice, activityText(fact));
      return bookRefundBack(fact, booked, payment, mayClose(books.reader, payment), timeOf(fact, books));
    }
  }
}

/** The books follow what Stripe says that a closed dispute has cost, also when it says otherwise later [STR-4, STR-15]. */
function decideDispute(fact: DisputeFact, payment: BookedPayment, books: Pick<Books, 'reader' | 'clock'>): Decided {
  if (fact.status === 'open') return noteActivity(fact, 'dispute opened', payment.invoice, activityText(fact));
  const cost = costOf(fact);
  const booked = readDispute(books.reader, fact.paymentIntent, fact.dispute);
  if (booked) {
    const isSame = booked.cost.withdrawn === cost.withdrawn && booked.cost.fee === cost.fee;
    if (isSame || isOutdated(fact, booked)) return 'skip';
    return correctDispute(fact, booked, payment, mayClose(books.reader, payment), timeOf(fact, books));
  }
  if (cost.withdrawn !== 0 || cost.fee !== 0) return bookLostDispute(fact, payment, timeOf(fact, books));
  return noteActivity(fact, fact.status === 'won' ? 'dispute won' : 'dispute lost', payment.invoice, activityText(fact));
}

/** The office's date when it happened, as Stripe says, but never a date that the office has not reached yet. */
function timeOf(fact: Fact, { reader, clock }: Pick<Books, 'reader' | 'clock'>): BookingTime {
  const happened = dateIn(Date.parse(fact.at), readSettings(reader).timeZone);
  const today = clock.today();
  return { date: happened < today ? happened : today, recordedAt: instant(clock.now()) };
}
