/** The one client of Stripe's API. Nothing else in the companion holds the secret key. */
import Stripe from 'stripe';
import { assert } from '../../shared/assert.ts';
import type { Office } from '../store/offices.ts';

/** The version of Stripe's API that this code was written against: for requests, and for the webhook endpoint (docs/companion.md). */
export const stripeVersion = '2026-10-28.endive';

/** A client that talks to `apiBase`: Stripe, or the sandbox that stands in for it. */
export function createStripe({ secretKey, apiBase }: { secretKey: string; apiBase: string }): Stripe {
  const { hostname, port, protocol } = new URL(apiBase);
  const secure = protocol === 'https:';
  return new Stripe(secretKey, {
    apiVersion: stripeVersion,
    host: hostname,
    port: port === '' ? (secure ? 443 : 80) : Number(port),
    protocol: secure ? 'https' : 'http',
    timeout: 15_000,
    maxNetworkRetries: 2,
    telemetry: false,
    appInfo: { name: 'Paydesk' },
  });
}

/** The options that make a call on the office's own account. */
export function inAccount(office: Office): Stripe.RequestOptions {
  if (!office.connected) return {};
  assert(office.account !== '', 'without an account of the office, a call would be made on the platform’s own');
  return { stripeAccount: office.account };
}

/** Whether the same call may well succeed later: Stripe did not answer, is overloaded, or failed by itself. */
export function mayPass(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeConnectionError ||
    error instanceof Stripe.errors.StripeAPIError ||
    error instanceof Stripe.errors.StripeRateLimitError
  );
}

/** Whether Stripe says that the object asked for does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
}
