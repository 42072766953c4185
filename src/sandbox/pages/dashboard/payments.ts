import { isClosed, usualDisputeFee } from '../../money/disputes.ts';
import { canBecome, refundStatuses } from '../../money/refunds.ts';
import type { Account } from '../../state/account.ts';
import type { BalanceTransaction, Charge, Dispute, PaymentIntent, PaymentMethod, Refund } from '../../state/objects.ts';
import { type Html, html } from '../html.ts';
import { moment, money } from '../money.ts';
import { action, dashboard, id, state, table } from './frame.ts';
import { eventTable } from './events.ts';

export function paymentsPage(accounts: readonly Account[], problem: string): string {
  const payments = accounts
    .flatMap((account) => {
      const names = bought(account);
      return account.all('payment_intent').map((intent) => ({ account, intent, name: intent.description ?? names.get(intent.id) ?? '' }));
    })
    .toSorted((a, b) => b.intent.created - a.intent.created);
  const rows = payments.map(({ account, intent, name }) => [
    money(intent.amount, intent.currency),
    state(standing(account, intent)),
    id(intent.id, `/test/payments/${intent.id}`),
    methodName(account.find('payment_method', intent.payment_method)),
    name,
    moment(intent.created),
  ]);
  return dashboard(
    'payments',
    'Payments',
    problem,
    html`<h1>Payments</h1>
      ${table([{ name: 'Amount', number: true }, 'Status', 'ID', 'Paid with', 'Description', 'Created'], rows, 'Nobody has paid yet.')}`,
  );
}

