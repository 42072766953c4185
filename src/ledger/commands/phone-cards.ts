/** Cards over the phone: what is charged is decided here, the card is typed elsewhere, and the books change when Stripe reports the payment. */
import { assert } from '../../shared/assert.ts';
import type { PhoneResult } from '../../shared/companion-api/phone-cards.ts';
import type { PhonePurpose } from '../../shared/companion-api/phone-purpose.ts';
import { instant } from '../../shared/dates.ts';
import { type Cents, formatMoney, sum, zero } from '../../shared/money.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import type { PhoneCharge } from '../../shared/office-api/phone-cards.ts';
import { processingFee } from '../../shared/processing-fee.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { type SelfPayId, selfPayIdSchema } from '../../shared/self-pay-id.ts';
import { invoiceDue } from '../billing/amount-due.ts';
import { bookPhonePayment, type PhoneTarget } from '../billing/book-phone-payment.ts';
import { bookStripePayment } from '../billing/book-stripe-payment.ts';
import type { Account, Invoice } from '../billing/invoice.ts';
import { owedOf } from '../billing/owed.ts';
import { stripeOperation } from '../billing/stripe-operation.ts';
import type { Reader } from '../books/connection.ts';
import { keptOf } from '../books/merged.ts';
import type { Write } from '../journal/operation.ts';
import { hasOperation } from '../journal/journal.ts';
import { append } from './append.ts';
import { foresee } from './foresee.ts';
import { loadInvoice, loadNewerInvoices } from './load.ts';
import { loadPhoneTarget } from './load-phone-target.ts';
import { refusalOfInvoice } from './payable-invoice.ts';
import { command, type CommandContext, query, type QueryContext } from './registry.ts';

export const phoneCardHandlers = [
  query('phone.offer', ({ reader, settings }, input) => {
    const target = targetOf(reader, input);
    if (!target.ok) return target;
    const { account, what, due } = target.value;
    return done({ customer: { id: account.id, name: account.name }, what, due, passesFee: settings().passFee });
  }),

  query('phone.preview', (context, input) => {
    const wish = decide(context, input);
    if (!wish.ok) return wish;
    const { fee, total } = wish.value;
    return done({ ...foresee(context.reader, foreseen(context, wish.value)), fee, total });
  }),

  command('phone.open', async (context, { keepCard, key, ...input }) => {
    const wish = decide(context, input);
    if (!wish.ok) return wish;
    const page = await context.sync.phone((calls) => calls.page({ ...asked(wish.value, key), keepCard }));
    if (!page.ok) return page;
    noteAsked(context, wish.value, page.value.paymentIntent, keepCard ? ', which Stripe is to keep' : '');
    return done({ address: page.value.address });
  }),

  command('phone.finish', async (context, { key }) => {
    const finished = await context.sync.phone((calls) => calls.finish({ key }));
    if (finished.ok) return done(await booked(context, finished.value));
    return finished.refusal.code === 'unreachable' ? refuse('unreachable', `${finished.refusal.message} ${notSaid}`) : finished;
  }),

  command('phone.charge', async (context, { card, holder, key, ...input }) => {
    const wish = decide(context, input);
    if (!wish.ok) return wish;
    if (keptOf(context.reader, holder) !== wish.value.account.id)
      return refuse('invalid-input', 'This card is another customer’s.', 'card');
    const charged = await context.sync.phone((calls) => calls.charge({ ...asked(wish.value, key), customer: holder, card }));
    if (!charged.ok) return charged.refusal.code === 'unreachable' ? notKnown(charged.refusal.message) : charged;
    noteAsked(context, wish.value, charged.value.paymentIntent, ' that Stripe keeps');
    return done(await booked(context, charged.value));
  }),
];

type Target = {
  purpose: PhonePurpose;
  id: string;
  account: Account;
  /** Of an invoice. */
  invoice: (Invoice & { selfPayId: SelfPayId }) | null;
  /** Of a dispatch or a ledger. */
  target: PhoneTarget | null;
  what: string;
  due: Cents;
};

/** What the card is for, if it may be charged for that. */
function targetOf(reader: Reader, { purpose, id }: { purpose: PhonePurpose; id: string }): Outcome<Target> {
  if (purpose === 'invoice') return invoiceOf(reader, id);
  const target = loadPhoneTarget(reader, { purpose, id });
  if (!target) return refuse('not-found', purpose === 'dispatch' ? 'This dispatch does not exist.' : 'This customer does not exist.', 'id');
  const { account, dispatch } = target;
  if (!dispatch) {
    const due = account.ledgerBalance > 0 ? account.ledgerBalance : zero;
    return done({ purpose, id: account.id, account, invoice: null, target, what: 'Ledger', due });
  }
  const { owed } = owedOf(dispatch);
  if (owed <= 0) return refuse('wrong-state', `Dispatch ${dispatch.number} owes nothing.`, 'id');
  return done({ purpose, id, account, invoice: null, target, what: `Dispatch ${dispatch.number}`, due: owed });
}

