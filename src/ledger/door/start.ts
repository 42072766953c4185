/** Who sits at the desk when its ledger starts: nobody, unless there is nothing to protect or the ledger is started for development. */
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Books } from '../books/open.ts';
import { firstUser } from '../commands/first-user.ts';
import { loadPeople } from './people.ts';
import { isSampleOffice } from './sample.ts';
import { createSeat, type Seat } from './seat.ts';

export type StartedWith = {
  /** `--user`: the ID or the name of somebody who is let in without a password. */
  user?: string | undefined;
  /** `--development`: whatever the books are, and with a first user in new ones. The packed app never passes it. */
  development: boolean;
};

/** Refused: to let somebody in without a password where that is not for trying [DOOR-7], or somebody who is not there. */
export function seatAtStart(books: Books, { user, development }: StartedWith): Outcome<Seat> {
  if (user === undefined) return done(development ? createSeat(firstUser(books)) : createSeat());
  if (!development && !isSampleOffice(books.reader))
    return refuse('not-allowed', 'Nobody is let into these books without a password. Start Paydesk without --user, and sign in.');
  const person = loadPeople(books.reader).find(({ id, name, active }) => active && (id === user || name === user));
  return person ? done(createSeat(person.id)) : refuse('not-found', `There is no ${user} in this office. Start Paydesk without --user.`);
}
