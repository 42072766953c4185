import type { GatheringByRule } from '../../shared/office-api/gathering.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { gather } from '../billing/gather.ts';
import { checkItems, draftItems, ledgerCharge } from '../billing/generate-invoices.ts';
import type { Dispatch } from '../billing/invoice.ts';
import type { Reader } from '../books/connection.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { count, decideCancel, decideClose, decideCommit, decideNew, findDraft } from './invoice-decisions.ts';
import { loadAccount, loadCustomerKind, loadDispatches } from './load.ts';
import { loadDebtor } from './load-debtors.ts';
import { command } from './registry.ts';

export const invoiceCommands = [
  command('invoices.draft', (context, { customer, gathering, items, commit }) => {
    const { reader } = context;
    const payor = loadCustomerKind(reader, customer);
    const account = loadAccount(reader, customer);
    if (!payor || !account) return refuse('not-found', 'This customer does not exist.', 'customer');
    const chosen = items ? pick(reader, items, customer) : done(gather(loadDebtor(reader, customer, gathering), gathering).items);
    if (!chosen.ok) return chosen;
    if (chosen.value.length === 0 && ledgerCharge(account) === null) return refuse('wrong-state', nothingFor(account.name, gathering));
    const kind = items ? 'custom' : gathering.kind;
    const { id, number, decision } = decideNew(context, { account, payor, kind, items: chosen.value, commit });
    return done({ id, number, ...append(context, decision) });
  }),

  command('invoices.setItems', (context, { id, items }) => {
    const draft = findDraft(context.reader, id);
    if (!draft.ok) return draft;
    const chosen = pick(context.reader, items, draft.value.account.id);
    if (!chosen.ok) return chosen;
    const head: Write = { put: 'invoice', id, set: { kind: 'custom' } };
    const summary = `Changed a draft to ${count(chosen.value)}`;
    const writes = [head, ...draftItems(id, chosen.value, draft.value.items)];
    return done({ id, ...append(context, { kind: 'invoice drafted', summary, writes }) });
  }),

  command('invoices.commit', (context, { id }) => {
    const decided = decideCommit(context, id);
    if (!decided.ok) return decided;
    const { decision, commitment } = decided.value;
    return done({ number: commitment.number, selfPayId: commitment.selfPayId, ...append(context, decision) });
  }),

  command('invoices.close', (context, { id, as }) => {
    const decided = decideClose(context, id, as);
    if (!decided.ok) return decided;
    return done({ id, ...append(context, decided.value) });
  }),

  command('invoices.cancel', (context, { id }) => {
    const decided = decideCancel(context, id);
    if (!decided.ok) return decided;
    return done({ id, ...append(context, decided.value) });
  }),
];

function nothingFor(name: string, { kind }: GatheringByRule): string {
  return kind === 'differential' ? `Nothing waits in the Billing office for ${name}.` : `There is nothing to invoice so for ${name}.`;
}

/** The dispatches picked by hand, if each may stand on an invoice for the customer. */
function pick(reader: Reader, ids: readonly string[], customer: string): Outcome<Dispatch[]> {
  const dispatches = loadDispatches(reader, ids);
  if (!dispatches) return refuse('not-found', 'One of these dispatches does not exist.', 'items');
  const checked = checkItems(dispatches, customer);
  return checked.ok ? done(dispatches) : checked;
}
