/** The offices' logos, as their desks have published them. */
import { createHash } from 'node:crypto';
import { readLogo } from '../../shared/logo.ts';
import type { Db } from './open.ts';

export type Logo = { type: string; content: Buffer };

/** Puts the logo, a `data:` address, in the place of the one before; '' takes it away. */
export async function putLogo(tx: Db, office: number, logo: string): Promise<void> {
  const hash = logo === '' ? '' : createHash('sha256').update(logo).digest('hex').slice(0, 32);
  await tx.updateTable('offices').set({ logo: hash }).where('id', '=', office).execute();
  await tx.deleteFrom('logos').where('office', '=', office).execute();
  if (logo === '') return;
  const { type, base64 } = readLogo(logo);
  await tx
    .insertInto('logos')
    .values({ office, hash, type, content: Buffer.from(base64, 'base64') })
    .execute();
}

/** Null: the office has no such logo, or not any more. */
export async function logoBy(db: Db, office: number, hash: string): Promise<Logo | null> {
  const row = await db
    .selectFrom('logos')
    .select(['type', 'content'])
    .where('office', '=', office)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row ?? null;
}
