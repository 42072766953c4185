import { type Cents, formatMoney } from '../../shared/money.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Account } from '../billing/invoice.ts';
import type { Reader } from '../books/connection.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { describeCustomerChange } from './change-words.ts';
import { withClosings } from './closings.ts';
import { foresee } from './foresee.ts';
import { loadAccount } from './load.ts';
import { command, query, type QueryContext } from './registry.ts';

// A customer may be a patient: the summaries, which travel and are shown widely, never say the name.
export const customerCommands = [
  command('customers.create', (context, set) => {
    const id = context.books.newId();
    const writes: Write[] = [{ put: 'customer', id, set }];
    return done({ id, ...append(context, { kind: 'customer changed', summary: 'Added a customer', writes }) });
  }),

  command('customers.change', (context, { id, set }) => {
    const found = findCustomer(context.reader, id, 'id');
    if (!found.ok) return found;
    return done(
      append(context, { kind: 'customer changed', summary: describeCustomerChange(set), writes: [{ put: 'customer', id, set }] }),
    );
  }),

  command('customers.addLedgerEntry', (context, { customer, amount, comment }) => {
    const decided = decideEntry(context, { customer, amount, comment }, context.books.newId());
    if (!decided.ok) return decided;
    const summary = `Added a ledger entry of ${formatMoney(amount)}`;
    return done(append(context, { kind: 'ledger entry added', summary, writes: decided.value }));
  }),

  query('customers.foreseeLedgerEntry', (context, entry) => {
    const decided = decideEntry(context, { ...entry, comment: '' }, 'foreseen');
    return decided.ok ? done(foresee(context.reader, decided.value)) : decided;
  }),
];

function decideEntry(
  { clock, user, reader }: QueryContext,
  { customer, amount, comment }: { customer: string; amount: Cents; comment: string },
  id: string,
): Outcome<Write[]> {
  const found = findCustomer(reader, customer, 'customer');
  if (!found.ok) return found;
  if (amount === 0) return refuse('invalid-input', 'A ledger entry of $0.00 changes nothing: give an amount.', 'amount'); // LED-4
  const row = { customer, amount, date: clock.today(), comment, creator: user.name, record: null, invoice: null };
  return done(withClosings(reader, [{ add: 'ledgerEntry', id, row }]));
}

/** The customer that is changed; of one that was merged everything is the kept one's [MERGE-8]. */
function findCustomer(reader: Reader, id: string, field: string): Outcome<Account> {
  const account = loadAccount(reader, id);
  if (!account) return refuse('not-found', 'This customer does not exist.', field);
  if (account.id !== id) return refuse('wrong-state', `This customer is merged into ${account.name}. Change that one.`, field);
  return done(account);
}
