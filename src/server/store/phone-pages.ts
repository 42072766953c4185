/** Pages in which one card is typed for one amount, and the customers whose cards Stripe keeps. Of a page's address only the hash is known here. */
import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db } from './open.ts';
import type { Schema } from './schema.ts';

export type PhonePage = Selectable<Schema['phone_pages']>;

/** The wish as it was written down under its key, or null. */
export async function pageByKey(db: Db, office: number, key: string): Promise<PhonePage | null> {
  const row = await db.selectFrom('phone_pages').selectAll().where('office', '=', office).where('key', '=', key).executeTakeFirst();
  return row ?? null;
}

/** The page with this address, or null. */
export async function pageByToken(db: Db, token: string): Promise<PhonePage | null> {
  return (await db.selectFrom('phone_pages').selectAll().where('token_hash', '=', hashOf(token)).executeTakeFirst()) ?? null;
}

/** Writes a wish down before Stripe is asked, so that an answer that never arrives leaves no payment that nobody knows of. */
export async function beginPage(
  db: Db,
  page: { office: number; key: string; content: string; expiresAt: number },
): Promise<{ page: PhonePage; token: string }> {
  const token = newToken();
  const { expiresAt, ...row } = page;
  const begun = await db
    .insertInto('phone_pages')
    .values({ ...row, token_hash: hashOf(token), payment_intent: null, status: 'starting', tries: 0, expires_at: expiresAt })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { page: begun, token };
}

/** Another address in place of the one before, which then leads nowhere. */
export async function newAddress(db: Db, id: number): Promise<string> {
  const token = newToken();
  await db
    .updateTable('phone_pages')
    .set({ token_hash: hashOf(token) })
    .where('id', '=', id)
    .execute();
  return token;
}

/** Opens the page: once, and before it expires. Null: it was opened already, has expired, or is none. */
export async function openPage(db: Db, token: string, now: number): Promise<PhonePage | null> {
  const opened = await db
    .updateTable('phone_pages')
    .set({ status: 'opened' })
    .where('token_hash', '=', hashOf(token))
    .where('status', '=', 'waiting')
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  return opened ?? null;
}

export async function notePage(
  db: Db,
  id: number,
  present: Partial<Pick<PhonePage, 'status' | 'payment_intent' | 'tries'>>,
): Promise<void> {
  await db.updateTable('phone_pages').set(present).where('id', '=', id).execute();
}

type CardCustomer = { office: number; account: string; customer: string };

/** Under which name Stripe keeps the customer's cards, as far as this database knows. */
export async function stripeCustomerOf(db: Db, { office, account, customer }: CardCustomer): Promise<string | null> {
  const row = await db
    .selectFrom('card_customers')
    .select('stripe_customer')
    .where('office', '=', office)
    .where('account', '=', account)
    .where('customer', '=', customer)
    .executeTakeFirst();
  return row?.stripe_customer ?? null;
}

export async function noteStripeCustomer(db: Db, of: CardCustomer, stripeCustomer: string): Promise<void> {
  await db
    .insertInto('card_customers')
    .values({ ...of, stripe_customer: stripeCustomer })
    .onConflict((conflict) => conflict.columns(['office', 'account', 'customer']).doUpdateSet({ stripe_customer: stripeCustomer }))
    .execute();
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
