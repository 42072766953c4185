/** Payment methods: what a customer pays with, made of Stripe's test cards and bank accounts. */
import { createHash } from 'node:crypto';
import type { Account } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { PaymentMethod } from '../state/objects.ts';
import {
  type TestBankAccount,
  type TestCard,
  type TestIban,
  cardByName,
  testBankAccounts,
  testCards,
  testIbans,
} from '../state/test-methods.ts';

export type BillingDetails = PaymentMethod['billing_details'];

export const noBillingDetails: BillingDetails = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};

type Common = Pick<PaymentMethod, 'billing_details' | 'customer' | 'metadata'>;

/** How long a card of the sandbox is valid where nobody said. */
export const defaultExpiry = { month: 12, year: 2034 };

/** Makes and keeps a card. */
export function cardMethod(account: Account, card: TestCard, expiry = defaultExpiry, common: Partial<Common> = {}): PaymentMethod {
  return account.put('payment_method', {
    ...head(account, common),
    type: 'card',
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: expiry.month,
      exp_year: expiry.year,
      fingerprint: fingerprint(card.number),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  });
}

/** Makes and keeps a US bank account. */
export function bankAccountMethod(account: Account, bank: TestBankAccount, common: Partial<Common> = {}): PaymentMethod {
  return account.put('payment_method', {
    ...head(account, common),
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: 'individual',
      account_type: 'checking',
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint: fingerprint(bank.number),
      last4: bank.number.slice(-4),
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number: '110000000',
      status_details: null,
    },
  });
}

/** Makes and keeps a SEPA account. */
export function sepaMethod(account: Account, iban: TestIban, common: Partial<Common> = {}): PaymentMethod {
  return account.put('payment_method', {
    ...head(account, common),
    type: 'sepa_debit',
    sepa_debit: {
      bank_code: iban.number.slice(4, 9),
      branch_code: '',
      country: iban.number.slice(0, 2),
      fingerprint: fingerprint(iban.number),
      generated_from: { charge: null, setup_attempt: null },
      last4: iban.number.slice(-4),
    },
  });
}

/** A kept payment method, or a new one where the ID is one of Stripe's test names (`pm_card_visa`, `pm_usBankAccount_success`). */
export function resolveMethod(account: Account, id: string, param = 'payment_method'): PaymentMethod {
  const card = id.startsWith('pm_card_') ? cardByName(id.slice('pm_card_'.length)) : undefined;
  if (card) return cardMethod(account, card);
  const bank = testBankAccounts.find(({ name }) => id === `pm_usBankAccount_${name}`);
  if (bank) return bankAccountMethod(account, bank);
  return account.get('payment_method', id, param);
}

export function testCardOf(method: PaymentMethod): TestCard | undefined {
  return testCards.find(({ number }) => fingerprint(number) === method.card?.fingerprint);
}

export function testBankAccountOf(method: PaymentMethod): TestBankAccount | undefined {
  const printed = method.us_bank_account?.fingerprint;
  return testBankAccounts.find(({ number }) => fingerprint(number) === printed);
}

export function testIbanOf(method: PaymentMethod): TestIban | undefined {
  return testIbans.find(({ number }) => fingerprint(number) === method.sepa_debit?.fingerprint);
}

/** The ways of paying that this account's dashboard has switched on, where a request leaves the choice to it. */
export function dynamicMethodTypes(currency: string): ('card' | 'us_bank_account')[] {
  return currency === 'usd' ? ['card', 'us_bank_account'] : ['card'];
}

/** Whether the money of this method comes days later. */
export function isBankDebit(method: PaymentMethod): boolean {
  return method.type === 'us_bank_account' || method.type === 'sepa_debit';
}

function head(account: Account, common: Partial<Common>) {
  return {
    id: newId('pm'),
    object: 'payment_method' as const,
    allow_redisplay: 'unspecified' as const,
    billing_details: noBillingDetails,
    created: account.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    ...common,
  };
}

function fingerprint(number: string): string {
  return createHash('sha256').update(number).digest('base64url').replaceAll(/[-_]/g, '').slice(0, 16);
}
