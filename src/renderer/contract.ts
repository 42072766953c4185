/** The form of what the ledger answers. That of the first screen comes with the window, all the rest with the first answer that needs it. */
import type * as z from 'zod';
import { deskNotices } from '../shared/office-api/desk-notices.ts';
import { door } from '../shared/office-api/door.ts';
import type { CallName } from '../shared/office-api/index.ts';
import { office } from '../shared/office-api/office.ts';

const first: Readonly<Partial<Record<string, { output: z.ZodType }>>> = { ...door, ...office, ...deskNotices };

/** The schema of the output of the call `name`. */
export async function outputOf(name: CallName): Promise<z.ZodType> {
  return (first[name] ?? (await import('../shared/office-api/index.ts')).calls[name]).output;
}
