/** The Stripe accounts of the offices: the present one of each, and those before, whose payments still have a life. */
import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { AccountState } from '../stripe/account-state.ts';
import { type Office, officeById } from './offices.ts';
import type { Db, Store } from './open.ts';
import type { Schema } from './schema.ts';

type StripeAccount = Selectable<Schema['stripe_accounts']>;

/** The office that has or had this account. */
export async function officeOfAccount(db: Db, account: string): Promise<Office | null> {
  const row = await db.selectFrom('stripe_accounts').select('office').where('account', '=', account).executeTakeFirst();
  return row ? officeById(db, row.office) : null;
}

/** Accounts the office was linked with before, the latest first. */
export function formerAccounts(db: Db, office: number): Promise<StripeAccount[]> {
  return db
    .selectFrom('stripe_accounts')
    .selectAll()
    .where('office', '=', office)
    .where('unlinked_at', 'is not', null)
    .orderBy('unlinked_at', 'desc')
    .execute();
}

export async function wasActive(db: Db, account: string): Promise<boolean> {
  const row = await db.selectFrom('stripe_accounts').select('was_active').where('account', '=', account).executeTakeFirst();
  return row?.was_active === 1;
}

/**
 * Makes `account` the office's only one, a new one or one that it had before; '' leaves it without. Stripe's lists are walked from where they
 * were left for that account. False: it is another office's.
 */
export function linkAccount(store: Store, officeId: number, account: string, now: number): Promise<boolean> {
  return store.transaction(async (tx) => {
    const known = await tx.selectFrom('stripe_accounts').selectAll().where('account', '=', account).executeTakeFirst();
    if (known && known.office !== officeId) return false;
    const office = await officeById(tx, officeId);
    await tx
      .updateTable('stripe_accounts')
      .set({ unlinked_at: now, caught_up_to: office.caught_up_to })
      .where('office', '=', officeId)
      .where('unlinked_at', 'is', null)
      .execute();
    if (account !== '')
      await tx
        .insertInto('stripe_accounts')
        .values({ account, office: officeId, linked_at: now, unlinked_at: null })
        .onConflict((conflict) => conflict.column('account').doUpdateSet({ unlinked_at: null }))
        .execute();
    await tx
      .updateTable('offices')
      .set({ account, account_name: '', caught_up_to: known?.caught_up_to ?? 0 })
      .where('id', '=', officeId)
      .execute();
    return true;
  });
}

/** Notes what Stripe says of the office's account. True: it changed. */
export async function noteAccount(db: Db, office: Office, state: AccountState, now: number): Promise<boolean> {
  const missing = JSON.stringify(state.missing);
  const { account_status, account_name, account_message, account_missing, account_missing_by, account_since } = office;
  const isSame =
    account_status === state.status &&
    account_name === state.name &&
    account_message === state.message &&
    account_missing === missing &&
    account_missing_by === state.missingBy;
  if (isSame && account_since !== null) return false;
  await db
    .updateTable('offices')
    .set({
      account_status: state.status,
      account_name: state.name,
      account_message: state.message,
      account_missing: missing,
      account_missing_by: state.missingBy,
      account_since: account_status === state.status && account_since !== null ? account_since : now,
    })
    .where('id', '=', office.id)
    // Another one may have been linked while Stripe was asked.
    .where('account', '=', state.account)
    .execute();
  if (state.status === 'active')
    await db.updateTable('stripe_accounts').set({ was_active: 1 }).where('account', '=', state.account).execute();
  return true;
}

/** Stripe's event list has been walked up to `created` for an account that the office had before. */
export async function noteFormerCaughtUp(db: Db, account: string, created: number): Promise<void> {
  await db.updateTable('stripe_accounts').set({ caught_up_to: created }).where('account', '=', account).execute();
}

/** What an address needs to lead to Stripe's questions about `account`; of it only the SHA-256 is kept. */
export async function beginTrips(db: Db, office: number, account: string, expiresAt: number): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await db.deleteFrom('onboarding_trips').where('office', '=', office).execute();
  await db
    .insertInto('onboarding_trips')
    .values({ token_hash: sha256(token), office, account, expires_at: expiresAt })
    .execute();
  return token;
}

/** The office that the address was made for, while it is good and the account still the office's. */
export async function officeOfTrip(db: Db, token: string, now: number): Promise<Office | null> {
  const trip = await db
    .selectFrom('onboarding_trips')
    .selectAll()
    .where('token_hash', '=', sha256(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!trip) return null;
  const office = await officeById(db, trip.office);
  return office.account === trip.account ? office : null;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
