/** The offices that this companion serves, and how each stands with Stripe. */
import type { Insertable, Selectable } from 'kysely';
import { type PortalTerms, portalTermsSchema } from '../../shared/companion-api/payables.ts';
import { noAccount } from '../stripe/account-state.ts';
import type { Db } from './open.ts';
import type { Schema } from './schema.ts';

type OfficeRow = Selectable<Schema['offices']>;
export type Office = Omit<OfficeRow, 'terms' | 'connected'> & {
  /** Null until a desk has published. */
  terms: PortalTerms | null;
  /** A connected account of a platform: every call to Stripe names it. Otherwise the secret key is the office's own. */
  connected: boolean;
};

export type NewOffice = Pick<OfficeRow, 'slug' | 'name' | 'phone' | 'mode'> & Pick<Office, 'connected'>;

/**
 * The office of the companion's configuration, made at its first start. Its name and phone follow the configuration. Of what came before nothing
 * is known, and this may be the second database for an account that was used with Paydesk before: so it begins with Stripe's first day.
 */
export async function ensureOffice(db: Db, { connected, ...office }: NewOffice, now: number): Promise<Office> {
  const row: Insertable<Schema['offices']> = { ...office, ...(connected ? unlinked(now) : {}), created_at: now, caught_up_to: 0 };
  const stored = await db
    .insertInto('offices')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ name: office.name, phone: office.phone }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(stored);
}

/** An office of a platform begins without an account, and nobody needs to be asked about that. */
function unlinked(now: number) {
  return { connected: 1, account_status: 'not linked', account_message: noAccount.message, account_since: now } as const;
}

export async function officeById(db: Db, id: number): Promise<Office> {
  return fromRow(await db.selectFrom('offices').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
}

export async function officeBySlug(db: Db, slug: string): Promise<Office | null> {
  const row = await db.selectFrom('offices').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function allOffices(db: Db): Promise<Office[]> {
  return (await db.selectFrom('offices').selectAll().orderBy('id').execute()).map(fromRow);
}

/** Stripe's event list has been walked up to `created` (seconds since 1970). */
export async function noteCaughtUp(db: Db, { id, account }: Office, created: number): Promise<void> {
  await db
    .updateTable('offices')
    .set({ caught_up_to: created })
    .where('id', '=', id)
    .where('account', '=', account)
    .where('caught_up_to', '<', created)
    .execute();
}

/** The office as its former account sees it, or its present one: what is then asked of Stripe is asked there, and attributed to it. */
export function through(office: Office, account: string | null): Office {
  return office.connected && account !== null && account !== '' ? { ...office, account } : office;
}

function fromRow(row: OfficeRow): Office {
  return { ...row, connected: row.connected === 1, terms: row.terms === null ? null : portalTermsSchema.parse(JSON.parse(row.terms)) };
}
