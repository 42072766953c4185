/** The books of an office, opened: the only way to read them, and the only way to change them. */
import { assert } from '../../shared/assert.ts';
import { done, type Outcome } from '../../shared/refusal.ts';
import type { Settings } from '../../shared/settings.ts';
import { paydeskUser } from '../../shared/words.ts';
import type { Clock, DeskClock } from '../journal/clock.ts';
import { createIds, type Random } from '../journal/ids.ts';
import type { Decision, Operation } from '../journal/operation.ts';
import { slots } from '../journal/self-pay-ids.ts';
import { readSettings } from '../queries/settings.ts';
import { type Applied, appendDecisions, appendRows } from './append.ts';
import { becomeEmpty, isUntouched } from './becoming-empty.ts';
import { type Bulk, createBulkGate } from './bulk.ts';
import { createCommittedReader, createWriter, type Reader, type Snapshot, type Writer } from './connection.ts';
import { deriveAcross } from './derive/derive.ts';
import {
  keepOperations,
  operationsOf,
  readOperations,
  receiveOperations,
  seenUpTo,
  type SealedOperation,
  type SeenUpTo,
} from './exchange.ts';
import { openFile } from './file.ts';
import { goOnAs } from './other-life.ts';
import { checkBooks, type Finding } from './invariants/check.ts';
import { type InvoiceNumber, newOfficeKey, nextInvoiceNumbers } from './invoice-numbers.ts';
import { createLocal, type Local } from './local.ts';
import { type Progress, replay } from './projections.ts';
import { openSnapshot } from './snapshot.ts';
import type { Touched } from './touched.ts';

export { BooksBusy, type Bulk } from './bulk.ts';
export type { Reader, Snapshot } from './connection.ts';
export type { InvoiceNumber } from './invoice-numbers.ts';
export type { Local } from './local.ts';
export type { Touched, TouchedKind } from './touched.ts';

export type CommitListener = (operation: Operation, touched: Touched) => void;

export type Books = {
  /** Cannot write; sees what is committed. */
  reader: Reader;
  /** The office's settings, as they are committed. */
  settings(): Settings;
  /** Where they are. */
  file: string;
  /** The books as they are now, for work that takes many turns; to be closed. */
  snapshot(): Snapshot;
  /**
   * Appends one operation for each decision, all in one transaction that is durable before this returns. `within` writes this device's own
   * rows (a cursor, a waiting fact) in the same transaction.
   */
  append(user: string, decisions: Decision | readonly Decision[], within?: (local: Local) => void): Operation[];
  /**
   * Begins a change too big for one turn: one transaction, in the user's name, that goes on while other requests are answered. Until it ends, every other change
   * throws `BooksBusy`.
   */
  beginBulk(user: string): Bulk;
  /** Resolves when no bulk is under way. */
  whenFree(): Promise<void>;
  /** Tells of every operation after its commit; returns how to stop listening. */
  onCommit(listener: CommitListener): () => void;
  local: Local;
  newId(): string;
  /** The next numbers of this desk with their self-pay IDs; taken once an operation puts them on invoices. */
  nextInvoiceNumbers(count: number): InvoiceNumber[];
  clock: Clock;
  device: string;
  /** These books were put back from a backup and went on otherwise than before: what they did from their number `from` on is another device's. */
  goOnAsAnother(from: number): void;
  /** The desk's slot from its enrolment; 0 before. */
  slot(): number;
  useSlot(slot: number): void;
  /** Drops the projections and replays the journal into identical ones. */
  rebuild(onProgress?: Progress): void;
  /** For each broken invariant the first row that breaks it; nothing when all hold. */
  check(onProgress?: Progress): Finding[];
  /** What to ask other desks from. */
  seenUpTo(): SeenUpTo;
  /** Up to `limit` operations of one device after its number `after`. */
  operationsOf(device: string, after: number, limit: number): SealedOperation[];
  /** Up to `limit` operations of every device that come after `seen`, to be sent to another desk. */
  readOperations(seen: SeenUpTo, limit: number): SealedOperation[];
  /** Keeps and applies operations of other desks, in any order and however often; all of them or, refused, none. Answers how many were new. */
  receiveOperations(arrived: readonly unknown[]): Outcome<number>;
  /** Keeps operations of a whole journal without applying them; `rebuild` then makes the tables. False when they are damaged. */
  keepOperations(arrived: readonly unknown[]): boolean;
  /** Whether nothing was done here but founding an office, so that this desk may join another. */
  isUntouched(): boolean;
  /** Takes the founding back: the books wait for those of the office's other desks. Only while they are untouched. */
  becomeEmpty(within: (local: Local) => void): void;
  close(): void;
};

export type OpenOptions = {
  clock: DeskClock;
  random: Random;
  /** Makes the file, and founds an office in it, when there is none. */
  create?: boolean;
  /** The office was founded elsewhere: a made file stays empty until its operations arrive. */
  joining?: boolean;
};

