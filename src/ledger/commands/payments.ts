import { addDays, instant, type IsoDate } from '../../shared/dates.ts';
import { cents, formatMoney } from '../../shared/money.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import type { PaymentPreview } from '../../shared/office-api/payments.ts';
import { recordName } from '../../shared/record-name.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { invoiceDue } from '../billing/amount-due.ts';
import { bookPayment } from '../billing/book-payment.ts';
import { type Discount, discountTotal, earlyDiscounts, grantDiscounts, withDiscounts } from '../billing/early-discount.ts';
import type { Invoice } from '../billing/invoice.ts';
import { payInvoice, type PaidItem, type PaymentPlan } from '../billing/pay-invoice.ts';
import { append } from './append.ts';
import { loadInvoice, loadNewerInvoices } from './load.ts';
import { refusalOfInvoice } from './payable-invoice.ts';
import { command, query, type QueryContext } from './registry.ts';
import { findTwin, refuseTwin, type Twin } from './twins.ts';

type Payment = Parsed<'payments.preview'>;

type Planned = {
  plan: PaymentPlan;
  /** What the plan counts on, where the biller grants it [FEE-6]. */
  granted: Discount[];
  /** What could be granted. */
  offer: PaymentPreview['discount'];
};

export const paymentHandlers = [
  /** What recording the payment would do, to the cent [PAY-16]. */
  query('payments.preview', (context, payment) => {
    const planned = plan(context, payment);
    return planned.ok ? done(previewOf(planned.value, payment, findTwin(context.reader, twinOf(planned.value.plan, payment)))) : planned;
  }),

  command('payments.record', (context, { twinSeen, ...payment }) => {
    const { books, clock, reader, user } = context;
    const planned = plan(context, payment);
    if (!planned.ok) return planned;
    const { invoice, amount } = planned.value.plan;
    const twin = findTwin(reader, twinOf(planned.value.plan, payment));
    if (twin && !twinSeen) return refuseTwin(twin, payment.type, { number: payment.number, amount });
    const { type, number, comment } = payment;
    const newId = () => books.newId();
    const by = { date: payment.date ?? clock.today(), creator: user.name };
    const details = { type, number, comment, ...by, recordedAt: instant(clock.now()), needsReview: false, stripe: null, fee: cents(0) };
    const { record, writes } = bookPayment(planned.value.plan, details, newId);
    const discounts = grantDiscounts(planned.value.granted, { ...by, invoice: invoice.id }, newId);
    const summary = `Recorded ${recordName(type, number)} of ${formatMoney(amount)} on invoice ${invoice.number}`;
    return done({ ...append(context, { kind: 'payment recorded', summary, writes: [...writes, ...discounts] }), record });
  }),
];

/** The plan of a biller's payment, or why it cannot be recorded [PAY-13], [PAY-18], [FEE-5]. */
function plan(context: QueryContext, payment: Payment): Outcome<Planned> {
  const { reader } = context;
  const { invoice: id, amount, keepOpen, writeOffRest, only = null, takeDiscount } = payment;
  if (amount <= 0) return refuse('invalid-input', 'Give an amount of more than $0.00.', 'amount');
  if (keepOpen && writeOffRest)
    return refuse('invalid-input', 'Either leave the invoice open for more payments, or write off the rest: not both.', 'writeOffRest');
  const invoice = loadInvoice(reader, id);
  if (!invoice) return refuse('not-found', 'This invoice does not exist.', 'invoice');
  const refused = refusalOfInvoice(invoice, 'invoice');
  if (refused) return refused;
  const dispatches = new Set(invoice.items.map((dispatch) => dispatch.id));
  if (only?.some((dispatch) => !dispatches.has(dispatch)))
    return refuse('invalid-input', 'Choose among the dispatches of this invoice.', 'only');
  const { discounts, offer } = discountsFor(context, invoice, payment);
  if (takeDiscount && !offer)
    return refuse('wrong-state', 'There is no early-payment discount on this invoice at that date.', 'takeDiscount');
  const granted = takeDiscount ? discounts : [];
  const planned = payInvoice(withDiscounts(invoice, granted), { amount, keepOpen, writeOffRest, only }, loadNewerInvoices(reader, id));
  const unpaid = planned.items.some((item) => item.chosen && item.owedAfter > 0);
  if (takeDiscount && offer && unpaid)
    return refuse('invalid-input', `The discount is for paying in full: ${formatMoney(offer.paysInFull)}.`, 'takeDiscount');
  return done({ plan: planned, granted, offer });
}

/** The discount of an Open invoice that is paid within the days of the settings [FEE-5]. */
function discountsFor({ reader, clock, settings }: QueryContext, invoice: Invoice, { date = clock.today(), only }: Payment) {
  const { earlyDiscountPpm, earlyDiscountDays } = settings();
  const { committedOn } = reader.one<{ committedOn: IsoDate | null }>('SELECT committed_on AS committedOn FROM invoices WHERE id = :id', {
    id: invoice.id,
  });
  const until = committedOn && addDays(committedOn, earlyDiscountDays);
  const inTime = invoice.state === 'Open' && until !== null && date <= until;
  const discounts = inTime ? earlyDiscounts(invoice, earlyDiscountPpm, only ?? null) : [];
  if (until === null || discounts.length === 0) return { discounts: [], offer: null };
  return { discounts, offer: { amount: discountTotal(discounts), until, paysInFull: invoiceDue(withDiscounts(invoice, discounts)) } };
}

function twinOf({ invoice, amount }: PaymentPlan, { number }: Payment) {
  return { number, customer: invoice.account.id, amount };
}

function previewOf({ plan: planned, offer }: Planned, payment: Payment, twin: Twin | null): PaymentPreview {
  const { id, name } = planned.invoice.account;
  return {
    items: planned.items.map((item) => ({
      dispatch: {
        id: item.dispatch.id,
        number: item.dispatch.number,
        date: item.dispatch.date,
        serviceLevel: item.dispatch.serviceLevel,
      },
      owed: item.owed,
      amount: item.amount,
      what: whatHappens(item, payment.writeOffRest),
      stateAfter: item.stateAfter,
    })),
    ledger: { customer: { id, name }, amount: planned.toLedger, balanceAfter: planned.ledgerBalanceAfter },
    invoiceStateAfter: planned.stateAfter,
    dueBefore: planned.dueBefore,
    dueAfter: planned.dueAfter,
    alsoPaid: planned.alsoPaid.map((newer) => ({ id: newer.id, number: newer.number })),
    discount: offer,
    twin,
  };
}

function whatHappens(item: PaidItem, writeOffRest: boolean): PaymentPreview['items'][number]['what'] {
  if (!item.chosen) return 'left out';
  if (item.amount < 0) return 'settled';
  if (item.owedAfter === 0) return 'paid in full';
  if (writeOffRest && item.owedAfter > 0) return 'written off';
  return item.amount > 0 ? 'in part' : 'not reached';
}
