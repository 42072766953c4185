/** How a dispatch will stand once a decision is in the books: what a preview says and what the automatic workflow decides upon. */
import { never } from '../../shared/assert.ts';
import { type Cents, sum } from '../../shared/money.ts';
import type { EventKind, WorkflowState } from '../../shared/words.ts';
import type { Write } from '../journal/operation.ts';
import type { Dispatch } from './invoice.ts';
import { type Owed, owedOf } from './owed.ts';

type Fields = Extract<Write, { put: 'dispatch' }>['set'];

/** The dispatch with other billing fields. */
export function withFields(dispatch: Dispatch, set: Fields): Dispatch {
  return {
    ...dispatch,
    state: set.state ?? dispatch.state,
    payor: set.payor ?? dispatch.payor,
    quoted: set.quoted ?? dispatch.quoted,
    allowed: set.allowed === undefined ? dispatch.allowed : set.allowed,
    parked: set.parked ?? dispatch.parked,
    nonBillable: set.nonBillable ?? dispatch.nonBillable,
    cancelled: set.cancelled ?? dispatch.cancelled,
  };
}

/** The dispatch with a payment event more. */
export function withEvent(dispatch: Dispatch, kind: EventKind, amount: Cents): Dispatch {
  switch (kind) {
    case 'service charge':
      return { ...dispatch, serviceCharges: sum([dispatch.serviceCharges, amount]) };
    case 'discount':
      return { ...dispatch, discounts: sum([dispatch.discounts, amount]) };
    case 'finance charge':
      return { ...dispatch, financeCharges: sum([dispatch.financeCharges, amount]) };
    case 'payment':
    case 'reversal':
    case 'insurance payment':
    case 'sale to collections':
      return { ...dispatch, paid: sum([dispatch.paid, amount]) };
    default:
      return never(kind);
  }
}

export type Standing = Owed & { state: WorkflowState };

/** State and amounts of a dispatch once `writes` are applied [FLOW-11]; with none, as it stands. */
export function standingAfter(dispatch: Dispatch, writes: readonly Write[] = []): Standing {
  const after = dispatchAfter(dispatch, writes);
  return { state: after.state, ...owedOf(after) };
}

/** The dispatch once `writes` are applied. */
export function dispatchAfter(dispatch: Dispatch, writes: readonly Write[]): Dispatch {
  let after = dispatch;
  for (const write of writes) {
    if ('put' in write && write.put === 'dispatch' && write.id === dispatch.id) after = withFields(after, write.set);
    if ('add' in write && write.add === 'paymentEvent' && write.row.dispatch === dispatch.id)
      after = withEvent(after, write.row.kind, write.row.amount);
  }
  return after;
}
