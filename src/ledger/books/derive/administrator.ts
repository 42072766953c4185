import * as z from 'zod';
import { isAdministrator } from '../../billing/change-person.ts';
import { roleSchema } from '../../../shared/words.ts';
import type { Writer } from '../connection.ts';
import { fieldsInForce, foldRow } from '../puts.ts';

const standingSchema = z.object({ roles: z.array(roleSchema).default([]), active: z.boolean().default(false) });
type Standing = z.infer<typeof standingSchema>;

/**
 * The office is never without an Administrator [USER-10]: where desks apart took it from each other, whoever it was taken from last keeps what made
 * him one. It follows from the puts alone.
 */
export function deriveAdministrator(books: Writer): void {
  const ids = books.all<{ id: string }>("SELECT DISTINCT id FROM puts WHERE entity = 'user' ORDER BY id").map(({ id }) => id);
  const isLed = ids.some((id) => isAdministrator(standingSchema.parse(fieldsInForce(books, 'user', id))));
  const kept = isLed ? null : lastAdministrator(books);
  for (const id of ids) foldRow(books, 'user', id);
  if (kept) books.run('UPDATE users SET roles = :roles, active = 1 WHERE id = :id', { id: kept.id, roles: JSON.stringify(kept.roles) });
}

/** Whoever ceased to be one last, with the roles until then. */
function lastAdministrator(books: Writer): { id: string; roles: Standing['roles'] } | null {
  const standings = new Map<string, Standing>();
  let last: { id: string; roles: Standing['roles'] } | null = null;
  const puts = books.all<{ id: string; fields: string }>("SELECT id, fields FROM puts WHERE entity = 'user' ORDER BY stamp, op, part");
  for (const { id, fields } of puts) {
    const before = standings.get(id) ?? { roles: [], active: false };
    const after = standingSchema.parse({ ...before, ...JSON.parse(fields) }); // written by `applyPut`
    standings.set(id, after);
    if (isAdministrator(before) && !isAdministrator(after)) last = { id, roles: before.roles };
  }
  return last;
}