function invoiceOf(reader: Reader, id: string): Outcome<Target> {
  const invoice = loadInvoice(reader, id);
  if (!invoice) return refuse('not-found', 'This invoice does not exist.', 'id');
  const refused = refusalOfInvoice(invoice, 'id');
  if (refused) return refused;
  const due = invoiceDue(invoice);
  if (due <= 0) return refuse('wrong-state', `Nothing is due on invoice ${invoice.number}.`, 'id');
  const row = reader.first<{ self_pay_id: string }>('SELECT self_pay_id FROM invoices WHERE id = :id', { id });
  const selfPayId = selfPayIdSchema.parse(row?.self_pay_id);
  const { account, number } = invoice;
  return done({
    purpose: 'invoice',
    id,
    account,
    invoice: { ...invoice, selfPayId },
    target: null,
    what: `Invoice ${number}`,
    due,
  });
}

type Wish = Target & { amount: Cents; fee: Cents; total: Cents };

/** The charge, if it may be made [MOTO-5], [MOTO-9]. */
function decide({ reader, settings }: QueryContext, input: Parsed<'phone.preview'>): Outcome<Wish> {
  const found = targetOf(reader, input);
  if (!found.ok) return found;
  const { due, purpose, what } = found.value;
  const { amount, withFee } = input;
  if (amount <= 0) return refuse('invalid-input', 'Give an amount of more than $0.00.', 'amount');
  if (purpose === 'invoice' && amount > due)
    return refuse('invalid-input', `${formatMoney(due)} is due on ${inSentence(what)} now. No more can be charged for it.`, 'amount');
  if (purpose === 'dispatch' && amount > due)
    return refuse('invalid-input', `${what} owes ${formatMoney(due)}. What is more belongs to the customer’s ledger.`, 'amount');
  const fee = withFee ? processingFee(amount, settings()) : zero;
  return done({ ...found.value, amount, fee, total: sum([amount, fee]) });
}

function asked({ purpose, id, invoice, account, amount: balance, due, fee }: Wish, key: string) {
  return { key, purpose, id, selfPayId: invoice?.selfPayId ?? null, balance, due: invoice ? due : null, fee, customer: account.id };
}

/** What booking it will write, by the very rules that will. */
function foreseen(
  { reader, clock, user }: QueryContext,
  { purpose, id, invoice, target, amount: balance, due, fee, total }: Wish,
): Write[] {
  const time = { date: clock.today(), recordedAt: instant(clock.now()) };
  const phone = { purpose, id, balance, fee };
  const fact = {
    fact: 'payment succeeded',
    number: 1,
    history: '',
    at: time.recordedAt,
    account: '',
    livemode: false,
    paymentIntent: 'pi_foreseen',
    amount: total,
    method: '',
    phone,
  } as const;
  if (!invoice) {
    assert(target, 'what is no invoice is a dispatch or a ledger');
    return bookPhonePayment({ ...fact, portal: null }, target, user.name, time).writes;
  }
  const portal = { invoice: id, selfPayId: invoice.selfPayId, balance, fee, ...(balance < due && { partial: true as const }) };
  return bookStripePayment({ ...fact, portal }, invoice, loadNewerInvoices(reader, id), time, user.name).writes;
}

/** Who charges a card and for what, in the history, also of the customer: Stripe's reports say that by nobody [MOTO-8]. `which`: of the card. */
function noteAsked(context: CommandContext, { what, account, invoice, total }: Wish, paymentIntent: string, which: string): void {
  const operation = stripeOperation(paymentIntent, 'card asked');
  if (hasOperation(context.reader, operation.id)) return;
  const text = `Began to charge a card over the phone${which}: ${formatMoney(total)} for ${inSentence(what)}`;
  const row = {
    at: instant(context.clock.now()),
    invoice: invoice?.id ?? null,
    paymentIntent,
    object: paymentIntent,
    fact: 'card asked',
    amount: total,
    text,
  } as const;
  append(context, {
    id: operation.id,
    kind: 'Stripe card asked',
    summary: text,
    writes: [
      { put: 'customer', id: account.id, set: {} },
      { add: 'stripeActivity', id: operation.newId(), row },
    ],
  });
}

/** The books hear of it at once, where the companion can be reached; else when it can. */
async function booked({ sync, reader }: CommandContext, { status, reason, method, paymentIntent }: PhoneResult): Promise<PhoneCharge> {
  if (status === 'paid') await sync.now();
  const row = reader.first<{ id: string }>(
    "SELECT id FROM register_records WHERE payment_intent = :paymentIntent AND stripe_fact = 'payment'",
    {
      paymentIntent,
    },
  );
  return { status, reason, method, record: row?.id ?? null };
}

const notSaid =
  'It is not known yet whether the card was charged. Paydesk goes on asking; what was charged comes into the books in any case.';

function notKnown(message: string): Outcome<never> {
  return refuse(
    'unreachable',
    `${message} It is not known whether the card was charged. Ask once more from here: it is not charged twice.`,
  );
}

/** `Invoice A-1031` within a sentence. */
function inSentence(what: string): string {
  return what.slice(0, 1).toLowerCase() + what.slice(1);
}
