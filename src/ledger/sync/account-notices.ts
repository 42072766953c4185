/** Takes note of what becomes of the Stripe account, as the companion tells it. */
import type { StripeState } from '../../shared/companion-api/facts.ts';
import type { Instant } from '../../shared/dates.ts';
import type { Books } from '../books/open.ts';
import { type AccountHeard, accountHeardKey, type AccountNotice, readAccountHeard } from '../queries/account-heard.ts';

const limit = 30;

/** Tells a change for the worse, and back, once. That Stripe was not reached for a while says nothing about the account [NOTE-4]. */
export function noteAccount({ reader, local }: Pick<Books, 'reader' | 'local'>, stripe: StripeState, at: Instant): void {
  const heard = readAccountHeard(reader);
  const next = withNews(heard, stripe, at);
  if (next !== heard) local.set(accountHeardKey, JSON.stringify(next));
}

function withNews(heard: AccountHeard, { status, account, message }: StripeState, at: Instant): AccountHeard {
  if (status === 'unreachable') return heard;
  const { last } = heard;
  if (last?.status === status && last.account === account) return heard;
  const told = newsOf(last, status, account);
  const notice = told && { id: `account:${at}:${told.replaceAll(' ', '-')}`, at, status: told, message: told === 'active' ? '' : message };
  return { last: { account, status }, notices: [...(notice ? [notice] : []), ...heard.notices].slice(0, limit) };
}

/** What there is to tell; null: it is as one expects. */
function newsOf(
  last: AccountHeard['last'],
  status: Exclude<StripeState['status'], 'unreachable'>,
  account: string,
): AccountNotice['status'] | null {
  if (status === 'onboarding') return null; // whoever signs up knows
  if (status !== 'active') return last?.status === status ? null : status;
  if (last === null) return null;
  if (last.status !== 'active') return 'active';
  return last.account === account ? null : 'another account';
}
