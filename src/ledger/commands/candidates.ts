import { zero } from '../../shared/money.ts';
import { done, refuse } from '../../shared/refusal.ts';
import { isWaiting, ledgerCharge } from '../billing/generate-invoices.ts';
import { owedOf } from '../billing/owed.ts';
import { loadAccount, loadBillingOffice, loadCustomerKind } from './load.ts';
import { loadDebtor } from './load-debtors.ts';
import { query } from './registry.ts';

/** What a differential invoice for the customer would take now [INV-1], or all that one may [INV-2], and the ledger charge it would carry [INV-3]. */
export const candidates = query('invoices.candidates', ({ reader }, { customer, all }) => {
  const kind = loadCustomerKind(reader, customer);
  const account = loadAccount(reader, customer);
  if (!kind || !account) return refuse('not-found', 'This customer does not exist.', 'customer');
  const dispatches = all
    ? loadDebtor(reader, customer, { kind: 'differential' }).receivables.map(({ dispatch }) => dispatch)
    : loadBillingOffice(reader, customer).filter((dispatch) => isWaiting(dispatch, kind));
  const items = dispatches
    .filter(({ parked }) => !parked)
    .map((dispatch) => {
      const { id, number, date, serviceLevel, payor, state, quoted } = dispatch;
      const { owed, balanceDue } = owedOf(dispatch);
      const { patient } = reader.one<{ patient: string }>('SELECT patient FROM dispatches WHERE id = :id', { id });
      const amounts = { quoted, invoiced: owed, owed, dueNow: balanceDue, writtenOff: zero };
      return { dispatch: id, number, date, patient, serviceLevel, payor, state, ...amounts, difference: '' };
    });
  return done({ items, ledgerBalance: account.ledgerBalance, ledgerCharge: ledgerCharge(account) });
});
