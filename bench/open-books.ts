/** Books as the benches open them, on a day that stays the same. */
import { type Books, openBooks } from '../src/ledger/books/open.ts';
import { firstUser } from '../src/ledger/commands/first-user.ts';
import { createClock } from '../src/ledger/journal/clock.ts';
import { systemRandom } from '../src/ledger/journal/ids.ts';
import { assert } from '../src/shared/assert.ts';
import { isoDate } from '../src/shared/dates.ts';

/** The last day of a large register. */
export const until = isoDate('2026-11-20');

/** Opens the books in `file`, or founds them there. */
export function open(file: string, today = until): Books {
  const opened = openBooks(file, { clock: createClock({ today }), random: systemRandom, create: true });
  assert(opened.ok, 'the books open');
  return opened.value;
}

/** Makes empty books; answers their first user. */
export function found(file: string): string {
  const books = open(file);
  const user = firstUser(books);
  books.close();
  return user;
}
