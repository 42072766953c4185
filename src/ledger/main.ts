/**
 * The ledger's process: `node src/ledger/main.ts --file F [--today 2026-03-02]`, started by fork or as Electron's utility process.
 * An office's own app adds `--office NAME`, for new books, and `--companion URL`, which is offered when the desk is linked.
 * `--user NAME` lets somebody in without a password, into a sample office; with `--development`, into any books (`door/start.ts`).
 * In: `{type: 'request', request}`, `{type: 'file', token, path}` and `{type: 'stop'}`; out: `FromLedger`. When the parent goes, it stops by itself.
 */
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import * as z from 'zod';
import { assert } from '../shared/assert.ts';
import { isoDateSchema } from '../shared/dates.ts';
import { deskAnswerSchema } from '../shared/desk-api.ts';
import { requestSchema } from '../shared/office-api/index.ts';
import { done, type Refusal } from '../shared/refusal.ts';
import { settingsSchema } from '../shared/settings.ts';
import { createAside } from './aside/aside.ts';
import { type Books, openBooks } from './books/open.ts';
import { registry } from './commands/registry.ts';
import { createRuns } from './commands/runs.ts';
import { askParent } from './desk-tools.ts';
import { createFiles, type Files } from './files.ts';
import type { Seat } from './door/seat.ts';
import { seatAtStart } from './door/start.ts';
import { handlers } from './handlers.ts';
import { createImportDesk } from './imports/import-desk.ts';
import { createClock } from './journal/clock.ts';
import { systemRandom } from './journal/ids.ts';
import { changeNotice } from './notices.ts';
import { findParent } from './parent.ts';
import { sampleBeside } from './sample/in-place.ts';
import { makeBeside } from './books/beside.ts';
import { type Founding, type Ledger, serve } from './serve.ts';
import { inThread } from './thread/in-thread.ts';
import { startSync } from './sync/start.ts';

const toLedgerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('request'), request: requestSchema }),
  /** The user chose a file in a dialog; the page knows it by the token. */
  z.strictObject({ type: z.literal('file'), token: z.string().min(1), path: z.string().min(1) }),
  /** What an ask of ours came to. */
  z.strictObject({ type: z.literal('answer'), id: z.int(), answer: deskAnswerSchema }),
  z.strictObject({ type: z.literal('stop') }),
]);

const argumentsSchema = z.object({
  file: z.string().min(1),
  today: isoDateSchema.optional(),
  user: z.string().min(1).optional(),
  office: settingsSchema.shape.officeName.optional(),
  companion: z.url().optional(),
  development: z.boolean().default(false),
});

const parent = findParent();
const log = pino({ name: 'ledger', level: process.env['LOG_LEVEL'] ?? 'warn' }, pino.destination({ dest: 2, sync: true }));
const tools = askParent((id, ask) => void parent.send({ type: 'ask', id, ask }));
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { file: text, today: text, user: text, office: text, companion: text, development: { type: 'boolean' } },
});
const { file, today, user, office, companion, development } = argumentsSchema.parse(values);

const restoring = 'Begin from an export';

const open = () => openBooks(file, { clock: createClock(today ? { today } : {}), random: systemRandom, create: true });

const opened = open();
if (opened.ok) await run(opened.value);
else await refuseToOpen(opened.refusal);

async function refuseToOpen(refusal: Refusal): Promise<never> {
  await parent.send({ type: 'cannot open', refusal });
  process.exit(0);
}

/** Serves the parent until it says stop or goes. */
async function run(books: Books): Promise<void> {
  const seat = seatAtStart(books, { user, development });
  if (!seat.ok) {
    books.close();
    return refuseToOpen(seat.refusal);
  }
  const founding: Founding = {
    offeredName: office ?? '',
    useSampleBooks: async () => takeBooks(await sampleBeside(file)),
    useExportedBooks: async (from) => {
      const made = await ledger.runs.along(restoring, 0, (turn) => makeBeside(file, (to) => inThread('restore', { from, to }, turn)));
      if (!made.ok || made.value === null) return made.ok ? done(null) : made;
      const beside = made.value;
      return beside.ok ? done(await takeBooks(() => beside.value.takePlace())) : beside;
    },
    stopRestoring: () => {
      const run = ledger.runs.current();
      if (run?.what === restoring) ledger.runs.cancel(run.id);
    },
  };
  let ledger = tend(books, seat.value, founding, createFiles());
  const answering = new Set<Promise<void>>();
  let stopping = false;

  parent.onGone(() => void stop());
  parent.onMessage((unchecked) => {
    const message = toLedgerSchema.parse(unchecked); // the parent is ours: anything else is our own mistake, and stops us
    if (message.type === 'stop') void stop();
    else if (message.type === 'answer') tools.hear(message.id, message.answer);
    else if (message.type === 'file') ledger.files.offer(message.token, message.path);
    else answer(message.request);
  });
  await parent.send({ type: 'ready' });

  function answer(request: z.infer<typeof requestSchema>): void {
    const answered = serve(request, ledger).then((response) => parent.send({ type: 'response', response }));
    answering.add(answered);
    void answered.finally(() => answering.delete(answered));
  }

  /** From here on the ledger is that of the books which take the place of the new ones; who sits at the desk stays. */
  async function takeBooks(takePlace: () => void): Promise<Books> {
    await ledger.sync.stop();
    await ledger.aside?.close();
    ledger.books.close();
    takePlace();
    const made = open();
    assert(made.ok, 'books that were just made open');
    ledger = tend(made.value, ledger.seat, founding, ledger.files);
    return made.value;
  }

  /** Answers what was asked, closes the file, ends with 0. */
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    ledger.runs.cancel();
    await ledger.sync.stop();
    await ledger.aside?.close();
    await Promise.all(answering);
    ledger.books.close();
    process.exit(0);
  }
}

/** Everything around opened books; what happens in them is told to the parent. */
function tend(books: Books, seat: Seat, founding: Founding, files: Files): Ledger {
  const sync = startSync({ books, log, offered: companion ?? '' });
  const runs = createRuns(() => books.newId(), books.clock.now);
  books.onCommit((operation, touched) => void parent.send({ type: 'notice', notice: changeNotice(operation, touched) }));
  sync.onChange((connection) => void parent.send({ type: 'notice', notice: { notice: 'connection', connection } }));
  runs.onProgress((progress) => void parent.send({ type: 'notice', notice: { notice: 'run', run: progress } }));
  return {
    registry: registry(handlers),
    books,
    sync,
    runs,
    files,
    importDesk: createImportDesk(),
    tools,
    aside: createAside(file, books.reader),
    log,
    seat,
    founding,
  };
}
