/** Answers one request of the office API: the name, the role, the input, the handler, the output, in this order. Never throws. */
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Call } from '../shared/office-api/call.ts';
import { calls, type Request, type Response } from '../shared/office-api/index.ts';
import { type Outcome, refuse } from '../shared/refusal.ts';
import { roleSchema } from '../shared/words.ts';
import { type Books, BooksBusy, type Reader } from './books/open.ts';
import type { QueryContext, Registry, Sync, User } from './commands/registry.ts';
import type { Runs } from './commands/runs.ts';
import type { Files } from './files.ts';
import type { ImportDesk } from './imports/import-desk.ts';
import { readSettings } from './queries/settings.ts';

/** Everything an opened ledger needs to answer. */
export type Ledger = {
  registry: Registry;
  books: Books;
  sync: Sync;
  runs: Runs;
  files: Files;
  importDesk: ImportDesk;
  log: Logger;
  userId: string;
};

/** The answer to `request`, on behalf of the ledger's user. A refused call is logged with its name, user and request ID, never its input. */
export async function serve(request: Request, ledger: Ledger): Promise<Response> {
  const { id, name } = request;
  try {
    const outcome = await answer(request, ledger);
    if (outcome.ok) return { id, ok: true, output: outcome.value };
    const { code, field } = outcome.refusal;
    ledger.log.info({ call: name, user: ledger.userId, request: id, code, field }, 'refused');
    return { id, ok: false, refusal: outcome.refusal };
  } catch (error) {
    ledger.log.error({ call: name, user: ledger.userId, request: id, err: error }, 'failed');
    const message = 'Something went wrong in Paydesk. Nothing was changed; please try again, and tell us if it happens again.';
    return { id, ...refuse('unexpected', message) };
  }
}

async function answer(
  { name, input }: Request,
  { registry, books, sync, runs, files, importDesk, userId }: Ledger,
): Promise<Outcome<unknown>> {
  const handler = registry.get(name);
  if (!handler) return refuse('not-found', 'This version of Paydesk does not know that call.');
  const call: Call = calls[handler.name];
  const user = readUser(books.reader, userId);
  if (!user) return refuse('not-allowed', 'You are no longer a user of this office.');
  if (!call.roles.some((role) => user.roles.includes(role)))
    return refuse('not-allowed', `Only these roles may do this: ${call.roles.join(', ')}.`);
  const parsed = call.input.safeParse(input);
  if (!parsed.success) return invalidInput(parsed.error);

  const { reader, clock } = books;
  const context: QueryContext = {
    reader,
    clock,
    user,
    settings: () => readSettings(reader),
    connection: () => sync.status(),
    run: () => runs.current(),
    openedTable: (token) => importDesk.opened(token),
  };
  const outcome = await (handler.effect === 'query'
    ? handler.run(context, parsed.data)
    : whenBooksAreFree(books, () => handler.run({ ...context, books, sync, runs, files, importDesk }, parsed.data)));
  return outcome.ok ? { ok: true, value: call.output.parse(outcome.value) } : outcome;
}

/** A command that came while a bulk was being written has changed nothing: it is done once the bulk has ended. */
async function whenBooksAreFree(books: Books, run: () => Outcome<unknown> | Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof BooksBusy)) throw error;
      await books.whenFree();
    }
  }
}

function readUser(reader: Reader, id: string): User | null {
  const row = reader.first<{ id: string; name: string; roles: string }>('SELECT id, name, roles FROM users WHERE id = :id AND active = 1', {
    id,
  });
  return row ? { id: row.id, name: row.name, roles: roleSchema.array().parse(JSON.parse(row.roles)) } : null;
}

function invalidInput(error: z.ZodError): Outcome<never> {
  const [issue] = error.issues;
  const field = issue?.path.join('.') ?? '';
  return refuse('invalid-input', `${field === '' ? 'Input' : field}: ${issue?.message ?? 'not of the form expected'}`, field);
}
