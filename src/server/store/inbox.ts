/** The webhook inbox: what Stripe reported, once each, numbered per office without gaps, until the resolver has made facts of it. */
import type { Database } from 'better-sqlite3';
import type { Selectable } from 'kysely';
import type { Db } from './open.ts';
import type { Schema } from './schema.ts';

/** All that is kept of an event. Its object is fetched again when its turn comes, so nothing personal is ever written down. */
export type NewInboxRow = {
  office: number;
  event: string;
  type: string;
  /** Seconds since 1970, as Stripe counts. */
  created: number;
  account: string | null;
  livemode: 0 | 1;
  apiVersion: string | null;
  objectType: string;
  object: string;
  receivedAt: number;
  status: 'waiting' | 'ignored';
};
export type InboxRow = Selectable<Schema['inbox']>;

/**
 * The only statements of the companion that are not built by Kysely: thousands of events a second pass through them (`npm run bench -- webhooks`),
 * and building them each time costs more than running them.
 */
export function inboxWriter(database: Database): (rows: readonly NewInboxRow[]) => void {
  const last = database.prepare<[number], number | null>('SELECT max(sequence) FROM inbox WHERE office = ?').pluck();
  const insert = database.prepare<[(string | number | null)[]]>(`
    INSERT INTO inbox (office, sequence, event, type, created, account, livemode, api_version, object_type, object, received_at, status, due_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (event) DO NOTHING`);
  return database.transaction((rows: readonly NewInboxRow[]) => {
    const sequences = new Map<number, number>();
    for (const row of rows) {
      const { office, event, type, created, account, livemode, apiVersion, objectType, object, receivedAt, status } = row;
      const sequence = (sequences.get(office) ?? last.get(office) ?? 0) + 1;
      const head = [office, sequence, event, type, created, account, livemode];
      const { changes } = insert.run([...head, apiVersion, objectType, object, receivedAt, status, receivedAt]);
      // A number is used up only by an event that was not known yet, so that there are no gaps.
      sequences.set(office, changes === 1 ? sequence : sequence - 1);
    }
  });
}

/** The unresolved events whose turn has come, oldest first. */
export function dueEvents(db: Db, now: number, limit: number): Promise<InboxRow[]> {
  return db
    .selectFrom('inbox')
    .selectAll()
    .where('status', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

/** When the next unresolved event is due; null: none is waiting. */
export async function nextDue(db: Db): Promise<number | null> {
  const row = await db.selectFrom('inbox').select('due_at').where('status', '=', 'waiting').orderBy('due_at').limit(1).executeTakeFirst();
  return row?.due_at ?? null;
}

export async function countUnresolved(db: Db): Promise<number> {
  const { waiting } = await db
    .selectFrom('inbox')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('status', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return waiting;
}

/** Closes these events: resolved, or `unresolvable` where Stripe says that their object does not exist. */
export async function closeEvents(db: Db, events: readonly InboxRow[], status: 'resolved' | 'unresolvable'): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ status })
    .where(
      'event',
      'in',
      events.map((row) => row.event),
    )
    .execute();
}

/** Puts these events off until `dueAt`. */
export async function putOff(db: Db, events: readonly InboxRow[], dueAt: number): Promise<void> {
  await db
    .updateTable('inbox')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), due_at: dueAt }))
    .where(
      'event',
      'in',
      events.map((row) => row.event),
    )
    .execute();
}
