import { instant } from '../../shared/dates.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { decideReview, type ReviewDecision } from '../billing/review-record.ts';
import type { Reader } from '../books/connection.ts';
import { append } from './append.ts';
import { loadCustomerKind, loadDispatch } from './load.ts';
import { command } from './registry.ts';

type Review = Parsed<'register.review'>;

export const registerCommands = [
  /** Puts a record into the queue of those to review [REC-6]. */
  command('register.flag', (context, { id, note }) => {
    const record = findRecord(context.reader, id);
    if (!record) return refuse('not-found', 'This record does not exist.', 'id');
    if (record.needs_review === 1) return refuse('wrong-state', 'This record waits for review already.', 'id');
    const asked = { needsReview: true, reviewedBy: null, reviewedAt: null, reviewNote: note };
    const summary = `Asked for a review of ${record.number || 'this record'}`;
    return done(append(context, { kind: 'review asked for', summary, writes: [{ put: 'review', id, set: asked }] }));
  }),

  /** What a biller decides about a record that needs review [REC-2]. */
  command('register.review', (context, review) => {
    const { reader, user, clock } = context;
    const { id, note } = review;
    const record = findRecord(reader, id);
    if (!record) return refuse('not-found', 'This record does not exist.', 'id');
    if (record.needs_review === 0)
      return refuse('wrong-state', 'This record needs no review; perhaps somebody else has reviewed it already.', 'id');
    const decisions = findDecisions(reader, review);
    if (!decisions.ok) return decisions;
    const decided = decideReview(decisions.value);
    if (!decided.ok) return decided;
    const reviewed = { needsReview: false, reviewedBy: user.name, reviewedAt: instant(clock.now()), reviewNote: note };
    return done(
      append(context, {
        kind: 'record reviewed',
        summary: [`Reviewed ${record.number}`.trim(), ...decisions.value.map(inWords)].join('; '),
        writes: [{ put: 'review', id, set: reviewed }, ...decided.value],
      }),
    );
  }),
];

function findRecord(reader: Reader, id: string): { number: string; needs_review: number } | undefined {
  return reader.first('SELECT number, needs_review FROM register_records WHERE id = :id', { id });
}

/** The decisions with the dispatches that they are about: each is of the record, and decided about once [REC-3]. */
function findDecisions(reader: Reader, { id, reopen, writeOff, move }: Review): Outcome<ReviewDecision[]> {
  const paid = reader.all<{ dispatch: string }>('SELECT DISTINCT dispatch FROM payment_events WHERE record = :id', { id });
  const open = new Set(paid.map(({ dispatch }) => dispatch));
  const decisions: ReviewDecision[] = [];
  const asked = [
    ...reopen.map((dispatch) => ({ what: 'reopen', dispatch, field: 'reopen' }) as const),
    ...writeOff.map((dispatch) => ({ what: 'write off', dispatch, field: 'writeOff' }) as const),
    ...move.map(({ dispatch, customer }) => ({ what: 'move', dispatch, customer, field: 'move' }) as const),
  ];
  for (const decision of asked) {
    if (!open.delete(decision.dispatch))
      return refuse('invalid-input', 'Only dispatches that this record is about can be decided about here, each once.', decision.field);
    const dispatch = loadDispatch(reader, decision.dispatch);
    if (!dispatch) return refuse('not-found', 'One of these dispatches does not exist.', decision.field);
    if (decision.what !== 'move') {
      decisions.push({ what: decision.what, dispatch });
      continue;
    }
    const kind = loadCustomerKind(reader, decision.customer);
    if (!kind) return refuse('not-found', 'This customer does not exist.', 'move');
    decisions.push({ what: 'move', dispatch, customer: { id: decision.customer, kind } });
  }
  return done(decisions);
}

/** No name: the other customer may be a patient. */
function inWords({ what, dispatch: { number } }: ReviewDecision): string {
  const done = { reopen: 'back to the Billing office', 'write off': 'written off', move: 'moved to another customer' };
  return `dispatch ${number} ${done[what]}`;
}
