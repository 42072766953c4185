/** A payout that somebody made by hand at Stripe: a biller says which records are in it, since Stripe does not (docs/rules.md, PO). */
import { formatMoney } from '../../shared/money.ts';
import { done, refuse } from '../../shared/refusal.ts';
import { countOf } from '../billing/stripe-money.ts';
import { append } from './append.ts';
import { itemsOf } from './deposits.ts';
import { loadBankRecord, loadDeposit } from './load-bank.ts';
import { command } from './registry.ts';

export const fillPayout = command('payouts.fill', (context, { id, records }) => {
  const { reader } = context;
  const payout = reader.first<{ contents: string }>('SELECT contents FROM stripe_payouts WHERE id = :id', { id });
  const deposit = loadDeposit(reader, id);
  if (!payout) return refuse('not-found', 'Stripe has told of no such payout.', 'id');
  if (!deposit) return refuse('wrong-state', 'This payout did not arrive: its money is at Stripe again.', 'id');
  if (payout.contents === 'told') return refuse('wrong-state', 'Stripe has told what is in this payout.', 'id');
  for (const record of records) {
    const found = loadBankRecord(reader, record);
    if (!found) return refuse('not-found', 'One of these records does not exist.', 'records');
    if (found.type !== 'Stripe') return refuse('wrong-state', 'A payout is of Stripe’s records.', 'records');
    if (found.deposit !== null && found.deposit !== id)
      return refuse('conflict', `${found.number} is in another payout already.`, 'records');
  }
  const takenOut = deposit.records.filter((record) => !records.includes(record));
  const added = records.filter((record) => !deposit.records.includes(record));
  if (takenOut.length + added.length === 0) return refuse('invalid-input', 'These records are in it already.', 'records');
  const summary = `Said what is in a Stripe payout of ${formatMoney(deposit.amount)}: ${countOf(records)}`;
  return done(append(context, { kind: 'deposit changed', summary, writes: [...itemsOf(null, takenOut), ...itemsOf(id, added)] }));
});
