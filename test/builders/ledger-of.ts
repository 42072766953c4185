/** Everything that a ledger needs to answer for books in this process: without a window, without a companion. */
import { pino } from 'pino';
import { firstUser } from '../../src/ledger/commands/first-user.ts';
import { registry } from '../../src/ledger/commands/registry.ts';
import { createRuns } from '../../src/ledger/commands/runs.ts';
import type { Books } from '../../src/ledger/books/open.ts';
import { createSeat } from '../../src/ledger/door/seat.ts';
import { createFiles } from '../../src/ledger/files.ts';
import { handlers } from '../../src/ledger/handlers.ts';
import { createImportDesk } from '../../src/ledger/imports/import-desk.ts';
import type { Ledger } from '../../src/ledger/serve.ts';
import { alone } from '../../src/ledger/sync/alone.ts';

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
