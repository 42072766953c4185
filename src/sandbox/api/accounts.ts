/** Accounts: the platform's own, and under Connect those of its offices (Accounts v2, with their v1 view). */
import { z } from 'zod';
import { instant } from '../../shared/dates.ts';
import { type Account, ownAccountId } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { AccountRecord, CapabilityStatus } from '../state/objects.ts';
import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import { clearableText, listParams, mergeMetadata, metadata, oneOf, range, text, within } from './params.ts';
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
const includable = ['configuration.merchant', 'defaults', 'identity', 'requirements'] as const;

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
  endpoint('get', '/v2/core/accounts/:id', { include: z.array(z.enum(includable)).optional() }, ({ account }, given, path) =>
    v2View(find(account.find('account', path('id')), path('id')), given.include ?? []),
  ),
  endpoint(
    'post',
    '/v2/core/account_links',
    {
      account: z.string(),
      use_case: z.strictObject({ type: z.literal('account_onboarding'), account_onboarding: onboarding }),
    },
    ({ account, site }, given) => {
      const { id } = find(account.find('account', given.account), given.account);
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

/** The office has answered Stripe's questions: it may take payments now. `home` is the platform's account, where its offices are kept. */
export function finishOnboarding(home: Account, office: Account): AccountRecord {
  const record = find(home.find('account', office.id), office.id);
  const { now } = home.change('account', record.id, { capabilities: { card_payments: 'active', ach_debit_payments: 'active' } });
  office.emit('account.updated', snapshot(now), { charges_enabled: false, details_submitted: false });
  return now;
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

function find(record: AccountRecord | undefined, id: string): AccountRecord {
  if (record) return record;
  throw new StripeProblem(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such account: '${id}'`,
    param: 'account',
  });
}

/** The v1 view. */
function snapshot(record: AccountRecord) {
  const ready = record.capabilities.card_payments === 'active';
  const due = ready ? [] : ['business_profile.url', 'external_account', 'tos_acceptance.date'];
  return {
    id: record.id,
    object: 'account' as const,
    business_profile: { mcc: null, name: record.name || null, support_email: null, support_phone: null, url: null },
    business_type: null,
    capabilities: {
      card_payments: v1Status(record.capabilities.card_payments),
      us_bank_account_ach_payments: v1Status(record.capabilities.ach_debit_payments),
    },
    charges_enabled: ready,
    controller: { type: 'account' },
    country: record.country,
    created: record.created,
    default_currency: 'usd',
    details_submitted: ready,
    email: record.email,
    metadata: record.metadata,
    payouts_enabled: ready,
    requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: due,
      disabled_reason: ready ? null : 'requirements.past_due',
      errors: [],
      eventually_due: due,
      past_due: due,
      pending_verification: [],
    },
    settings: { dashboard: { display_name: record.name || null, timezone: 'America/Chicago' } },
    type: 'standard' as const,
  };
}

function v1Status(status: CapabilityStatus) {
  return status === 'active' ? 'active' : status === 'pending' ? 'pending' : 'inactive';
}

/** What was not asked for with `include` is left out, as Stripe leaves it out. */
function v2View(record: AccountRecord, include: readonly (typeof includable)[number][]) {
  const capability = (status: CapabilityStatus) => ({
    requested: true,
    status,
    status_details: status === 'active' ? [] : [{ code: 'requirements_past_due', resolution: 'provide_info' }],
  });
  const { card_payments: cards, ach_debit_payments: debits } = record.capabilities;
  const shown = (part: (typeof includable)[number], value: object) => (include.includes(part) ? value : {});
  return {
    id: record.id,
    object: 'v2.core.account',
    applied_configurations: ['merchant'],
    contact_email: record.email,
    created: instantOf(record.created),
    dashboard: record.dashboard,
    display_name: record.name || null,
    livemode: false,
    metadata: record.metadata,
    ...shown('configuration.merchant', {
      configuration: { merchant: { capabilities: { ach_debit_payments: capability(debits), card_payments: capability(cards) } } },
    }),
    ...shown('defaults', { defaults: { currency: 'usd', responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } } }),
    ...shown('identity', { identity: { country: record.country.toLowerCase() } }),
    ...shown('requirements', { requirements: { entries: cards === 'active' ? [] : [onboardingEntry] } }),
  };
}

const onboardingEntry = { awaiting_action_from: 'user', description: 'Finish onboarding', minimum_deadline: { status: 'currently_due' } };

function instantOf(seconds: number): string {
  return instant(seconds * 1000);
}
