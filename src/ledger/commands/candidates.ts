import { zero } from '../../shared/money.ts';
import { done, refuse } from '../../shared/refusal.ts';
import { gather, type Gathering } from '../billing/gather.ts';
import { ledgerCharge } from '../billing/generate-invoices.ts';
import { owedOf } from '../billing/owed.ts';
import { loadCustomerKind } from './load.ts';
import { loadDebtor } from './load-debtors.ts';
import { query } from './registry.ts';

/** What an invoice for the customer would take now, by a rule [GEN-1] or of all that may be picked [INV-2], and its ledger charge [INV-3]. */
export const candidates = query('invoices.candidates', ({ reader }, { customer, gathering: by }) => {
  if (!loadCustomerKind(reader, customer)) return refuse('not-found', 'This customer does not exist.', 'customer');
  const debtor = loadDebtor(reader, customer, by.kind === 'custom' ? { kind: 'differential' } : by);
  const everything = new Set(debtor.receivables.map(({ dispatch }) => dispatch.id));
  const gathering: Gathering = by.kind === 'custom' ? { kind: 'custom', items: everything } : by;
  const gathered = gather(debtor, gathering);
  const items = gathered.items.map((dispatch) => {
    const { id, number, date, serviceLevel, payor, state, quoted } = dispatch;
    const { owed, balanceDue } = owedOf(dispatch);
    const { patient } = reader.one<{ patient: string }>('SELECT patient FROM dispatches WHERE id = :id', { id });
    const amounts = { quoted, invoiced: owed, owed, dueNow: balanceDue, writtenOff: zero };
    return { dispatch: id, number, date, patient, serviceLevel, payor, state, ...amounts, difference: '' };
  });
  const { account } = debtor;
  return done({ items, passedOver: gathered.passedOver, ledgerBalance: account.ledgerBalance, ledgerCharge: ledgerCharge(account) });
});