export function paymentPage(account: Account, intent: PaymentIntent, problem: string): string {
  const here = `/test/payments/${intent.id}`;
  const charges = account.all('charge').filter((charge) => charge.payment_intent === intent.id);
  const refunds = account.all('refund').filter((refund) => refund.payment_intent === intent.id);
  const disputes = account.all('dispute').filter((dispute) => dispute.payment_intent === intent.id);
  const own = new Set([intent.id, ...[...charges, ...refunds, ...disputes].map((object) => object.id)]);
  const movements = account.all('balance_transaction').filter(({ source }) => source !== null && own.has(source));
  const session = account.all('checkout.session').find((candidate) => candidate.payment_intent === intent.id);
  const events = account
    .all('event')
    .filter(({ data: { object } }) => 'id' in object && typeof object.id === 'string' && (own.has(object.id) || object.id === session?.id));
  const charge = account.find('charge', intent.latest_charge);
  return dashboard(
    'payments',
    intent.id,
    problem,
    html`<h1>${money(intent.amount, intent.currency)} ${state(standing(account, intent))} ${id(intent.id)}</h1>
      <dl class="facts">
        <dt>Paid with</dt>
        <dd>${methodName(account.find('payment_method', intent.payment_method)) || '—'}</dd>
        <dt>Created</dt>
        <dd>${moment(intent.created)}</dd>
        ${
          charge?.failure_message
            ? html`<dt>Failure</dt>
                <dd>${charge.failure_message}</dd>`
            : null
        }
        ${Object.entries(intent.metadata).map(
          ([key, value]) =>
            html`<dt>${key}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      ${actions(here, intent, charge, disputes)}
      <h2>Refunds</h2>
      ${refundTable(refunds)}
      <h2>Disputes</h2>
      ${disputeTable(disputes)}
      <h2>Balance transactions</h2>
      ${movementTable(movements)}
      <h2>Events</h2>
      ${eventTable(events)}`,
  );
}

function actions(here: string, intent: PaymentIntent, charge: Charge | undefined, disputes: readonly Dispute[]): Html | null {
  if (intent.status === 'processing') {
    return html`<div class="actions" aria-label="Bank debit">
      ${action(`${here}/settle`, 'The bank pays', html`<input type="hidden" name="result" value="succeeded" />`)}
      ${action(`${here}/settle`, 'The bank refuses', html`<input type="hidden" name="result" value="failed" />`, true)}
    </div>`;
  }
  if (charge?.status !== 'succeeded') return null;
  const left = charge.amount_captured - charge.amount_refunded;
  return html`<div class="actions" aria-label="Refund and dispute">
    ${
      left > 0
        ? action(
            `${here}/refund`,
            'Refund',
            html`${dollars('amount', 'Amount to refund', left)}
              <select name="status" aria-label="How the refund begins">
                ${refundStatuses.map((status) => html`<option selected=${status === 'succeeded'} value=${status}>${status.replace('_', ' ')}</option>`)}
              </select>`,
          )
        : null
    }
    ${
      disputes.length === 0
        ? action(
            `${here}/dispute`,
            'Dispute',
            html`${dollars('amount', 'Amount disputed', charge.amount)} ${dollars('fee', 'Dispute fee', usualDisputeFee)}`,
            true,
          )
        : null
    }
  </div>`;
}

function dollars(name: string, label: string, cents: number): Html {
  const digits = String(cents).padStart(3, '0');
  return html`<input
    name=${name}
    aria-label=${label}
    title=${label}
    inputmode="decimal"
    value=${`${digits.slice(0, -2)}.${digits.slice(-2)}`}
  />`;
}

export function refundTable(refunds: readonly Refund[]): Html {
  return table(
    [{ name: 'Amount', number: true }, 'Status', 'ID', 'Payment', 'Balance transaction', 'Created', 'Next'],
    refunds.map((refund) => [
      money(refund.amount, refund.currency),
      state(refund.status),
      id(refund.id),
      refund.payment_intent === null ? '' : id(refund.payment_intent, `/test/payments/${refund.payment_intent}`),
      refund.balance_transaction === null ? '' : id(refund.balance_transaction),
      moment(refund.created),
      html`<div class="actions">
        ${refundStatuses
          .filter((status) => canBecome(refund.status, status))
          .map((status) =>
            action(
              `/test/refunds/${refund.id}`,
              `Becomes ${status.replace('_', ' ')}`,
              html`<input type="hidden" name="status" value=${status} />`,
            ),
          )}
      </div>`,
    ]),
    'No refunds.',
  );
}

export function disputeTable(disputes: readonly Dispute[]): Html {
  const close = (dispute: Dispute, status: 'lost' | 'won') =>
    action(
      `/test/disputes/${dispute.id}/close`,
      `Close: ${status}`,
      html`<input type="hidden" name="status" value=${status} />`,
      status === 'lost',
    );
  return table(
    [{ name: 'Amount', number: true }, 'Status', 'Reason', 'ID', 'Payment', 'Created', 'Next'],
    disputes.map((dispute) => [
      money(dispute.amount, dispute.currency),
      state(dispute.status),
      dispute.reason.replaceAll('_', ' '),
      id(dispute.id),
      dispute.payment_intent === null ? '' : id(dispute.payment_intent, `/test/payments/${dispute.payment_intent}`),
      moment(dispute.created),
      isClosed(dispute) ? '' : html`<div class="actions">${close(dispute, 'lost')} ${close(dispute, 'won')}</div>`,
    ]),
    'No disputes.',
  );
}

export function movementTable(movements: readonly BalanceTransaction[]): Html {
  return table(
    [
      { name: 'Amount', number: true },
      { name: 'Fee', number: true },
      { name: 'Net', number: true },
      'Type',
      'ID',
      'Of',
      'Created',
      'Available',
    ],
    movements.map((movement) => [
      money(movement.amount, movement.currency),
      money(movement.fee, movement.currency),
      money(movement.net, movement.currency),
      movement.reporting_category.replaceAll('_', ' '),
      id(movement.id),
      movement.source === null ? '' : id(movement.source),
      moment(movement.created),
      moment(movement.available_on),
    ]),
    'No money has moved.',
  );
}

/** What was on the Checkout page, by PaymentIntent. */
function bought(account: Account): Map<string | null, string> {
  return new Map(
    account.all('checkout.session').map((session) => {
      const { lineItems } = account.get('checkout_details', session.id);
      return [session.payment_intent, lineItems.map(({ description }) => description).join(', ')];
    }),
  );
}

/** What a person wants to know first: refunded and disputed payments are not simply 'succeeded'. */
function standing(account: Account, intent: PaymentIntent): string {
  const charge = account.find('charge', intent.latest_charge);
  if (intent.status !== 'succeeded' || !charge) return intent.status;
  if (charge.disputed) return 'disputed';
  if (charge.refunded) return 'refunded';
  return charge.amount_refunded > 0 ? 'partially_refunded' : 'succeeded';
}

function methodName(method: PaymentMethod | undefined): string {
  if (method?.card) return `${brandNames[method.card.brand] ?? method.card.brand} ···· ${method.card.last4}`;
  if (method?.us_bank_account) return `Bank account ···· ${method.us_bank_account.last4 ?? ''}`;
  return method?.type ?? '';
}

const brandNames: Record<string, string> = { amex: 'American Express', discover: 'Discover', mastercard: 'Mastercard', visa: 'Visa' };
