/** What this desk refused, for Administrators to look through: the latest of it, who and what, never an input. */
import { type RefusedCall, refusedSchema } from '../../shared/office-api/people.ts';
import type { Reader } from '../books/connection.ts';
import type { Local } from '../books/open.ts';

const schema = refusedSchema.array();

const key = 'refusedCalls';
const kept = 200;

/** Notes one; beyond the limit the oldest goes. */
export function noteRefused(local: Local, refused: RefusedCall): void {
  const before = local.get(key);
  const all = [refused, ...(before === undefined ? [] : schema.parse(JSON.parse(before)))];
  local.set(key, JSON.stringify(all.slice(0, kept)));
}

/** Newest first. */
export function readRefused(reader: Reader): RefusedCall[] {
  const row = reader.first<{ value: string }>('SELECT value FROM local WHERE key = :key', { key });
  return row ? schema.parse(JSON.parse(row.value)) : [];
}
