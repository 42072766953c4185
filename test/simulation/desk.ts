/** One desk of a simulated office: the real ledger on a real file, which can crash at any time between two commands. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Books, openBooks } from '../../src/ledger/books/open.ts';
import { createSeat } from '../../src/ledger/door/seat.ts';
import { firstUser } from '../../src/ledger/commands/first-user.ts';
import { registry } from '../../src/ledger/commands/registry.ts';
import { createRuns } from '../../src/ledger/commands/runs.ts';
import { createFiles } from '../../src/ledger/files.ts';
import { handlers } from '../../src/ledger/handlers.ts';
import { createImportDesk } from '../../src/ledger/imports/import-desk.ts';
import { createClock } from '../../src/ledger/journal/clock.ts';
import { seededRandom } from '../../src/ledger/journal/ids.ts';
import { serve } from '../../src/ledger/serve.ts';
import { assert } from '../../src/shared/assert.ts';
import { type CallName, calls, type Input, type Output } from '../../src/shared/office-api/index.ts';
import { alone } from '../../src/ledger/sync/alone.ts';

export type Desk = {
  slot: number;
  books: Books;
  /** Where its books are now: another file after each crash. */
  file: string;
  /** The answer, or null when the ledger refused; throws when it failed by a fault of ours. */
  ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name> | null>;
  /** The power goes: what was durable is all that is left, and the desk opens it again. */
  crash(): void;
  close(): void;
};

type Start = { folder: string; slot: number; seed: number; now: () => number; joining: boolean };

export function openDesk({ folder, slot, seed, now, joining }: Start): Desk {
  let failure = '';
  const log = pino({ level: 'error' }, { write: (line: string) => void (failure = line) });
  const served = registry(handlers);
  let crashes = 0;
  let requests = 0;
  let file = join(folder, `desk-${slot}.paydesk`);
  let books = open();

  function open(): Books {
    const random = seededRandom(seed * 1000 + slot * 100 + crashes);
    const opened = openBooks(file, { clock: createClock({ now }), random, create: true, joining });
    assert(opened.ok, 'the books open');
    return opened.value;
  }
  books.useSlot(slot);

  return {
    slot,
    get books() {
      return books;
    },
    get file() {
      return file;
    },
    ask: async <Name extends CallName>(name: Name, input: Input<Name>) => {
      requests += 1;
      const ledger = {
        registry: served,
        books,
        sync: alone(),
        runs: createRuns(() => books.newId(), now),
        files: createFiles(),
        importDesk: createImportDesk(),
        log,
        seat: createSeat(firstUser(books)),
      };
      const response = await serve({ id: requests, name, input }, ledger);
      if (response.ok) return calls[name].output.parse(response.output) as Output<Name>; // parsed by the very schema of the name
      assert(response.refusal.code !== 'unexpected', `${name} ${JSON.stringify(input)} is done or refused, but never fails: ${failure}`);
      return null;
    },
    crash: () => {
      crashes += 1;
      const left = join(folder, `desk-${slot}-${crashes}.paydesk`);
      for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) copyFileSync(file + end, left + end);
      books.close();
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
      file = left;
      books = open();
    },
    close: () => books.close(),
  };
}
