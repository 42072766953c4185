/** Reads Stripe payments, and what was taken back of them, as they stand in the books. */
import { assert } from '../../shared/assert.ts';
import { type Cents, cents, minus, negate, sum } from '../../shared/money.ts';
import type { BookedDispute } from '../billing/book-stripe-dispute.ts';
import type { HandedOut } from '../billing/reverse-payment.ts';
import type { BookedRefund } from '../billing/book-stripe-refund.ts';
import type { BookedPayment } from '../billing/take-back.ts';
import type { Reader } from '../books/open.ts';
import { loadAccount, loadDispatches } from '../commands/load.ts';

type RecordRow = {
  id: string;
  amount: number;
  customer: string | null;
  invoice: string | null;
  stripe_fact: string;
  stripe_object: string;
  comes_from: string | null;
  stripe_account: string;
  livemode: number;
  method: string;
  stripe_step: number | null;
};

/** The payment of `paymentIntent`, or null while it is not in the books. */
export function readPayment(reader: Reader, paymentIntent: string): BookedPayment | null {
  const records = recordsOf(reader, paymentIntent);
  const payment = records.find((record) => record.stripe_fact === 'payment');
  if (!payment) return null;
  assert(payment.customer !== null, `${paymentIntent} was booked for a customer`);
  const customer = loadAccount(reader, payment.customer);
  assert(customer, `the customer of ${paymentIntent} is in the books`);
  const handedOut = handedOutBy(reader, payment);
  const dispatches = loadDispatches(
    reader,
    handedOut.events.map((event) => event.dispatch),
  );
  assert(dispatches, `the dispatches of ${paymentIntent} are in the books`);
  return {
    record: payment.id,
    paymentIntent,
    customer,
    invoice: payment.invoice,
    account: payment.stripe_account,
    livemode: payment.livemode === 1,
    method: payment.method,
    handedOut,
    earlier: records.filter((record) => record !== payment).map((record) => handedOutBy(reader, record)),
    dispatches,
  };
}

/** The refund `refund` as it was booked, or null when it was not. */
export function readRefund(reader: Reader, paymentIntent: string, refund: string): BookedRefund | null {
  const record = recordsOf(reader, paymentIntent).find((row) => row.stripe_fact === 'refund' && row.stripe_object === refund);
  return record ? { record: record.id, handedOut: handedOutBy(reader, record) } : null;
}

/** The dispute `dispute` as it was booked and corrected, or null when it was not booked. */
export function readDispute(reader: Reader, paymentIntent: string, dispute: string): BookedDispute | null {
  const records = recordsOf(reader, paymentIntent).filter((row) => row.stripe_fact !== 'payment');
  const first = records.find((row) => row.stripe_fact === 'lost dispute' && row.stripe_object === dispute);
  if (!first) return null;
  const isIts = (row: RecordRow) => row === first || (row.stripe_fact === 'dispute corrected' && row.comes_from === first.id);
  const its = records.filter(isIts);
  const latest = its.reduce((last, row) => ((row.stripe_step ?? 0) > (last.stripe_step ?? 0) ? row : last), first);
  const handedOut = its.map((row) => handedOutBy(reader, row));
  const withdrawn = negate(sum(handedOut.map(({ amount }) => amount)));
  return {
    record: first.id,
    handedOut,
    // The record's amount holds Stripe's fee, what it handed out does not.
    cost: { withdrawn, fee: minus(negate(sum(its.map((row) => cents(row.amount)))), withdrawn) },
    step: latest.stripe_step ?? 0,
    latest: latest.id,
    others: records.filter((row) => !isIts(row)).map((row) => handedOutBy(reader, row)),
  };
}

function recordsOf(reader: Reader, paymentIntent: string): RecordRow[] {
  return reader.all<RecordRow>(
    `SELECT id, amount, customer, invoice, stripe_fact, stripe_object, comes_from, stripe_account, livemode, method, stripe_step
     FROM register_records
     WHERE payment_intent = :paymentIntent AND stripe_fact <> 'payment taken out'
     ORDER BY stamp, id`,
    { paymentIntent },
  );
}

function handedOutBy(reader: Reader, record: RecordRow): HandedOut {
  const id = record.id;
  const events = reader.all<{ dispatch: string; invoice: string | null; amount: number }>(
    // What a biller took off a trip since, and left on the record, is not taken off it once more.
    `SELECT dispatch, invoice, SUM(amount) AS amount
     FROM payment_events
     WHERE record = :id
     GROUP BY dispatch, invoice
     HAVING SUM(amount) <> 0
     ORDER BY MIN(stamp), MIN(part)`,
    { id },
  );
  const entries = reader.all<{ amount: number }>('SELECT amount FROM ledger_entries WHERE record = :id', { id });
  const adjustments = reader.all<{ kind: 'fee' | 'plb' | 'return'; amount: number }>(
    'SELECT kind, amount FROM adjustments WHERE record = :id',
    {
      id,
    },
  );
  const total = (kind: 'fee' | 'plb') => sum(adjustments.filter((line) => line.kind === kind).map((line): Cents => cents(line.amount)));
  return {
    amount: sum([cents(record.amount), negate(total('plb'))]),
    events: events.map((event) => ({ ...event, amount: cents(event.amount) })),
    ledger: negate(sum(entries.map((entry) => cents(entry.amount)))),
    fee: total('fee'),
  };
}
