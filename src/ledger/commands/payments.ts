import { instant } from '../../shared/dates.ts';
import { cents, formatMoney } from '../../shared/money.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import type { PaymentPreview } from '../../shared/office-api/payments.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { bookPayment } from '../billing/book-payment.ts';
import { payInvoice, type PaidItem, type PaymentPlan } from '../billing/pay-invoice.ts';
import type { Reader } from '../books/connection.ts';
import { append } from './append.ts';
import { loadInvoice, loadNewerInvoices } from './load.ts';
import { refusalOfInvoice } from './payable-invoice.ts';
import { command, query } from './registry.ts';
import { findTwin, refuseTwin, type Twin } from './twins.ts';

type Payment = Parsed<'payments.preview'>;

export const paymentHandlers = [
  /** What recording the payment would do, to the cent [PAY-16]. */
  query('payments.preview', ({ reader }, payment) => {
    const planned = plan(reader, payment);
    return planned.ok ? done(previewOf(planned.value, payment, findTwin(reader, twinOf(planned.value, payment)))) : planned;
  }),

  command('payments.record', (context, { twinSeen, ...payment }) => {
    const { books, clock, reader, user } = context;
    const planned = plan(reader, payment);
    if (!planned.ok) return planned;
    const { invoice, amount } = planned.value;
    const twin = findTwin(reader, twinOf(planned.value, payment));
    if (twin && !twinSeen) return refuseTwin(twin, payment.type, { number: payment.number, amount });
    const { type, number, comment } = payment;
    const details = { type, number, comment, date: payment.date ?? clock.today(), creator: user.name, recordedAt: instant(clock.now()) };
    const { record, writes } = bookPayment(planned.value, { ...details, needsReview: false, stripe: null, fee: cents(0) }, () =>
      books.newId(),
    );
    const what = number === '' ? type.toLowerCase() : `${type.toLowerCase()} ${number}`;
    const summary = `Recorded ${what} of ${formatMoney(amount)} on invoice ${invoice.number}`;
    return done({ ...append(context, { kind: 'payment recorded', summary, writes }), record });
  }),
];

/** The plan of a biller's payment, or why it cannot be recorded [PAY-13], [PAY-18]. */
function plan(reader: Reader, { invoice: id, amount, keepOpen, writeOffRest, only }: Payment): Outcome<PaymentPlan> {
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
  return done(payInvoice(invoice, { amount, keepOpen, writeOffRest, only: only ?? null }, loadNewerInvoices(reader, id)));
}

function twinOf({ invoice, amount }: PaymentPlan, { number }: Payment) {
  return { number, customer: invoice.account.id, amount };
}

function previewOf(planned: PaymentPlan, payment: Payment, twin: Twin | null): PaymentPreview {
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
