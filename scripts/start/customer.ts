/** A customer of the sample office without a browser: the same pages and forms of the portal and of Checkout, over plain HTTP. */
import { assert } from '../../src/shared/assert.ts';

export type Means = { method: 'card'; card_number: string } | { method: 'us_bank_account'; account_number: string };

export const testCards = { visa: '4242424242424242', mastercard: '5555555555554444', declined: '4000000000000002' };

/** Pays an invoice on the portal by its self-pay ID; answers the Checkout Session's ID. A declined card leaves the session open. */
export async function payOnPortal(portal: string, selfPayId: string, means: Means): Promise<string> {
  const begun = await post(`${portal}/pay/${selfPayId}/checkout`, {});
  const checkout = begun.headers.get('location');
  assert(begun.status === 303 && checkout !== null, `the portal sends the customer to Checkout (it answered ${begun.status})`);
  const details = { email: 'customer@example.com', expiry: '12/34', cvc: '123', action: 'pay' };
  const paid = await post(checkout, { ...details, ...means });
  assert(paid.status === 303 || paid.status === 402, `Checkout takes or declines the payment (it answered ${paid.status})`);
  const session = /\/(cs_\w+)/.exec(checkout)?.[1];
  assert(session !== undefined, 'the address of Checkout names its session');
  return session;
}

function post(url: string, form: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}
