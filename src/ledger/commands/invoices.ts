import { assert } from '../../shared/assert.ts';
import { addDays } from '../../shared/dates.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { cancelInvoice, closeAsUnpaid, sell } from '../billing/close-invoice.ts';
import { checkItems, commitInvoice, draftItems, isWaiting, ledgerCharge } from '../billing/generate-invoices.ts';
import type { Dispatch, Invoice } from '../billing/invoice.ts';
import type { Reader } from '../books/connection.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { loadAccount, loadBillingOffice, loadCustomerKind, loadDispatches, loadInvoice } from './load.ts';
import { command } from './registry.ts';

export const invoiceCommands = [
  command('invoices.draft', (context, { customer, items }) => {
    const { books, clock, reader, settings } = context;
    const kind = loadCustomerKind(reader, customer);
    const account = loadAccount(reader, customer);
    if (!kind || !account) return refuse('not-found', 'This customer does not exist.', 'customer');
    const chosen = items
      ? pick(reader, items, customer)
      : done(loadBillingOffice(reader, customer).filter((dispatch) => isWaiting(dispatch, kind)));
    if (!chosen.ok) return chosen;
    if (chosen.value.length === 0 && ledgerCharge(account) === null)
      return refuse('wrong-state', `Nothing waits in the Billing office for ${account.name}.`);
    const id = books.newId();
    const head: Write = {
      put: 'invoice',
      id,
      set: {
        customer,
        kind: items ? 'custom' : 'differential',
        payor: kind,
        state: 'Draft',
        createdOn: clock.today(),
        comment: settings().invoiceComment,
        ledgerCharge: null,
      },
    };
    const summary = `Drafted an invoice of ${count(chosen.value)}`;
    append(context, { kind: 'invoice drafted', summary, writes: [head, ...draftItems(id, chosen.value)] });
    return done({ id });
  }),

  command('invoices.setItems', (context, { id, items }) => {
    const draft = findDraft(context.reader, id);
    if (!draft.ok) return draft;
    const chosen = pick(context.reader, items, draft.value.account.id);
    if (!chosen.ok) return chosen;
    const head: Write = { put: 'invoice', id, set: { kind: 'custom' } };
    const summary = `Changed a draft to ${count(chosen.value)}`;
    append(context, { kind: 'invoice drafted', summary, writes: [head, ...draftItems(id, chosen.value, draft.value.items)] });
    return done({ id });
  }),

  command('invoices.commit', (context, { id }) => {
    const { books, clock, reader, settings } = context;
    const draft = findDraft(reader, id);
    if (!draft.ok) return draft;
    const { items, account } = draft.value;
    const checked = checkItems(items, account.id);
    if (!checked.ok) return checked;
    if (items.length === 0 && ledgerCharge(account) === null) return refuse('wrong-state', 'This draft has no items left to invoice.');
    const [numbers] = books.nextInvoiceNumbers(1);
    assert(numbers, 'one number was asked for');
    const { number, selfPayId } = numbers;
    const committedOn = clock.today();
    const writes = commitInvoice(draft.value, { number, selfPayId, committedOn, dueOn: addDays(committedOn, settings().dueDays) });
    append(context, { kind: 'invoice committed', summary: `Committed invoice ${number} of ${count(items)}`, writes });
    return done({ number, selfPayId });
  }),

  command('invoices.close', (context, { id, as }) => {
    const { books, clock, reader, user } = context;
    const found = findInvoice(reader, id);
    if (!found.ok) return found;
    const event = { date: clock.today(), creator: user.name };
    const decided = as === 'Unpaid' ? closeAsUnpaid(found.value) : sell(found.value, event, () => books.newId());
    if (!decided.ok) return decided;
    append(context, { kind: 'invoice closed', summary: `Closed invoice ${found.value.number} as ${as}`, writes: decided.value });
    return done({ id });
  }),

  command('invoices.cancel', (context, { id }) => {
    const found = findInvoice(context.reader, id);
    if (!found.ok) return found;
    const decided = cancelInvoice(found.value);
    if (!decided.ok) return decided;
    const name = found.value.number === '' ? 'a draft' : `invoice ${found.value.number}`;
    append(context, { kind: 'invoice cancelled', summary: `Cancelled ${name}`, writes: decided.value });
    return done({ id });
  }),
];

function findInvoice(reader: Reader, id: string): Outcome<Invoice> {
  const invoice = loadInvoice(reader, id);
  return invoice ? done(invoice) : refuse('not-found', 'This invoice does not exist.', 'id');
}

/** Only a draft can be edited or committed [INV-7]. */
function findDraft(reader: Reader, id: string): Outcome<Invoice> {
  const found = findInvoice(reader, id);
  if (!found.ok || found.value.state === 'Draft') return found;
  return refuse('wrong-state', `Invoice ${found.value.number} is ${found.value.state}: only a Draft can still be changed.`, 'id');
}

/** The dispatches picked by hand, if each may stand on an invoice for the customer. */
function pick(reader: Reader, ids: readonly string[], customer: string): Outcome<Dispatch[]> {
  const dispatches = loadDispatches(reader, ids);
  if (!dispatches) return refuse('not-found', 'One of these dispatches does not exist.', 'items');
  const checked = checkItems(dispatches, customer);
  return checked.ok ? done(dispatches) : checked;
}

function count(dispatches: readonly Dispatch[]): string {
  return dispatches.length === 1 ? '1 dispatch' : `${dispatches.length} dispatches`;
}
