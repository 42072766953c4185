/**
 * The opposite decision of an operation [UNDO-1]: fields go back to what they were, money is balanced by rows of the opposite amount, and nothing
 * is ever deleted. Who may, and whether it was undone already, is decided where the journal is read (`commands/undo.ts`).
 */
import { never } from '../../shared/assert.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { WorkflowState } from '../../shared/words.ts';
import type { Put, Write } from '../journal/operation.ts';
import { balanceRows, type Balancing } from './balance-rows.ts';
import type { Dispatch } from './invoice.ts';
import { owedOf } from './owed.ts';
import { withEvent, withFields } from './standing.ts';
import { becomesInvoice, type PutBack, type UndoCase } from './undo-case.ts';
import { builtUpon } from './undo-refusals.ts';
import { automaticState, moveTo } from './workflow.ts';

/** The writes that take the operation back, or why it cannot be. */
export function undo(what: UndoCase, balancing: Balancing): Outcome<Write[]> {
  const refused = builtUpon(what);
  if (refused) return refused;
  const fields = what.puts.flatMap((each) => putBack(each, what));
  const rows = balanceRows(what.operation.writes, balancing);
  const moves = moveDispatches(what, [...fields, ...rows]);
  const writes = [...rows, ...fields, ...moves];
  return writes.length === 0 ? refuse('wrong-state', 'Everything that this changed has been changed again since.') : done(writes);
}

/** The fields of one entity as they were, but for those that somebody has changed since [UNDO-2]. A dispatch's state is for `moveDispatches`. */
function putBack({ entity, id, madeIt, before, ...put }: PutBack, { puts }: UndoCase): Put[] {
  if (entity === 'invoice' && becomesInvoice({ entity, madeIt, ...put })) return [{ put: 'invoice', id, set: { state: 'Cancelled' } }]; // UNDO-4
  if (entity === 'invoiceItem' && puts.some(becomesInvoice)) return []; // they are fixed, and cancelling lets them go
  if (entity === 'scheduleLine' && puts.some((other) => other.entity === 'schedule' && other.madeIt)) return []; // it stays with its schedule
  if (madeIt) return takeAway(entity, id);
  const back = before.put === 'dispatch' ? withoutState(before) : before;
  return Object.keys(back.set).length === 0 ? [] : [back];
}

/** What was made is not deleted: it is put where nobody works with it any more. */
function takeAway(entity: Put['put'], id: string): Put[] {
  switch (entity) {
    case 'customer':
      return [{ put: entity, id, set: { archived: true } }];
    case 'dispatch':
      return [{ put: entity, id, set: { cancelled: true } }];
    case 'invoiceItem':
    case 'scheduleLine':
    case 'deposit':
    case 'view':
      return [{ put: entity, id, set: { removed: true } }];
    case 'schedule':
      return [{ put: entity, id, set: { retired: true } }];
    case 'depositItem':
      return [{ put: entity, id, set: { deposit: null } }];
    case 'statementLine':
      return [{ put: entity, id, set: { aside: true } }];
    case 'invoice': // becomes Cancelled, above
    case 'user': // never undone, like an import; a review and a setting always had something before them
    case 'import':
    case 'stripeMovement': // as Stripe's facts: nobody's to undo
    case 'stripePayout':
    case 'review':
    case 'setting':
      return [];
    default:
      return never(entity);
  }
}

function withoutState({ set, ...put }: Extract<Put, { put: 'dispatch' }>): Put {
  const { state: _state, ...rest } = set;
  return { ...put, set: rest };
}

/** Where the dispatches go that `writes` bring back: to where they were, unless something has happened to them since; then the automatic workflow decides. */
function moveDispatches({ puts, dispatches, invoices }: UndoCase, writes: readonly Write[]): Write[] {
  const opened = openings(writes, invoices);
  return [...dispatches.values()].flatMap(({ dispatch, workedOnSince }) => {
    const after = afterwards(dispatch, writes, opened);
    const put = puts.find(({ entity, id }) => entity === 'dispatch' && id === dispatch.id);
    const before = workedOnSince || after.cancelled ? null : stateBefore(dispatch, put);
    if (before !== null && (before !== 'Awaiting payment' || after.openInvoices.length > 0)) return moveTo(dispatch, before);
    const owed = owedOf(after).owed;
    const opensOrCloses = after.openInvoices.join() !== dispatch.openInvoices.join() && dispatch.state !== 'Finished';
    const billedAnew = owed !== owedOf(dispatch).owed || after.payor !== dispatch.payor || after.parked !== dispatch.parked;
    if (!opensOrCloses && !billedAnew && !put?.fields.has('state')) return [];
    return moveTo(dispatch, automaticState({ ...after, owed, onOpenInvoice: after.openInvoices.length > 0 }));
  });
}

/** The state before the operation; null: it has changed since. */
function stateBefore(dispatch: Dispatch, put: PutBack | undefined): WorkflowState | null {
  if (!put?.fields.has('state')) return dispatch.state;
  return put.before.put === 'dispatch' ? (put.before.set.state ?? null) : null;
}

/** The invoices that become Open, and those that no longer are. */
function openings(writes: readonly Write[], invoices: UndoCase['invoices']): Map<string, { items: readonly string[]; open: boolean }> {
  const opened = new Map<string, { items: readonly string[]; open: boolean }>();
  for (const write of writes) {
    if (!('put' in write) || write.put !== 'invoice' || write.set.state === undefined) continue;
    opened.set(write.id, { items: invoices.get(write.id)?.items ?? [], open: write.set.state === 'Open' });
  }
  return opened;
}

/** The dispatch with everything that `writes` bring back but its state. */
function afterwards(dispatch: Dispatch, writes: readonly Write[], opened: ReturnType<typeof openings>): Dispatch {
  let after = dispatch;
  for (const write of writes) {
    if ('put' in write && write.put === 'dispatch' && write.id === dispatch.id) after = withFields(after, write.set);
    if ('add' in write && write.add === 'paymentEvent' && write.row.dispatch === dispatch.id)
      after = withEvent(after, write.row.kind, write.row.amount);
  }
  const openInvoices = new Set(dispatch.openInvoices);
  for (const [id, { items, open }] of opened) {
    if (open && items.includes(dispatch.id)) openInvoices.add(id);
    if (!open) openInvoices.delete(id);
  }
  return { ...after, openInvoices: [...openInvoices].toSorted() };
}
