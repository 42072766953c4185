/** Answers one request of the office API: the name, the role, the input, the handler, the output, in this order. Never throws. */
import type { Logger } from 'pino';
import type * as z from 'zod';
import { assert } from '../shared/assert.ts';
import { instant } from '../shared/dates.ts';
import type { Call } from '../shared/office-api/call.ts';
import { calls, type Request, type Response } from '../shared/office-api/index.ts';
import { done, type Outcome, refuse } from '../shared/refusal.ts';
import { type Aside, readAtOnce } from './aside/aside.ts';
import { type Books, BooksBusy } from './books/open.ts';
import type { DoorContext, Handler, QueryContext, Registry, Sync, User } from './commands/registry.ts';
import type { Runs } from './commands/runs.ts';
import { presentPerson } from './door/people.ts';
import { noteRefused } from './door/refused-calls.ts';
import type { Seat } from './door/seat.ts';
import { type DeskTools, noWindow } from './desk-tools.ts';
import type { Files } from './files.ts';
import type { ImportDesk } from './imports/import-desk.ts';

/** Everything an opened ledger needs to answer. */
export type Ledger = {
  registry: Registry;
  books: Books;
  sync: Sync;
  runs: Runs;
  files: Files;
  importDesk: ImportDesk;
  log: Logger;
  seat: Seat;
  /** What only the desk's window can do; without it, no paper is made. */
  tools?: DeskTools;
  /** Threads that read; without them everything is read at once. */
  aside?: Aside;
  /** What founding an office may need; without it, only empty books can be founded. */
  founding?: Founding;
};

export type Founding = Pick<DoorContext, 'offeredName' | 'useSampleBooks' | 'useExportedBooks' | 'stopRestoring'>;

/** The answer to `request`, on behalf of whoever sits at the desk. A refused call is logged with its name, user and request ID, never its input. */
export async function serve(request: Request, ledger: Ledger): Promise<Response> {
  const { id, name } = request;
  const user = ledger.seat.present()?.userId ?? null;
  try {
    const outcome = await answer(request, ledger);
    if (outcome.ok) return { id, ok: true, output: outcome.value };
    const { code, field } = outcome.refusal;
    ledger.log.info({ call: name, user, request: id, code, field }, 'refused');
    return { id, ok: false, refusal: outcome.refusal };
  } catch (error) {
    ledger.log.error({ call: name, user, request: id, err: error }, 'failed');
    const message = 'Something went wrong in Paydesk. Nothing was changed; please try again, and tell us if it happens again.';
    return { id, ...refuse('unexpected', message) };
  }
}

async function answer({ name, input }: Request, ledger: Ledger): Promise<Outcome<unknown>> {
  const { registry, books, sync, runs, files, importDesk, seat } = ledger;
  const handler = registry.get(name);
  if (!handler) return refuse('not-found', 'This version of Paydesk does not know that call.');
  const call: Call = calls[handler.name];
  const user = handler.effect === 'door' ? done(null) : await whenBooksAreFree(books, () => whoMay(handler.name, call, ledger));
  if (!user.ok) return user;
  const parsed = call.input.safeParse(input);
  if (!parsed.success) return invalidInput(parsed.error);

  const outcome = await run(handler, user.value, parsed.data);
  return outcome.ok ? { ok: true, value: call.output.parse(outcome.value) } : outcome;

  function run(each: Handler, asking: User | null, checked: unknown): Outcome<unknown> | Promise<Outcome<unknown>> {
    if (each.effect === 'door')
      return whenBooksAreFree(books, () => each.run({ books, sync, seat, files, ...(ledger.founding ?? onlyEmpty) }, checked));
    assert(asking, 'only at the door may nobody be signed in');
    const { reader, clock } = books;
    const context: QueryContext = {
      reader,
      clock,
      user: asking,
      settings: () => books.settings(),
      connection: () => sync.status(),
      run: () => runs.current(),
      openedTable: (token) => importDesk.opened(token),
      tools: ledger.tools ?? noWindow,
      aside: ledger.aside ?? readAtOnce(reader),
    };
    if (each.effect === 'query') return each.run(context, checked);
    return whenBooksAreFree(books, () => each.run({ ...context, books, sync, runs, files, importDesk, seat }, checked));
  }
}

const onlyEmpty: Founding = {
  offeredName: '',
  useSampleBooks: () => Promise.reject(new Error('this ledger cannot put a sample office in the place of its books')),
  useExportedBooks: () => Promise.reject(new Error('this ledger cannot put other books in the place of its own')),
  stopRestoring: () => {},
};

/** Who sits at the desk, if that person may make the call. What is refused by role is noted, and what would have changed something unseen. */
function whoMay(name: string, { effect, roles }: Call, { books: { reader, local, clock }, seat }: Ledger): Outcome<User> {
  const person = presentPerson(reader, seat);
  const isLocked = seat.present()?.locked ?? false;
  if (!person || isLocked) {
    // A screen that asks while the desk is being locked is no news; a command is.
    if (effect === 'command') noteRefused(local, { at: instant(clock.now()), user: person?.name ?? '', call: name, why: 'nobody' });
    return refuse('signed-out', isLocked ? 'The desk is locked. Open it with your password.' : 'Nobody is signed in. Sign in first.');
  }
  if (roles.some((role) => person.roles.includes(role))) return done({ id: person.id, name: person.name, roles: person.roles });
  noteRefused(local, { at: instant(clock.now()), user: person.name, call: name, why: 'role' });
  return refuse('not-allowed', `Only these roles may do this: ${roles.join(', ')}.`);
}

/** What came while a bulk was being written and would have written too has changed nothing: it is done once the bulk has ended. */
async function whenBooksAreFree<T>(books: Books, run: () => Outcome<T> | Promise<Outcome<T>>): Promise<Outcome<T>> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof BooksBusy)) throw error;
      await books.whenFree();
    }
  }
}

function invalidInput(error: z.ZodError): Outcome<never> {
  const [issue] = error.issues;
  const field = issue?.path.join('.') ?? '';
  return refuse('invalid-input', `${field === '' ? 'Input' : field}: ${issue?.message ?? 'not of the form expected'}`, field);
}
