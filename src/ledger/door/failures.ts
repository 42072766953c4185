/** Wrong passwords in a row at this desk, for each person: kept on disk, so that closing Paydesk does not end a wait. */
import * as z from 'zod';
import type { Failures } from '../billing/lockout.ts';
import type { Local } from '../books/open.ts';

const schema = z.strictObject({ count: z.int().positive(), lastAt: z.number() });

export function readFailures(local: Local, person: string): Failures | null {
  const kept = local.get(keyOf(person));
  return kept === undefined ? null : schema.parse(JSON.parse(kept));
}

export function keepFailures(local: Local, person: string, failures: Failures): void {
  local.set(keyOf(person), JSON.stringify(failures));
}

export function forgetFailures(local: Local, person: string): void {
  local.remove(keyOf(person));
}

function keyOf(person: string): string {
  return `wrongPasswords:${person}`;
}
