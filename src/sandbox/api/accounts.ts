/** Accounts: the platform's own, and under Connect those of its offices (Accounts v2, with their v1 view). */
import * as z from 'zod';
import { type Account, ownAccountId } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { AccountRecord } from '../state/objects.ts';
import { includable, instantOf, snapshot, v2View } from './account-views.ts';
import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import { clearableText, integer, listParams, mergeMetadata, metadata, oneOf, range, text, within } from './params.ts';
import { StripeProblem, invalidRequest } from './problem.ts';

export const accountEndpoints = [
  endpoint('get', '/v1/account', {}, ({ account, store }) => snapshot(find(store.find(ownAccountId, 'account', account.id), account.id))),
  endpoint('get', '/v1/accounts', { ...listParams, created: range.optional() }, ({ account }, given) =>
    page(
      connected(account)
        .filter((record) => within(record.created, given.created))
        .map(snapshot),
      given,
      '/v1/accounts',
    ),
  ),
  endpoint('get', '/v1/accounts/:id', {}, ({ account }, _, path) => snapshot(find(account.find('account', path('id')), path('id')))),
  endpoint(
    'post',
    '/v1/accounts',
    {
      country: text(2).optional(),
      email: clearableText(800).optional(),
      metadata: metadata.optional(),
      type: oneOf(['standard', 'express']).optional(),
    },
    ({ account }, given) =>
      snapshot(
        open(account, {
          name: given.email ?? '',
          email: given.email || null,
          country: given.country ?? 'US',
          dashboard: given.type === 'express' ? 'express' : 'full',
          metadata: mergeMetadata({}, given.metadata),
        }),
      ),
  ),
];

const requested = z.strictObject({ requested: z.boolean() }).optional();
const capabilities = z.strictObject({ ach_debit_payments: requested, card_payments: requested });
const configuration = z.strictObject({ merchant: z.strictObject({ capabilities: capabilities.optional() }).optional() });

const onboarding = z.strictObject({
  collection_options: z.strictObject({ fields: z.enum(['currently_due', 'eventually_due']).optional() }).optional(),
  configurations: z.array(z.literal('merchant')).min(1).optional(),
  refresh_url: z.url(),
  return_url: z.url().optional(),
});

const fiveMinutes = 300;

export const accountV2Endpoints = [
  endpoint(
    'post',
    '/v2/core/accounts',
    {
      configuration: configuration.optional(),
      contact_email: z.email().optional(),
      dashboard: z.enum(['express', 'full', 'none']).optional(),
      defaults: z
        .strictObject({
          currency: z.string().optional(),
          locales: z.array(z.string()).optional(),
          responsibilities: z
            .strictObject({ fees_collector: z.enum(['application', 'stripe']), losses_collector: z.enum(['application', 'stripe']) })
            .optional(),
        })
        .optional(),
      display_name: z.string().min(1).max(200).optional(),
      identity: z.strictObject({ country: z.string().length(2).optional(), entity_type: z.string().optional() }).optional(),
      include: z.array(z.enum(includable)).optional(),
      metadata: z.record(z.string(), z.string()).optional(),
    },
    ({ account }, given) =>
      v2View(
        open(account, {
          name: given.display_name ?? '',
          email: given.contact_email ?? null,
          country: (given.identity?.country ?? 'US').toUpperCase(),
          dashboard: given.dashboard ?? 'none',
          metadata: given.metadata ?? {},
        }),
        given.include ?? [],
      ),
  ),
  endpoint('get', '/v2/core/accounts', { limit: integer.optional() }, ({ account }, { limit = 20 }) => ({
    data: connected(account)
      .slice(0, limit)
      .map((record) => v2View(record, [])),
    next_page_url: null,
    previous_page_url: null,
  })),
  endpoint('get', '/v2/core/accounts/:id', { include: z.array(z.enum(includable)).optional() }, ({ account }, given, path) =>
    v2View(findOpen(account, path('id')), given.include ?? []),
  ),
  endpoint('get', '/v2/core/events/:id', {}, ({ account }, _, path) => account.get('thin_event', path('id'))),
  endpoint(
    'post',
    '/v2/core/account_links',
    {
      account: z.string(),
      use_case: z.strictObject({ type: z.literal('account_onboarding'), account_onboarding: onboarding }),
    },
    ({ account, site }, given) => {
      const { id } = findOpen(account, given.account);
      const { refresh_url, return_url } = given.use_case.account_onboarding;
      const link = account.put('account_link', {
        id: newId('link', 32),
        account: id,
        refresh_url,
        return_url: return_url ?? refresh_url,
        expires_at: account.now() + fiveMinutes,
      });
      return {
        object: 'v2.core.account_link',
        account: id,
        created: instantOf(account.now()),
        expires_at: instantOf(link.expires_at),
        livemode: false,
        url: `${site}/onboarding/${link.id}`,
        use_case: given.use_case,
      };
    },
  ),
];

/** The platform's own account, made at the first start. */
export function ownAccount(now: number): AccountRecord {
  return {
    id: ownAccountId,
    created: now,
    name: 'Paydesk sandbox office',
    email: 'billing@example.com',
    country: 'US',
    dashboard: 'full',
    capabilities: { card_payments: 'active', ach_debit_payments: 'active' },
    metadata: {},
  };
}

function open(account: Account, terms: Omit<AccountRecord, 'id' | 'created' | 'capabilities'>): AccountRecord {
  if (account.id !== ownAccountId) throw invalidRequest('Only a platform can create connected accounts.');
  return account.put('account', {
    id: newId('acct', 16),
    created: account.now(),
    ...terms,
    capabilities: { card_payments: 'pending', ach_debit_payments: 'pending' },
  });
}

function connected(account: Account): AccountRecord[] {
  return account.all('account').filter(({ id }) => id !== ownAccountId);
}

/** An account that lets its platform see it. */
function findOpen(account: Account, id: string): AccountRecord {
  const record = find(account.find('account', id), id);
  if (record.deauthorized !== true) return record;
  throw noAccess(id);
}

/** What Stripe answers to a platform that an account has shut out, or never let in. */
export function noAccess(id: string): StripeProblem {
  return new StripeProblem(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
  });
}

function find(record: AccountRecord | undefined, id: string): AccountRecord {
  if (record) return record;
  throw new StripeProblem(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such account: '${id}'`,
    param: 'account',
  });
}
