/**
 * How an account stands, from what Stripe says of it now. An own account is seen by version 1 of Stripe's API, one of a platform by version 2.
 * Active is an account only when Stripe says so.
 */
import Stripe from 'stripe';
import { type Instant, instant } from '../../shared/dates.ts';
import type { AccountStatus } from '../store/schema.ts';
import { mayPass } from './client.ts';
import { inPlainWords } from './requirements.ts';

export type AccountState = {
  /** Empty: none. */
  account: string;
  name: string;
  status: AccountStatus;
  /** Why it takes no payments, and what to do. */
  message: string;
  missing: string[];
  missingBy: Instant | null;
};

/** `wasActive`: Stripe has let it take payments before. */
export function stateOfOwn(account: Stripe.Account, wasActive: boolean): AccountState {
  const { requirements } = account;
  const due = [...(requirements?.past_due ?? []), ...(requirements?.currently_due ?? [])];
  const missing = inPlainWords(due);
  const head = {
    account: account.id,
    name: account.settings?.dashboard.display_name ?? account.business_profile?.name ?? '',
    missing,
    missingBy: requirements?.current_deadline ? instant(requirements.current_deadline * 1000) : null,
  };
  if (account.charges_enabled) return active(head);
  const why = requirements?.disabled_reason ?? '';
  if (/^(rejected|platform_paused)/.test(why)) return closed(head);
  if (missing.length === 0 && /pending_verification|under_review|listed/.test(why)) return inReview(head);
  return asksForMore(head, wasActive || account.details_submitted);
}

export function stateOfConnected(account: Stripe.V2.Core.Account, wasActive: boolean): AccountState {
  const entries = (account.requirements?.entries ?? []).filter(
    (entry) => entry.awaiting_action_from === 'user' && entry.minimum_deadline.status !== 'eventually_due',
  );
  const deadline = account.requirements?.summary?.minimum_deadline?.time;
  const head = {
    account: account.id,
    name: account.display_name ?? '',
    missing: inPlainWords(entries.map((entry) => entry.description)),
    missingBy: deadline === undefined ? null : instant(Date.parse(deadline)),
  };
  const cards = account.configuration?.merchant?.capabilities?.card_payments;
  if (account.closed === true) return closed(head);
  if (cards?.status === 'active') return active(head);
  const codes = (cards?.status_details ?? []).map(({ code }) => code);
  if (cards?.status === 'unsupported' || codes.some((code) => code.startsWith('rejected') || code.startsWith('unsupported')))
    return closed(head);
  if (head.missing.length === 0 && (cards?.status === 'pending' || codes.includes('requirements_pending_verification')))
    return inReview(head);
  return asksForMore(head, wasActive);
}

/** What an error says of the account; null: nothing. `platform`: the key is a platform's, and the account of an office. */
export function stateOfError(error: unknown, same: AccountState, platform: boolean): AccountState | null {
  const now = (status: AccountStatus, message: string): AccountState => ({ ...same, status, message, missing: [], missingBy: null });
  if (error instanceof Stripe.errors.StripeAuthenticationError)
    return now('not linked', 'Stripe does not accept the companion’s secret key. Whoever runs the companion sets STRIPE_SECRET_KEY anew.');
  if (platform && isShutOut(error))
    return now(
      'deauthorised',
      'The office has ended the connection with Paydesk in its Stripe dashboard, so customers cannot pay online. An Administrator unlinks the account here and links one again.',
    );
  if (!platform && error instanceof Stripe.errors.StripePermissionError)
    // A restricted key without leave to read the account can still take payments.
    return now('active', 'The key may not read the account: allow it “Account: read”.');
  if (!mayPass(error)) return null;
  // It was not let take payments when Stripe was last heard, and a broken line does not change that.
  if (same.status !== 'active' && same.status !== 'unreachable') return same;
  return { ...same, status: 'unreachable', message: 'Stripe cannot be reached now; trying again.' };
}

/** The office has taken the platform's access away, or the account is gone. */
export function isShutOut(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripePermissionError ||
    (error instanceof Stripe.errors.StripeError &&
      (error.code === 'account_invalid' || error.statusCode === 403 || error.statusCode === 404))
  );
}

export const noAccount: AccountState = {
  account: '',
  name: '',
  status: 'not linked',
  message: 'No Stripe account is linked, so customers cannot pay online. An Administrator signs up for Stripe here.',
  missing: [],
  missingBy: null,
};

type Head = Pick<AccountState, 'account' | 'name' | 'missing' | 'missingBy'>;

function active(head: Head): AccountState {
  const message =
    head.missing.length === 0 ? '' : 'Customers can pay. Stripe asks for more, and restricts the account unless it is given in time.';
  return { ...head, status: 'active', message };
}

function inReview(head: Head): AccountState {
  const message = 'Stripe has all it asked for and looks at it now, which can take some days. Customers can pay as soon as Stripe agrees.';
  return { ...head, status: 'in review', message };
}

function closed(head: Head): AccountState {
  const message =
    'Stripe has closed this account or refuses it, so customers cannot pay online. Ask Stripe’s support in the dashboard; if it stays so, link another account.';
  return { ...head, status: 'deactivated', message, missing: [] };
}

function asksForMore(head: Head, wasActive: boolean): AccountState {
  return wasActive
    ? {
        ...head,
        status: 'restricted',
        message:
          'Stripe does not let this account take payments until it has been given what is missing. Until then customers are asked to call.',
      }
    : {
        ...head,
        status: 'onboarding',
        message: 'Signing up is not finished: Stripe still asks for more. You can go back to it as often as it takes.',
      };
}
