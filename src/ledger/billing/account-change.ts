/** What becomes of the office's account at Stripe, in the words of the settings' history. */
import type { StripeState } from '../../shared/companion-api/facts.ts';
import { accountSetting as key } from '../../shared/settings.ts';
import type { Decision } from '../journal/operation.ts';
import { stripeOperation } from './stripe-operation.ts';

/** A biller's own doing: `linked` or `unlinked` an account. */
export function accountLinked(did: 'linked' | 'unlinked', account: string): Decision {
  const summary = did === 'linked' ? `Linked Stripe account ${account}` : `Unlinked Stripe account ${account}`;
  return { kind: 'Stripe account changed', summary, writes: [{ put: 'setting', id: key, set: { value: { account, did } } }] };
}

/**
 * What Stripe says of the account, for the history; null where there is nothing to say: no account, or Stripe that cannot be asked. Every desk
 * decides the same under the same ID [ACCT-8].
 */
export function accountStands({ account, status, since, missing }: StripeState): (Decision & { id: string }) | null {
  if (account === '' || since === null || status === 'unreachable' || status === 'not linked') return null;
  const { id } = stripeOperation(`account:${account}:${since}`, status);
  const asked = missing.length === 0 ? '' : `. Stripe asks for: ${missing.join('; ')}`;
  return {
    id,
    kind: 'Stripe account changed',
    summary: `Stripe account ${account} ${sentences[status]}${asked}`.slice(0, 500),
    writes: [{ put: 'setting', id: key, set: { value: { account, status } } }],
  };
}

const sentences = {
  active: 'takes payments',
  onboarding: 'is not signed up completely',
  'in review': 'is being looked at by Stripe, and takes no payments meanwhile',
  restricted: 'was restricted by Stripe, and takes no payments',
  deactivated: 'was refused or closed by Stripe, and takes no payments',
  deauthorised: 'ended its connection with Paydesk, and takes no payments',
} as const;
