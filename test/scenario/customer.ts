/** A customer without a browser: the portal's pages and Checkout's, read and posted as a browser would with JavaScript off. */
import { assert } from '../../src/shared/assert.ts';
import { type Cents, cents, decimal, sum, zero } from '../../src/shared/money.ts';

export type Means = { method: 'card'; card_number: string } | { method: 'us_bank_account'; account_number: string };
export const testCards = { visa: '4242424242424242', mastercard: '5555555555554444', declined: '4000000000000002' };
export const testBankAccount: Means = { method: 'us_bank_account', account_number: '000123456789' };

export type PortalPage = { state: string; due: Cents; fee: Cents; total: Cents; processing: Cents; left: Cents };

/** Looks an invoice up by its self-pay ID. Figures that the page does not show are zero. */
export async function lookUp(portal: string, selfPayId: string, part?: Cents): Promise<PortalPage> {
  const answer =
    part === undefined
      ? await fetch(`${portal}/pay`, { method: 'POST', body: new URLSearchParams({ id: selfPayId }), redirect: 'follow' })
      : await fetch(`${portal}/pay/${selfPayId}?amount=${decimal(part)}`);
  const page = await answer.text();
  const state = /<main[^>]*data-state="([^"]*)"/.exec(page)?.[1];
  assert(state !== undefined, `the portal answered ${answer.status} with a page that has no state`);
  const due = figure(page, 'balance-due');
  const fee = figure(page, 'processing-fee');
  return {
    state,
    due,
    fee,
    total: sum([due, fee]),
    processing: figure(page, 'processing'),
    left: figure(page, 'left'),
    ...shownTotal(page),
  };
}

/** Begins to pay: answers the address of Stripe's Checkout. Throws when the portal does not take payment now. */
export async function beginCheckout(portal: string, selfPayId: string, part?: Cents): Promise<string> {
  const begun = await post(`${portal}/pay/${selfPayId}/checkout`, part === undefined ? {} : { amount: decimal(part) });
  const checkout = begun.headers.get('location');
  assert(begun.status === 303 && checkout !== null, `the portal does not send the customer to Checkout; it answered ${begun.status}`);
  return checkout;
}

/** Pays at Checkout and comes back to the portal, where it can be reached. A declined card leaves the session open. */
export async function payAtCheckout(checkout: string, means: Means): Promise<void> {
  const details = { email: 'customer@example.com', expiry: '12/34', cvc: '123', action: 'pay' };
  const paid = await post(checkout, { ...details, ...means });
  assert(paid.status === 303 || paid.status === 402, `Checkout neither takes nor declines the payment; it answered ${paid.status}`);
  await comeBack(paid);
}

/** Turns back at Checkout without paying. */
export async function cancelCheckout(checkout: string): Promise<void> {
  await comeBack(await post(checkout, { action: 'cancel' }));
}

/** The `cs_…` in the address of Checkout. */
export function sessionOf(checkout: string): string {
  const session = /\/(cs_\w+)/.exec(checkout)?.[1];
  assert(session !== undefined, 'the address of Checkout names its session');
  return session;
}

async function comeBack(answer: Response): Promise<void> {
  const back = answer.headers.get('location');
  if (back === null) return;
  try {
    await fetch(back);
  } catch (error) {
    // The portal may be down by the time the customer has paid: that is the customer's view of `companion: down`.
    if (!(error instanceof TypeError)) throw error;
  }
}

function figure(page: string, name: string): Cents {
  const text = new RegExp(`data-paydesk="${name}"[^>]*data-cents="(-?\\d+)"`).exec(page)?.[1];
  return text === undefined ? zero : cents(Number(text));
}

function shownTotal(page: string): { total?: Cents } {
  return page.includes('data-paydesk="total"') ? { total: figure(page, 'total') } : {};
}

function post(url: string, form: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}
