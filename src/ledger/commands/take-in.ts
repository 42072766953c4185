/** Payments on the Stripe account that came past Paydesk: a biller takes them into the books, each at most once (docs/rules.md, PO). */
import { type Fact, factSchema } from '../../shared/companion-api/facts.ts';
import { instant, type IsoDate } from '../../shared/dates.ts';
import { type Cents, formatMoney, sum, zero } from '../../shared/money.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { costOf } from '../billing/book-stripe-dispute.ts';
import { stripeOperation } from '../billing/stripe-operation.ts';
import type { Reader } from '../books/connection.ts';
import { hasOperation } from '../journal/journal.ts';
import type { Write } from '../journal/operation.ts';
import { whyNotInBooks } from '../queries/why-different.ts';
import { bookHeld } from '../sync/book-held.ts';
import { foresee } from './foresee.ts';
import { decideMoney } from './money.ts';
import { command, query, type QueryContext } from './registry.ts';

type Input = Parsed<'payouts.takeIn'>;

export const takeInHandlers = [
  query('payouts.foreseeTakeIn', (context, input) => {
    const decided = decide(context, input);
    if (!decided.ok) return decided;
    const { writes, payment } = decided.value;
    const takenBack = sum(heldFacts(context.reader, payment.paymentIntent).map(({ fact }) => takenBackBy(fact)));
    return done({ ...foresee(context.reader, writes), takenBack });
  }),

  command('payouts.takeIn', (context, input) => {
    const decided = decide(context, input);
    if (!decided.ok) return decided;
    const { writes, payment, record, id } = decided.value;
    const { books, user } = context;
    const held = heldFacts(context.reader, payment.paymentIntent);
    const summary = `Took a Stripe payment of ${formatMoney(payment.amount)} into the books that did not come through Paydesk`;
    // What went back of it since was told before, and not booked: it is looked at again, also after a crash.
    books.append(user.name, [{ id, kind: 'Stripe payment taken in', summary, writes }], (local) => {
      for (const { fact, body } of held) local.keepWaiting({ number: fact.number, body });
    });
    bookHeld(books, payment.livemode ? 'live' : 'sandbox', payment.paymentIntent);
    return done({ operation: id, record });
  }),
];

type Elsewhere = { amount: Cents; date: IsoDate; text: string; account: string; livemode: boolean; paymentIntent: string };
type Decided = { id: string; record: string; writes: Write[]; payment: Elsewhere };

/** The payment as money that a biller records, but of type Stripe, under its own number, and to be reviewed [PO-7]. */
function decide(context: QueryContext, { movement, ...input }: Input): Outcome<Decided> {
  const found = findPayment(context.reader, movement);
  if (!found.ok) return found;
  const payment = found.value;
  const object = objectOf(context.reader, payment.paymentIntent);
  const { id, newId } = stripeOperation(object, 'payment');
  const { amount, date, account, livemode, text: method, paymentIntent } = payment;
  const decided = decideMoney(context, { ...input, type: 'Card', number: '', amount, date }, newId);
  if (!decided.ok) return decided;
  const { record } = decided.value;
  const comment = ['Did not come through Paydesk.', input.comment].join(' ').trim();
  const stripe = { fact: 'payment', object, paymentIntent, account, livemode, method } as const;
  const writes = decided.value.writes.map((write): Write => {
    if (!('add' in write) || write.add !== 'registerRecord' || write.id !== record) return write;
    return { ...write, row: { ...write.row, type: 'Stripe', number: paymentIntent, comment, stripe, needsReview: true } };
  });
  const activity = { invoice: null, paymentIntent, object: paymentIntent, fact: 'payment succeeded', amount } as const;
  const text = `Taken into the books: ${formatMoney(amount)}${method === '' ? '' : `, ${method}`}`;
  const noted: Write = { add: 'stripeActivity', id: newId(), row: { ...activity, at: instant(context.clock.now()), text } };
  return done({ id, record, payment, writes: [...writes, noted] });
}

/** Taken out again it can be taken in anew: under another name each time, and so once each time [PO-11]. */
function objectOf(reader: Reader, paymentIntent: string): string {
  let object = paymentIntent;
  for (let time = 2; hasOperation(reader, stripeOperation(object, 'payment').id); time += 1) object = `${paymentIntent}:${time}`;
  return object;
}

function findPayment(reader: Reader, movement: string): Outcome<Elsewhere> {
  type Row = Omit<Elsewhere, 'livemode' | 'paymentIntent'> & { payment_intent: string | null; source: string | null; livemode: number };
  const row = reader.first<Row>(
    `SELECT amount, date, text, account, livemode, payment_intent, source
     FROM stripe_movements
     WHERE id = :movement AND kind = 'payment' AND amount > 0 AND earlier = 0`,
    { movement },
  );
  const paymentIntent = row?.payment_intent ?? row?.source ?? null;
  if (!row || paymentIntent === null) return refuse('not-found', 'Stripe has told of no such payment.', 'movement');
  const { payment_intent, source, livemode, ...payment } = row;
  const booked = reader.first(`SELECT 1 FROM register_records WHERE payment_intent = :paymentIntent AND stripe_fact = 'payment'`, {
    paymentIntent,
  });
  if (booked) return refuse('conflict', 'This payment is in the books already.', 'movement');
  if (whyNotInBooks(reader, { kind: 'payment', paymentIntent: payment_intent, source, earlier: false }) !== 'elsewhere')
    return refuse('wrong-state', 'This payment came through Paydesk and is booked by itself, as soon as its invoice is here.', 'movement');
  return done({ ...payment, livemode: livemode === 1, paymentIntent });
}

type HeldFact = { fact: Extract<Fact, { fact: 'refund' | 'dispute' }>; body: string };

/** What this desk was told of refunds and disputes of the payment, in the order of telling. */
function heldFacts(reader: Reader, paymentIntent: string): HeldFact[] {
  return reader
    .all<{ body: string }>('SELECT body FROM stripe_objects WHERE payment_intent = :paymentIntent', { paymentIntent })
    .flatMap(({ body }) => {
      const fact = factSchema.parse(JSON.parse(body));
      return fact.fact === 'refund' || fact.fact === 'dispute' ? [{ fact, body }] : [];
    })
    .toSorted((a, b) => a.fact.number - b.fact.number);
}

function takenBackBy(fact: HeldFact['fact']): Cents {
  if (fact.fact === 'refund') return fact.status === 'succeeded' ? fact.amount : zero;
  if (fact.status === 'open') return zero;
  const { withdrawn, fee } = costOf(fact);
  return sum([withdrawn, fee]);
}
