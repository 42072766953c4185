/** What is decided about one invoice, for the commands on one, on many at once, and the generators. Nothing here appends. */
import { assert } from '../../shared/assert.ts';
import { addDays } from '../../shared/dates.ts';
import type { BulkDeed } from '../../shared/office-api/invoicing.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { CustomerKind, InvoiceKind } from '../../shared/words.ts';
import { cancelInvoice, checkClosing, closeAsUnpaid, sell } from '../billing/close-invoice.ts';
import { checkItems, commitInvoice, type Commitment, ledgerCharge, newInvoice } from '../billing/generate-invoices.ts';
import type { Account, Dispatch, Invoice } from '../billing/invoice.ts';
import type { Reader } from '../books/connection.ts';
import type { Decision } from '../journal/operation.ts';
import { loadInvoice } from './load.ts';
import type { CommandContext } from './registry.ts';

/** The invoice, or that there is none. */
export function findInvoice(reader: Reader, id: string): Outcome<Invoice> {
  const invoice = loadInvoice(reader, id);
  return invoice ? done(invoice) : refuse('not-found', 'This invoice does not exist.', 'id');
}

/** Only a draft can be edited or committed [INV-7]. */
export function findDraft(reader: Reader, id: string): Outcome<Invoice> {
  const found = findInvoice(reader, id);
  if (!found.ok || found.value.state === 'Draft') return found;
  return refuse('wrong-state', `Invoice ${found.value.number} is ${found.value.state}: only a Draft can still be changed.`, 'id');
}

export type NewInvoice = { account: Account; payor: CustomerKind; kind: InvoiceKind; items: readonly Dispatch[]; commit: boolean };

/** A new invoice in one operation: a draft, or Open at once. */
export function decideNew(
  context: CommandContext,
  { account, payor, kind, items, commit }: NewInvoice,
): { id: string; number: string | null; decision: Decision } {
  const { books, clock, settings } = context;
  const id = books.newId();
  const invoice: Invoice = { id, number: '', kind, state: 'Draft', payor, account, ledgerCharge: null, items };
  const commitment = commit ? nextCommitment(context) : null;
  const writes = newInvoice(invoice, { createdOn: clock.today(), comment: settings().invoiceComment }, commitment);
  const decision: Decision = commitment
    ? { kind: 'invoice committed', summary: `Committed invoice ${commitment.number} of ${count(items)}`, writes }
    : { kind: 'invoice drafted', summary: `Drafted an invoice of ${count(items)}`, writes };
  return { id, number: commitment?.number ?? null, decision };
}

/** A draft of which each item can still be invoiced [INV-8]. */
function findCommittable(reader: Reader, id: string): Outcome<Invoice> {
  const draft = findDraft(reader, id);
  if (!draft.ok) return draft;
  const { items, account } = draft.value;
  const checked = checkItems(items, account.id);
  if (!checked.ok) return checked;
  if (items.length === 0 && ledgerCharge(account) === null) return refuse('wrong-state', 'This draft has no items left to invoice.');
  return draft;
}

export function decideCommit(context: CommandContext, id: string): Outcome<{ decision: Decision; commitment: Commitment }> {
  const draft = findCommittable(context.reader, id);
  if (!draft.ok) return draft;
  const commitment = nextCommitment(context);
  const summary = `Committed invoice ${commitment.number} of ${count(draft.value.items)}`;
  // Two desks may commit the same draft before they hear of each other: under one ID only the earlier is in force, so that its number
  // and self-pay ID never change [INV-6].
  const operation = `commit:${id}`;
  return done({
    commitment,
    decision: { id: operation, kind: 'invoice committed', summary, writes: commitInvoice(draft.value, commitment) },
  });
}

export function decideClose(context: CommandContext, id: string, as: 'Unpaid' | 'Sold'): Outcome<Decision> {
  const { books, clock, reader, user } = context;
  const found = findInvoice(reader, id);
  if (!found.ok) return found;
  const event = { date: clock.today(), creator: user.name };
  const decided = as === 'Unpaid' ? closeAsUnpaid(found.value) : sell(found.value, event, () => books.newId());
  if (!decided.ok) return decided;
  return done({ kind: 'invoice closed', summary: `Closed invoice ${found.value.number} as ${as}`, writes: decided.value });
}

export function decideCancel({ reader }: Pick<CommandContext, 'reader'>, id: string): Outcome<Decision> {
  const found = findInvoice(reader, id);
  if (!found.ok) return found;
  const decided = cancelInvoice(found.value);
  if (!decided.ok) return decided;
  const name = found.value.number === '' ? 'a draft' : `invoice ${found.value.number}`;
  return done({ kind: 'invoice cancelled', summary: `Cancelled ${name}`, writes: decided.value });
}

/** Whether `deed` can be done with the invoice now; nothing is decided yet. */
export function checkDeed(reader: Reader, id: string, deed: BulkDeed): Outcome<Invoice> {
  if (deed === 'commit') return findCommittable(reader, id);
  const found = findInvoice(reader, id);
  if (!found.ok) return found;
  const checked = checkClosing(found.value, deed === 'cancel' ? 'Cancelled' : deed);
  return checked.ok ? found : checked;
}

/** What can be done with many invoices at once, for one of them. */
export function decideDeed(context: CommandContext, id: string, deed: BulkDeed): Outcome<Decision> {
  if (deed === 'cancel') return decideCancel(context, id);
  if (deed !== 'commit') return decideClose(context, id, deed);
  const decided = decideCommit(context, id);
  return decided.ok ? done(decided.value.decision) : decided;
}

function nextCommitment({ books, clock, settings }: CommandContext): Commitment {
  const [numbers] = books.nextInvoiceNumbers(1);
  assert(numbers, 'one number was asked for');
  const committedOn = clock.today();
  return { ...numbers, committedOn, dueOn: addDays(committedOn, settings().dueDays) };
}

/** `1 dispatch`, `12 dispatches`. */
export function count(dispatches: readonly Dispatch[]): string {
  return dispatches.length === 1 ? '1 dispatch' : `${dispatches.length} dispatches`;
}
