import { instant } from '../../shared/dates.ts';
import { done, refuse } from '../../shared/refusal.ts';
import { sendBackAtReview } from '../billing/change-dispatch.ts';
import { append } from './append.ts';
import { loadDispatches } from './load.ts';
import { command } from './registry.ts';

export const registerCommands = [
  /** What a biller decides about a record that needs review [REC-2]. */
  command('register.review', (context, { id, reopen, note }) => {
    const { reader, user, clock } = context;
    const record = reader.first<{ number: string; needs_review: number }>(
      'SELECT number, needs_review FROM register_records WHERE id = :id',
      { id },
    );
    if (!record) return refuse('not-found', 'This record does not exist.', 'id');
    if (record.needs_review === 0)
      return refuse('wrong-state', 'This record needs no review; perhaps somebody else has reviewed it already.', 'id');
    const paid = reader.all<{ dispatch: string }>('SELECT DISTINCT dispatch FROM payment_events WHERE record = :id', { id });
    const ofRecord = new Set(paid.map(({ dispatch }) => dispatch));
    if (reopen.some((dispatch) => !ofRecord.has(dispatch)))
      return refuse('invalid-input', 'Only dispatches that this record is about can be sent back.', 'reopen');
    const dispatches = loadDispatches(reader, reopen);
    if (!dispatches) return refuse('not-found', 'One of these dispatches does not exist.', 'reopen');
    const review = { needsReview: false, reviewedBy: user.name, reviewedAt: instant(clock.now()), reviewNote: note };
    return done(
      append(context, {
        kind: 'record reviewed',
        summary: `Reviewed ${record.number}`,
        writes: [{ put: 'review', id, set: review }, ...dispatches.flatMap(sendBackAtReview)],
      }),
    );
  }),
];
