/**
 * The ledger's process: `node src/ledger/main.ts --file F [--today 2026-03-02] [--user ID]`, started by fork or as Electron's utility process.
 * An office's own app adds `--office NAME`, for new books, and `--companion URL`, which is offered when the desk is linked.
 * In: `{type: 'request', request}`, `{type: 'file', token, path}` and `{type: 'stop'}`; out: `FromLedger`. When the parent goes, it stops by itself.
 */
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { z } from 'zod';
import { isoDateSchema } from '../shared/dates.ts';
import { requestSchema } from '../shared/office-api/index.ts';
import { settingsSchema } from '../shared/settings.ts';
import { type Books, openBooks } from './books/open.ts';
import { firstUser } from './commands/first-user.ts';
import { registry } from './commands/registry.ts';
import { createRuns } from './commands/runs.ts';
import { createFiles } from './files.ts';
import { handlers } from './handlers.ts';
import { createImportDesk } from './imports/import-desk.ts';
import { createClock } from './journal/clock.ts';
import { systemRandom } from './journal/ids.ts';
import { changeNotice } from './notices.ts';
import { findParent } from './parent.ts';
import { type Ledger, serve } from './serve.ts';
import { startSync } from './sync/start.ts';

const toLedgerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('request'), request: requestSchema }),
  /** The user chose a file in a dialog; the page knows it by the token. */
  z.strictObject({ type: z.literal('file'), token: z.string().min(1), path: z.string().min(1) }),
  z.strictObject({ type: z.literal('stop') }),
]);

const argumentsSchema = z.object({
  file: z.string().min(1),
  today: isoDateSchema.optional(),
  user: z.string().min(1).optional(),
  office: settingsSchema.shape.officeName.optional(),
  companion: z.url().optional(),
});

const parent = findParent();
const log = pino({ name: 'ledger', level: process.env['LOG_LEVEL'] ?? 'warn' }, pino.destination({ dest: 2, sync: true }));
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { file: text, today: text, user: text, office: text, companion: text } });
const { file, today, user, office, companion } = argumentsSchema.parse(values);

const opened = openBooks(file, { clock: createClock(today ? { today } : {}), random: systemRandom, create: true });
if (opened.ok) await run(opened.value);
else {
  await parent.send({ type: 'cannot open', refusal: opened.refusal });
  process.exit(0);
}

/** Serves the parent until it says stop or goes. */
async function run(books: Books): Promise<void> {
  const userId = user ?? firstUser(books, office);
  const sync = startSync({ books, log, offered: companion ?? '' });
  const files = createFiles();
  const runs = createRuns(() => books.newId(), books.clock.now);
  const ledger: Ledger = { registry: registry(handlers), books, sync, runs, files, importDesk: createImportDesk(), log, userId };
  const answering = new Set<Promise<void>>();
  let stopping = false;

  books.onCommit((operation, touched) => void parent.send({ type: 'notice', notice: changeNotice(operation, touched) }));
  sync.onChange((connection) => void parent.send({ type: 'notice', notice: { notice: 'connection', connection } }));
  runs.onProgress((run) => void parent.send({ type: 'notice', notice: { notice: 'run', run } }));
  parent.onGone(() => void stop());
  parent.onMessage((unchecked) => {
    const message = toLedgerSchema.parse(unchecked); // the parent is ours: anything else is our own mistake, and stops us
    if (message.type === 'stop') void stop();
    else if (message.type === 'file') files.offer(message.token, message.path);
    else answer(message.request);
  });
  await parent.send({ type: 'ready' });

  function answer(request: z.infer<typeof requestSchema>): void {
    const answered = serve(request, ledger).then((response) => parent.send({ type: 'response', response }));
    answering.add(answered);
    void answered.finally(() => answering.delete(answered));
  }

  /** Answers what was asked, closes the file, ends with 0. */
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    runs.cancel();
    await sync.stop();
    await Promise.all(answering);
    books.close();
    process.exit(0);
  }
}