/** Opens the books in `file`, or says why it cannot: no such file, not a ledger, damaged, from a newer version, open elsewhere. */
export function openBooks(file: string, options: OpenOptions): Outcome<Books> {
  const opened = openFile(file, { create: options.create ?? false });
  if (!opened.ok) return opened;
  const { writing, reading } = opened.value;
  const writer = createWriter(writing);
  const reader = createCommittedReader(writing, reading);
  const gate = createBulkGate(writing);
  const inTransaction = writing.transaction((change: () => unknown) => change());
  // Asked for at every step of everything: remembered until they change.
  let slotNow: number | undefined;
  let settingsNow: Settings | undefined;
  const transaction = <T>(change: () => T): T => {
    gate.assertFree();
    try {
      return inTransaction.immediate(change) as T; // it answers what `change` answers
    } catch (error) {
      slotNow = undefined; // it may have been changed within, and is not
      throw error;
    }
  };
  const outsideBulk: Writer = {
    ...writer,
    run: (sql, params) => {
      gate.assertFree();
      return writer.run(sql, params);
    },
  };
  const local = createLocal(outsideBulk, transaction);

  const { now } = options.clock;
  const slot = () => (slotNow ??= Number(local.get('slot') ?? 0));
  const newId = createIds(now, options.random, slot);
  let device = local.get('device') ?? newId();
  const clock: Clock = { now, today: () => options.clock.dateIn(settings().timeZone) };
  const listeners = new Set<CommitListener>();
  let seen: SeenUpTo = {};

  const settings = () => (settingsNow ??= readSettings(reader));
  const tell = (applied: readonly Applied[]) => {
    if (applied.some(({ touched }) => touched.setting.size > 0)) settingsNow = undefined;
    tellAll(listeners, applied);
  };

  const originOf = (user: string) => ({ user, device, slot: slot(), now: now(), newId });
  const append: Books['append'] = (user, decisions, within) => {
    const list = 'kind' in decisions ? [decisions] : decisions;
    const applied = transaction(() => {
      const all = appendDecisions(writer, list, originOf(user));
      within?.(local);
      return all;
    });
    tell(applied);
    return applied.map(({ operation }) => operation);
  };

  if (local.get('device') === undefined) {
    const founding: Decision = { kind: 'office founded', summary: 'Started the books', writes: [newOfficeKey(options.random)] };
    append(paydeskUser, options.joining ? [] : founding, () => local.set('device', device));
  }

  return done({
    reader,
    settings,
    file,
    snapshot: () => openSnapshot(file),
    append,
    beginBulk: (user) =>
      gate.begin({
        appendRows: (decision) => appendRows(writer, decision, originOf(user)),
        deriveAcross: (touched) => deriveAcross(writer, touched),
        tell,
      }),
    whenFree: () => gate.whenFree(),
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    local,
    newId,
    nextInvoiceNumbers: (count) => nextInvoiceNumbers(reader, slot(), count),
    clock,
    get device() {
      return device;
    },
    goOnAsAnother: (from) => {
      const another = newId();
      transaction(() => {
        goOnAs(writer, device, from, another);
        local.set('device', another);
      });
      [device, seen] = [another, {}];
    },
    slot,
    useSlot: (next) => {
      assert(Number.isInteger(next) && next >= 0 && next < slots, `slot ${next} is one of ${slots}`);
      local.set('slot', String(next));
      slotNow = undefined;
    },
    rebuild: (onProgress) =>
      transaction(() => {
        replay(writer, reader, onProgress);
        local.markAllStale();
      }),
    check: (onProgress) => checkBooks(reader, file, onProgress),
    seenUpTo: () => (seen = seenUpTo(reader, seen)),
    operationsOf: (...which) => operationsOf(reader, ...which),
    readOperations: (seen, limit) => readOperations(reader, seen, limit),
    receiveOperations: (arrived) => {
      const received = transaction(() => receiveOperations(writer, arrived));
      if (!received.ok) return received;
      tell(received.value);
      return done(received.value.length);
    },
    keepOperations: (arrived) => transaction(() => keepOperations(writer, arrived)),
    isUntouched: () => isUntouched(reader),
    becomeEmpty: (within) => {
      transaction(() => {
        assert(isUntouched(writer), 'nothing is lost');
        becomeEmpty(writer);
        within(local);
      });
      [seen, settingsNow] = [{}, undefined];
    },
    close: opened.value.close,
  });
}

/** Everyone hears of everything; what a listener throws is ours, and must not look like a change that failed. */
function tellAll(listeners: ReadonlySet<CommitListener>, applied: readonly Applied[]): void {
  const errors: unknown[] = [];
  for (const { operation, touched } of applied) {
    for (const listener of listeners) {
      try {
        listener(operation, touched);
      } catch (error) {
        errors.push(error);
      }
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, 'The change is committed, but telling of it failed');
}
