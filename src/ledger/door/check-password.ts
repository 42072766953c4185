import { instant } from '../../shared/dates.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { oneMore, waitInWords, waitLeft } from '../billing/lockout.ts';
import type { Books } from '../books/open.ts';
import { forgetFailures, keepFailures, readFailures } from './failures.ts';
import { matchesPassword } from './password.ts';
import { loadPerson, type PersonAtTheDoor } from './people.ts';
import { noteRefused } from './refused-calls.ts';

/** How a wrong password is answered, and for which call it is noted. */
type WhenWrong = { call: string; field: string; sentence: string };

/**
 * The active person of this ID and password. A try counts as a wrong one until it has proven right, so that many at once are no more tries
 * than one after the other [DOOR-3].
 */
export async function checkPassword(books: Books, id: string, password: string, wrong: WhenWrong): Promise<Outcome<PersonAtTheDoor>> {
  const { reader, local, clock } = books;
  const person = loadPerson(reader, id);
  const failures = person && readFailures(local, id);
  const wait = waitLeft(failures, clock.now());
  if (wait > 0) {
    const sentence = `Too many wrong passwords. Try again in ${waitInWords(wait)}, or have an Administrator reset the password.`;
    return refuse('not-allowed', sentence, wrong.field);
  }
  if (person) keepFailures(local, id, oneMore(failures, clock.now()));
  const matches = await matchesPassword(password, person?.active ? person.hash : '');
  if (!person || !matches) {
    noteRefused(local, { at: instant(clock.now()), user: person?.name ?? '', call: wrong.call, why: 'password' });
    return refuse('not-allowed', wrong.sentence, wrong.field);
  }
  forgetFailures(local, id);
  return done(person);
}
