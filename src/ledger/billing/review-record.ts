/** What a biller decides about the dispatches of a record that needs review (docs/rules.md, REC). */
import { done, type Outcome } from '../../shared/refusal.ts';
import type { CustomerKind } from '../../shared/words.ts';
import type { Write } from '../journal/operation.ts';
import { changeDispatch, sendBackAtReview, writeOff } from './change-dispatch.ts';
import type { Dispatch } from './invoice.ts';
import { withFields } from './standing.ts';

export type ReviewDecision =
  | { what: 'reopen'; dispatch: Dispatch }
  | { what: 'write off'; dispatch: Dispatch }
  /** Whoever is to pay now. */
  | { what: 'move'; dispatch: Dispatch; customer: { id: string; kind: CustomerKind } };

/**
 * The writes of the decisions, one for each dispatch; those not decided about stay as they are [REC-2]. A dispatch that is moved is billed to the
 * other customer from the Billing office [REC-5].
 */
export function decideReview(decisions: readonly ReviewDecision[]): Outcome<Write[]> {
  const writes: Write[] = [];
  for (const decision of decisions) {
    const decided = writesOf(decision);
    if (!decided.ok) return decided;
    writes.push(...decided.value);
  }
  return done(writes);
}

function writesOf(decision: ReviewDecision): Outcome<Write[]> {
  const { dispatch } = decision;
  switch (decision.what) {
    case 'reopen':
      return done(sendBackAtReview(dispatch));
    case 'write off':
      return writeOff(dispatch);
    case 'move': {
      const set = { customer: decision.customer.id, payor: decision.customer.kind };
      const [change] = changeDispatch(dispatch, set);
      return done([...(change ? [change] : []), ...sendBackAtReview(withFields(dispatch, set))]);
    }
  }
}
