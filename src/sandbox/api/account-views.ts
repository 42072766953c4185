/** An account as the two versions of Stripe's API show it. */
import { instant } from '../../shared/dates.ts';
import type { AccountRecord, CapabilityStatus } from '../state/objects.ts';

export const includable = ['configuration.merchant', 'defaults', 'identity', 'requirements'] as const;

/** The v1 view. */
export function snapshot(record: AccountRecord) {
  const status = record.capabilities.card_payments;
  const ready = status === 'active' && record.closed !== true;
  const due = dueOf(record);
  const reason =
    status === 'rejected' ? 'rejected.other' : due.length === 0 ? 'requirements.pending_verification' : 'requirements.past_due';
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
    details_submitted: ready || record.due !== undefined,
    email: record.email,
    metadata: record.metadata,
    payouts_enabled: ready,
    requirements: {
      alternatives: [],
      current_deadline: record.deadline ?? null,
      currently_due: due,
      disabled_reason: ready ? null : reason,
      errors: [],
      eventually_due: due,
      past_due: ready ? [] : due,
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
export function v2View(record: AccountRecord, include: readonly (typeof includable)[number][]) {
  const due = dueOf(record);
  const capability = (status: CapabilityStatus) => ({ requested: true, status, status_details: detailsOf(status, due) });
  const { card_payments: cards, ach_debit_payments: debits } = record.capabilities;
  const shown = (part: (typeof includable)[number], value: object) => (include.includes(part) ? value : {});
  return {
    id: record.id,
    object: 'v2.core.account',
    applied_configurations: ['merchant'],
    closed: record.closed === true,
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
    ...shown('requirements', {
      requirements: {
        entries: due.map((field) => entryOf(field, cards === 'active')),
        ...(due.length === 0 ? {} : { summary: { minimum_deadline: deadlineOf(record) } }),
      },
    }),
  };
}

/** What an account is asked for before it may take payments at all. */
export const asked = ['business_profile.url', 'external_account', 'tos_acceptance.date'];

export function dueOf({ due, capabilities }: AccountRecord): string[] {
  return due ?? (capabilities.card_payments === 'active' ? [] : asked);
}

/** As version 2 names what version 1 asks for; the rest is called the same. */
const names: Readonly<Record<string, string>> = {
  'business_profile.url': 'defaults.profile.business_url',
  external_account: 'configuration.merchant.default_payout_method',
  'tos_acceptance.date': 'identity.attestations.terms_of_service.account.date',
  'company.tax_id': 'identity.business_details.id_numbers.us_ein',
  'company.verification.document': 'identity.business_details.documents.primary_verification',
};

function entryOf(field: string, isActive: boolean) {
  const status = isActive ? 'currently_due' : 'past_due';
  return {
    awaiting_action_from: 'user',
    description: names[field] ?? field,
    errors: [],
    impact: { restricts_capabilities: [{ capability: 'card_payments', configuration: 'merchant', deadline: { status } }] },
    minimum_deadline: { status },
    requested_reasons: [{ code: isActive ? 'routine_verification' : 'routine_onboarding' }],
  };
}

function deadlineOf({ deadline, capabilities }: AccountRecord) {
  const status = capabilities.card_payments === 'active' ? 'currently_due' : 'past_due';
  return deadline ? { status, time: instantOf(deadline) } : { status };
}

function detailsOf(status: CapabilityStatus, due: readonly string[]) {
  if (status === 'active') return [];
  if (status === 'rejected') return [{ code: 'rejected_other', resolution: 'contact_stripe' }];
  return due.length === 0
    ? [{ code: 'requirements_pending_verification', resolution: 'no_resolution' }]
    : [{ code: 'requirements_past_due', resolution: 'provide_info' }];
}

export function instantOf(seconds: number): string {
  return instant(seconds * 1000);
}
