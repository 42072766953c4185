/** Payouts: Stripe sends what has gathered to the office's bank. */
import { invalidRequest } from '../api/problem.ts';
import type { Account } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { BalanceTransaction, Payout } from '../state/objects.ts';
import { balance, post } from './balance.ts';

const oneDay = 86_400;

/** Sends a sum that somebody named. Stripe does not tell which movements such a payout holds. */
export function createManualPayout(
  account: Account,
  terms: Pick<Payout, 'amount' | 'currency' | 'description' | 'metadata'>,
  arrival?: number,
): Payout {
  const available = balance(account).available.find(({ currency }) => currency === terms.currency)?.amount ?? 0;
  if (terms.amount > available) {
    throw invalidRequest(
      `You have insufficient funds in your Stripe account for this transfer. Your available balance is ${available}. You can use the /v1/balance endpoint to view your Stripe balance.`,
      { code: 'balance_insufficient' },
    );
  }
  return send(account, terms, false, arrival);
}

/** What is on its way into the balance is there: nobody waits two days for the sandbox. */
export function makeAvailable(account: Account): void {
  const now = account.now();
  for (const { id, available_on } of account.all('balance_transaction'))
    if (available_on > now) account.change('balance_transaction', id, { available_on: now });
}

export type Automatic = {
  /** Only what these charges, refunds, disputes and payouts have moved; left out: everything. */
  sources?: readonly string[];
  /** When the bank has it; left out: tomorrow. */
  arrival?: number;
  /** Left out: it is sent at once. */
  stays?: boolean;
};

/** Sends all that has gathered since the last such payout, as Stripe does each night. Where more went back than came in, it is drawn from the bank. */
export function createAutomaticPayout(account: Account, { sources, arrival, stays = false }: Automatic = {}): Payout {
  const held = account
    .all('balance_transaction')
    .filter((movement) => movement.currency === 'usd' && movement.type !== 'payout' && !account.find('paid_out', movement.id))
    .filter(({ source }) => sources === undefined || (source !== null && sources.includes(source)));
  const amount = held.reduce((sum, movement) => sum + movement.net, 0);
  if (amount === 0) throw invalidRequest('There is nothing to pay out.', { code: 'balance_insufficient' });
  const payout = send(account, { amount, currency: 'usd', description: 'STRIPE PAYOUT', metadata: {} }, true, arrival);
  for (const movement of held) {
    account.put('paid_out', { id: movement.id, payout: payout.id });
    // nobody waits two days for the sandbox: what is paid out was available
    account.change('balance_transaction', movement.id, { available_on: Math.min(movement.available_on, account.now()) });
  }
  return stays ? payout : endPayout(account, payout, 'paid');
}

/** Lets a payout arrive at the bank, or come back from it, or stops it before. */
export function endPayout(account: Account, payout: Payout, result: 'paid' | 'failed' | 'canceled'): Payout {
  if (!(payout.status === 'pending' || (payout.status === 'paid' && result === 'failed'))) {
    throw invalidRequest(`A payout with a status of ${payout.status} cannot become ${result}.`, { param: 'status' });
  }
  if (result === 'paid') {
    const { now } = account.change('payout', payout.id, {
      reconciliation_status: payout.automatic ? 'completed' : 'not_applicable',
      status: 'paid',
    });
    account.emit('payout.paid', now);
    if (payout.automatic) account.emit('payout.reconciliation_completed', now);
    return now;
  }
  const returned = post(account, {
    amount: payout.amount,
    currency: payout.currency,
    description: result === 'failed' ? 'STRIPE PAYOUT FAILURE' : 'STRIPE PAYOUT CANCEL',
    reporting_category: 'payout_reversal',
    source: payout.id,
    type: result === 'failed' ? 'payout_failure' : 'payout_cancel',
    availableNow: true,
  });
  const { now } = account.change('payout', payout.id, {
    failure_balance_transaction: returned.id,
    ...(result === 'failed' && { failure_code: 'account_closed', failure_message: 'The bank account has been closed.' }),
    status: result,
  });
  account.emit(`payout.${result}`, now);
  return now;
}

/** The movements that an automatic payout holds, itself among them. */
export function movementsOf(account: Account, payout: Payout): BalanceTransaction[] {
  if (!payout.automatic) {
    throw invalidRequest('Balance transaction history can only be filtered on automatic transfers, not manual.', { param: 'payout' });
  }
  return account
    .all('balance_transaction')
    .filter(({ id }) => id === payout.balance_transaction || account.find('paid_out', id)?.payout === payout.id);
}

function send(
  account: Account,
  terms: Pick<Payout, 'amount' | 'currency' | 'description' | 'metadata'>,
  automatic: boolean,
  arrival = account.now() + oneDay,
): Payout {
  const id = newId('po');
  const movement = post(account, {
    amount: -terms.amount,
    currency: terms.currency,
    description: terms.description ?? 'STRIPE PAYOUT',
    reporting_category: 'payout',
    source: id,
    type: 'payout',
    availableNow: true,
  });
  const payout = account.put('payout', {
    id,
    object: 'payout',
    ...terms,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: arrival,
    automatic,
    balance_transaction: movement.id,
    created: account.now(),
    destination: 'ba_1SandboxOfficeBank0000',
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: automatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'pending',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  });
  account.emit('payout.created', payout);
  return payout;
}
