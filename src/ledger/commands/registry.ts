/**
 * How the ledger serves the office API. A handler is made by `query` or `command`, which give it no more than its effect allows:
 * a query gets a read-only connection, a command gets the books. `handlers.ts` is the index of all of them.
 */
import type { Logger } from 'pino';
import type * as z from 'zod';
import { assert } from '../../shared/assert.ts';
import {
  type CallName,
  callNames,
  calls,
  type CommandName,
  type DoorName,
  type Output,
  type Parsed,
  type QueryName,
} from '../../shared/office-api/index.ts';
import type { Effect } from '../../shared/office-api/call.ts';
import type { Connection } from '../../shared/office-api/office.ts';
import type { Outcome } from '../../shared/refusal.ts';
import type { refundInput, refundOutput } from '../../shared/companion-api/refunds.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Role } from '../../shared/words.ts';
import type { Aside } from '../aside/aside.ts';
import type { Books, Reader } from '../books/open.ts';
import type { DeskTools } from '../desk-tools.ts';
import type { Files } from '../files.ts';
import type { ImportDesk } from '../imports/import-desk.ts';
import type { Seat } from '../door/seat.ts';
import type { Clock } from '../journal/clock.ts';
import type { Run } from '../../shared/office-api/runs.ts';
import type { PhoneCalls } from '../sync/phone-calls.ts';
import type { Runs } from './runs.ts';

type RefundWish = z.infer<typeof refundInput>;
type Refund = z.infer<typeof refundOutput>;

/** About the office's account at Stripe; afterwards `status` says how it stands. */
export type AccountCalls = {
  signUp(wish: Parsed<'stripe.signUp'>): Promise<Outcome<{ url: string }>>;
  unlink(account: Parsed<'stripe.unlink'>): Promise<Outcome<void>>;
  lookAgain(): Promise<Outcome<void>>;
};

export type User = { id: string; name: string; roles: readonly Role[] };

/** The ledger's side of the connection with the companion; `sync/start.ts` makes one. */
export type Sync = {
  status(): Connection;
  /** Links this desk by a one-time code. */
  enrol(input: Parsed<'sync.enrol'>): Promise<Outcome<Connection>>;
  /** Makes this desk, which has no books yet, one more of an office: links it and fetches the office's books. */
  join(input: { companionUrl: string; code: string; joiningKey: string }): Promise<Outcome<Connection>>;
  /** What another desk needs to join this one's office. */
  joiningKey(): string;
  setOnline(online: boolean): Promise<Outcome<Connection>>;
  /** Fetches and publishes now; answers when both are done, or says why not. */
  now(): Promise<Outcome<Connection>>;
  /** Asks Stripe, through the companion, to pay back. */
  refund(wish: RefundWish): Promise<Outcome<Refund>>;
  /** Links or unlinks the office's account at Stripe, or asks how it stands. */
  account: AccountCalls;
  /** Cards over the phone, through the companion. */
  phone<T>(work: (calls: PhoneCalls) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** Tells whenever `status` has changed; returns how to stop listening. */
  onChange(listener: (connection: Connection) => void): () => void;
  stop(): Promise<void>;
};

/** What `startSync(context)` is given. */
export type SyncContext = {
  books: Books;
  log: Logger;
  /** The companion's address that the office's app was made with; the desk shows it until it is linked. */
  offered?: string;
};

/** What every handler may know. */
export type QueryContext = {
  reader: Reader;
  clock: Clock;
  user: User;
  settings: () => Settings;
  connection: () => Connection;
  /** The long work that is under way. */
  run: () => Run | null;
  /** The file that is being brought in, by its token. */
  openedTable: ImportDesk['opened'];
  /** What only the desk's window can do, such as making a PDF. */
  tools: DeskTools;
  /** Long reading that holds nobody up. */
  aside: Aside;
};

export type CommandContext = QueryContext & {
  books: Books;
  sync: Sync;
  runs: Runs;
  /** What the user chose in dialogs. */
  files: Files;
  importDesk: ImportDesk;
  seat: Seat;
};

/** What a handler at the door may know: there may be nobody who asks. */
export type DoorContext = {
  books: Books;
  sync: Sync;
  seat: Seat;
  /** The name of the office that the app was made for, or nothing. */
  offeredName: string;
  /** Puts a sample office in the place of new books; the books from then on. */
  useSampleBooks: () => Promise<Books>;
  /** Puts those of a full export in the place of new books; null: it was stopped, and nothing is left of it. */
  useExportedBooks: (from: string) => Promise<Outcome<Books | null>>;
  stopRestoring: () => void;
  files: Files;
};

type Answer<Name extends CallName> = Outcome<Output<Name>> | Promise<Outcome<Output<Name>>>;

export type QueryHandler = {
  effect: 'query';
  name: QueryName;
  run(context: QueryContext, input: unknown): Outcome<unknown> | Promise<Outcome<unknown>>;
};
export type CommandHandler = {
  effect: 'command';
  name: CommandName;
  run(context: CommandContext, input: unknown): Outcome<unknown> | Promise<Outcome<unknown>>;
};
export type DoorHandler = {
  effect: 'door';
  name: DoorName;
  run(context: DoorContext, input: unknown): Outcome<unknown> | Promise<Outcome<unknown>>;
};
export type Handler = QueryHandler | CommandHandler | DoorHandler;

/**
 * Serves a call that reads.
 *
 * `query('settings.get', ({ settings }) => done(settings()))`
 */
export function query<Name extends QueryName>(name: Name, run: (context: QueryContext, input: Parsed<Name>) => Answer<Name>): QueryHandler {
  return { effect: 'query', name, run: (context, input) => run(context, input as Parsed<Name>) }; // `serve` has parsed it by the call's schema
}

/**
 * Serves a call that changes the books or this desk.
 *
 * `command('sync.now', ({ sync }) => sync.now())`
 */
export function command<Name extends CommandName>(
  name: Name,
  run: (context: CommandContext, input: Parsed<Name>) => Answer<Name>,
): CommandHandler {
  return { effect: 'command', name, run: (context, input) => run(context, input as Parsed<Name>) }; // `serve` has parsed it by the call's schema
}

/**
 * Serves a call that needs nobody to be signed in.
 *
 * `door('door.lock', (context) => { context.seat.lock(); return done(look(context)); })`
 */
export function door<Name extends DoorName>(name: Name, run: (context: DoorContext, input: Parsed<Name>) => Answer<Name>): DoorHandler {
  return { effect: 'door', name, run: (context, input) => run(context, input as Parsed<Name>) }; // `serve` has parsed it by the call's schema
}

export type Registry = ReadonlyMap<string, Handler>;

/** Every call of the contract served exactly once, or it throws, naming those that are not. */
export function registry(handlers: readonly Handler[], names: readonly CallName[] = callNames): Registry {
  const served = new Map<string, Handler>();
  for (const handler of handlers) {
    assert(!served.has(handler.name), `${handler.name} is served twice`);
    assert(handler.effect === declaredEffect(handler.name), `${handler.name} is declared as another effect`);
    served.set(handler.name, handler);
  }
  const unserved = names.filter((name) => !served.has(name));
  assert(unserved.length === 0, `calls without a handler: ${unserved.join(', ')}`);
  return served;
}

function declaredEffect(name: CallName): Effect {
  return calls[name].effect;
}
