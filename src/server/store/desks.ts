/** Desks and the one-time codes that enrol them. Of a token and of a code only the SHA-256 is kept. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db, Store } from './open.ts';
import type { Schema } from './schema.ts';

export type Desk = Selectable<Schema['desks']>;

const day = 24 * 3_600_000;
// Without 0 O 1 I L, which look alike in print and on the phone.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const slots = 32;

/** A code such as `K7QM-2XPD`, good once within 24 hours. It is shown now and never again. */
export async function makeEnrolmentCode(db: Db, office: number, now: number): Promise<string> {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  await db
    .insertInto('enrolment_codes')
    .values({ code_hash: sha256(letters), office, expires_at: now + day, used_at: null })
    .execute();
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

export type Enrolment =
  | { enrolled: true; desk: Desk; token: string }
  | { enrolled: false; why: 'no such code' | 'no free slot' | 'other office' | 'nothing to join' };

export type NewDesk = { code: string; name: string; keyCheck: string | undefined; joins: boolean };

/** Trades a code for a bearer token. Case, spaces and dashes in the code are forgiven. The code of a desk that is refused stays good. */
export function enrolDesk(store: Store, { code, name, keyCheck, joins }: NewDesk, now: number): Promise<Enrolment> {
  const codeHash = sha256(code.toUpperCase().replace(/[^0-9A-Z]/g, ''));
  return store.transaction(async (tx) => {
    const good = await tx
      .selectFrom('enrolment_codes')
      .innerJoin('offices', 'offices.id', 'enrolment_codes.office')
      .select(['office', 'key_check'])
      .where('code_hash', '=', codeHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    if (!good) return { enrolled: false, why: 'no such code' };
    const { office, key_check: known } = good;
    if (joins && known === null) return { enrolled: false, why: 'nothing to join' };
    if (known !== null && keyCheck !== undefined && keyCheck !== known) return { enrolled: false, why: 'other office' };
    const { last } = await tx
      .selectFrom('desks')
      .select((eb) => eb.fn.max('slot').as('last'))
      .where('office', '=', office)
      .executeTakeFirstOrThrow();
    const slot = last === null ? 0 : last + 1;
    if (slot >= slots) return { enrolled: false, why: 'no free slot' };
    await tx.updateTable('enrolment_codes').set({ used_at: now }).where('code_hash', '=', codeHash).execute();
    if (known === null && keyCheck !== undefined) {
      await tx.updateTable('offices').set({ key_check: keyCheck }).where('id', '=', office).execute();
    }
    const token = randomBytes(32).toString('base64url');
    const desk = await tx
      .insertInto('desks')
      .values({ office, slot, name, token_hash: sha256(token), enrolled_at: now, seen_at: now, revoked_at: null })
      .returningAll()
      .executeTakeFirstOrThrow();
    return { enrolled: true, desk, token };
  });
}

/** The desk that a bearer token belongs to. */
export async function deskByToken(db: Db, token: string): Promise<Desk | null> {
  const desk = await db
    .selectFrom('desks')
    .selectAll()
    .where('token_hash', '=', sha256(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return desk ?? null;
}

export function desksOf(db: Db, office: number): Promise<Desk[]> {
  return db.selectFrom('desks').selectAll().where('office', '=', office).orderBy('slot').execute();
}

/** Shuts a desk out for good, for one that was stolen or retired. Its slot stays taken. False: there is no such desk. */
export async function revokeDesk(db: Db, office: number, slot: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('desks')
    .set({ revoked_at: now })
    .where('office', '=', office)
    .where('slot', '=', slot)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function noteDeskSeen(db: Db, desk: Desk, now: number): Promise<void> {
  await db.updateTable('desks').set({ seen_at: now }).where('id', '=', desk.id).execute();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
