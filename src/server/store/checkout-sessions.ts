/** Checkout Sessions that the companion has begun: at most one running per invoice. */
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db } from './open.ts';
import type { Schema } from './schema.ts';

export type CheckoutSession = Selectable<Schema['checkout_sessions']>;

/** In the words of the index that holds them: with values in their place it would not be used. */
const mayTakeMoney = sql<boolean>`status IN ('starting', 'open')`;

/** The session of an invoice that may still take money, if there is one. */
export async function runningSession(db: Db, office: number, invoice: string): Promise<CheckoutSession | null> {
  const row = await db
    .selectFrom('checkout_sessions')
    .selectAll()
    .where('office', '=', office)
    .where('invoice', '=', invoice)
    .where(mayTakeMoney)
    .executeTakeFirst();
  return row ?? null;
}

export function runningSessions(db: Db, office: number): Promise<CheckoutSession[]> {
  return db.selectFrom('checkout_sessions').selectAll().where('office', '=', office).where(mayTakeMoney).execute();
}

export async function sessionByStripeId(db: Db, office: number, session: string): Promise<CheckoutSession | null> {
  const row = await db
    .selectFrom('checkout_sessions')
    .selectAll()
    .where('office', '=', office)
    .where('session', '=', session)
    .executeTakeFirst();
  return row ?? null;
}

/** The session that was begun last from a page of this visit; null: none was. */
export async function lastSessionOfVisit(db: Db, office: number, invoice: string, visit: string): Promise<CheckoutSession | null> {
  const row = await db
    .selectFrom('checkout_sessions')
    .selectAll()
    .where('office', '=', office)
    .where('invoice', '=', invoice)
    .where('visit', '=', visit)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Writes down what will be asked of Stripe before it is asked, so that an answer that never arrives cannot leave a session nobody knows of. */
export function beginSession(
  db: Db,
  session: Omit<Insertable<Schema['checkout_sessions']>, 'id' | 'session' | 'status' | 'payment_intent'>,
): Promise<CheckoutSession> {
  return db
    .insertInto('checkout_sessions')
    .values({ ...session, session: null, status: 'starting', payment_intent: null })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Sessions on accounts that we can no longer ask of are over for us; what was paid on them is told by nobody any more. */
export async function closeSessionsElsewhere(db: Db, office: number, account: string): Promise<void> {
  await db
    .updateTable('checkout_sessions')
    .set({ status: 'expired' })
    .where('office', '=', office)
    .where('account', '!=', account)
    .where('account', '!=', '')
    .where(mayTakeMoney)
    .execute();
}

/** Notes what Stripe says of the session begun as `id`. */
export async function noteSession(
  db: Db,
  id: number,
  present: Partial<Pick<CheckoutSession, 'session' | 'status' | 'payment_intent'>>,
): Promise<void> {
  await db.updateTable('checkout_sessions').set(present).where('id', '=', id).execute();
}
