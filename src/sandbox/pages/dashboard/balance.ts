import { balance } from '../../money/balance.ts';
import type { Account } from '../../state/account.ts';
import { html } from '../html.ts';
import { moment, money } from '../money.ts';
import { action, dashboard, id, state, table } from './frame.ts';
import { movementTable } from './payments.ts';

export function balancePage(account: Account, problem: string): string {
  const { available, pending } = balance(account);
  const total = (sums: typeof available) => sums.map(({ amount, currency }) => money(amount, currency)).join(', ');
  return dashboard(
    'balance',
    'Balance and payouts',
    problem,
    html`<h1>Balance and payouts</h1>
      <dl class="facts">
        <dt>Available</dt>
        <dd>${total(available)}</dd>
        <dt>On its way</dt>
        <dd>${total(pending)}</dd>
      </dl>
      <div class="actions">${action('/test/payouts', 'Pay out all that has gathered')}</div>
      <h2>Payouts</h2>
      ${table(
        [{ name: 'Amount', number: true }, 'Status', 'Kind', 'ID', 'Arrives', 'Next'],
        account
          .all('payout')
          .toReversed()
          .map((payout) => [
            money(payout.amount, payout.currency),
            state(payout.status),
            payout.automatic ? 'automatic' : 'by hand',
            id(payout.id),
            moment(payout.arrival_date),
            html`<div class="actions">
              ${
                payout.status === 'pending'
                  ? action(`/test/payouts/${payout.id}`, 'Arrives', html`<input type="hidden" name="status" value="paid" />`)
                  : null
              }
              ${
                payout.status === 'failed'
                  ? null
                  : action(`/test/payouts/${payout.id}`, 'Comes back', html`<input type="hidden" name="status" value="failed" />`, true)
              }
            </div>`,
          ]),
        'Nothing has been paid out.',
      )}
      <h2>Balance transactions</h2>
      ${movementTable(account.all('balance_transaction').toReversed().slice(0, 500))}`,
  );
}
