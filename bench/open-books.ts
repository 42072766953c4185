/** Books as the benches open them: a day that stays the same, and everything that a ledger needs to answer for them in this process. */
import { pino } from 'pino';
import { type Books, openBooks } from '../src/ledger/books/open.ts';
import { firstUser } from '../src/ledger/commands/first-user.ts';
import { registry } from '../src/ledger/commands/registry.ts';
import { createRuns } from '../src/ledger/commands/runs.ts';
import { createSeat } from '../src/ledger/door/seat.ts';
import { createFiles } from '../src/ledger/files.ts';
import { handlers } from '../src/ledger/handlers.ts';
import { createImportDesk } from '../src/ledger/imports/import-desk.ts';
import { createClock } from '../src/ledger/journal/clock.ts';
import { systemRandom } from '../src/ledger/journal/ids.ts';
import type { Ledger } from '../src/ledger/serve.ts';
import { alone } from '../src/ledger/sync/alone.ts';
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

/** These books, served to this user. */
export function ledgerOf(books: Books, user = firstUser(books)): Ledger {
  return {
    registry: registry(handlers),
    books,
    sync: alone(),
    runs: createRuns(() => books.newId(), books.clock.now),
    files: createFiles(),
    importDesk: createImportDesk(),
    log: pino({ level: 'silent' }),
    seat: createSeat(user),
  };
}
