/**
 * The Stripe part of the sample office, played through the real parts at its first start: customers pay on the portal, the sandbox settles, refunds
 * and disputes. So the sandbox's dashboard, the companion and the books agree about every payment.
 */
import { type Cents, cents } from '../../src/shared/money.ts';
import type { Output } from '../../src/shared/office-api/index.ts';
import type { Desk } from '../../test/scenario/desk.ts';
import type { StripeControls } from '../../test/scenario/stripe-controls.ts';
import { type Means, payOnPortal, testCards } from './customer.ts';

/** An invoice that was committed: it has its number and self-pay ID. */
export type InvoiceToTry = Output<'invoices.list'>['rows'][number] & { number: string; selfPayId: string };

type Story = {
  means: Means;
  /** What happens after the customer has paid. */
  afterwards?: (stripe: StripeControls, paymentIntent: string, amount: Cents) => Promise<unknown>;
};

const visa: Means = { method: 'card', card_number: testCards.visa };
const mastercard: Means = { method: 'card', card_number: testCards.mastercard };
const bank: Means = { method: 'us_bank_account', account_number: '000123456789' };

/** One invoice each, the oldest first. */
const stories: Story[] = [
  { means: visa },
  { means: mastercard },
  { means: bank, afterwards: (stripe, intent) => stripe.settle(intent, 'succeeded') },
  { means: visa },
  { means: bank, afterwards: (stripe, intent) => stripe.settle(intent, 'failed') },
  { means: visa, afterwards: (stripe, intent, amount) => stripe.refund(intent, half(amount), 'succeeded') },
  { means: mastercard, afterwards: loseDispute },
  { means: visa },
  { means: { method: 'card', card_number: testCards.declined } },
  { means: visa, afterwards: (stripe, intent, amount) => stripe.dispute(intent, amount, disputeFee) },
  { means: bank }, // still processing
  { means: mastercard },
];

const disputeFee = cents(15_00);

type Parts = { desk: Desk; stripe: StripeControls; portal: string; settled: () => Promise<void> };

/** Plays the stories on invoices of the office that can be paid; leaves most of them unpaid. */
export async function playStripe({ desk, stripe, portal, settled }: Parts): Promise<void> {
  await settled();
  const invoices = await payableInvoices(desk);
  for (const [index, { means, afterwards }] of stories.entries()) {
    const invoice = invoices[index];
    if (!invoice) return;
    const session = await payOnPortal(portal, invoice.selfPayId, means);
    const paymentIntent = await stripe.paymentIntentOf(session);
    await settled();
    if (afterwards && paymentIntent !== null) await afterwards(stripe, paymentIntent, invoice.dueNow);
    await payOutAfter(index, stripe);
    await settled();
  }
}

/** One payout arrives, with a payment that came past Paydesk; one fails, and its money lies at Stripe again. */
async function payOutAfter(story: number, stripe: StripeControls): Promise<void> {
  if (story === 3) await stripe.chargeElsewhere(cents(86_00));
  if (story === 3 || story === 8) {
    const { id } = await stripe.payOut();
    if (story === 8) await stripe.setPayoutStatus(id, 'failed');
  }
}

/** Open invoices with something to pay, oldest first: at most every second one, so that plenty stay open. */
async function payableInvoices(desk: Desk): Promise<InvoiceToTry[]> {
  const { rows } = await desk.call('invoices.list', { filter: { states: ['Open'] }, sort: { by: 'committedOn', descending: false } });
  return rows.filter(isPayable).filter((_, index) => index % 2 === 0);
}

/** An open invoice of a modest amount that nobody is paying yet, for whoever tries the portal. */
export async function invoiceToTry(desk: Desk): Promise<InvoiceToTry | null> {
  const { rows } = await desk.call('invoices.list', { filter: { states: ['Open'] }, sort: { by: 'dueNow', descending: false } });
  const free = rows.filter(isPayable);
  return free.find(({ dueNow }) => dueNow >= 100_00) ?? free.at(-1) ?? null;
}

function isPayable(row: Output<'invoices.list'>['rows'][number]): row is InvoiceToTry {
  return row.number !== null && row.selfPayId !== null && row.dueNow > 0 && row.processing === 0;
}

async function loseDispute(stripe: StripeControls, paymentIntent: string, amount: Cents): Promise<void> {
  const { id } = await stripe.dispute(paymentIntent, amount, disputeFee);
  await stripe.closeDispute(id, 'lost');
}

function half(amount: Cents): Cents {
  return cents(Math.floor(amount / 2));
}
