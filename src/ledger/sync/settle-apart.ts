/**
 * What is to be decided once desks that were apart have heard of each other: each decided by what it knew. The money is right by itself (`books/takings.ts`);
 * here the workflow decides again about trips whose money both took back, and what Stripe told of a dispute is booked as far as it was not.
 */
import type { Logger } from 'pino';
import { factSchema } from '../../shared/companion-api/facts.ts';
import { paydeskUser } from '../../shared/words.ts';
import { owedOf } from '../billing/owed.ts';
import { automaticState, moveTo } from '../billing/workflow.ts';
import type { Books } from '../books/open.ts';
import { loadDispatch } from '../commands/load.ts';
import type { Decision } from '../journal/operation.ts';
import { decideFact } from './decide-fact.ts';
import { putIntoPayouts } from './put-into-payouts.ts';

/** To be called after operations of other desks were taken over. Done once more it does nothing. */
export function settleApart(books: Books, mode: 'sandbox' | 'live', log: Logger): void {
  const moves = contestedTrips(books).flatMap((id) => decideAgain(books, id));
  if (moves.length > 0) books.append(paydeskUser, moves);
  for (const { body } of books.reader.all<{ body: string }>(toldDisputes)) {
    const fact = factSchema.parse(JSON.parse(body));
    try {
      const decided = decideFact(fact, books, mode);
      if (decided === 'skip' || decided === 'wait') continue;
      books.append(paydeskUser, decided);
      putIntoPayouts(fact, books);
    } catch (error) {
      log.error({ fact: fact.fact, err: error }, 'could not decide again about what Stripe told of a dispute');
    }
  }
}

/** Closed ones, as they were told last. */
const toldDisputes = `
SELECT body FROM stripe_objects
WHERE json_extract(body, '$.fact') = 'dispute' AND json_extract(body, '$.status') <> 'open'
ORDER BY object`;

/** Trips of which money was taken back in several ways, none of them as young as the last decision about the trip. */
function contestedTrips({ reader }: Books): string[] {
  const sql = `
    SELECT DISTINCT event.dispatch AS id
    FROM (SELECT takes, MAX(stamp) AS newest FROM takings WHERE builds = 0 GROUP BY takes HAVING COUNT(DISTINCT op) > 1) AS contest
    JOIN payment_events AS event ON event.id = contest.takes
    WHERE NOT EXISTS (
      SELECT 1 FROM puts
      WHERE puts.entity = 'dispatch' AND puts.id = event.dispatch AND json_extract(puts.fields, '$.state') IS NOT NULL
        AND puts.stamp > MAX(
          contest.newest,
          (SELECT COALESCE(MAX(again.stamp), '') FROM takings AS taking JOIN takings AS again ON again.takes = taking.id
           WHERE taking.takes = contest.takes)
        )
    )
    ORDER BY id`;
  return reader.all<{ id: string }>(sql).map(({ id }) => id);
}

/** Where the automatic workflow puts the trip, if it is not there [REV-12]. */
function decideAgain({ reader }: Books, id: string): Decision[] {
  const dispatch = loadDispatch(reader, id);
  if (!dispatch) return [];
  const { owed } = owedOf(dispatch);
  const writes = moveTo(dispatch, automaticState({ ...dispatch, owed, onOpenInvoice: dispatch.openInvoices.length > 0 }));
  const summary = `Decided again about dispatch ${dispatch.number}: its money was taken back on two desks at once`;
  return writes.length === 0 ? [] : [{ kind: 'dispatch changed', summary, writes }];
}
