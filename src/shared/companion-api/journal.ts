/**
 * The journal of an office on its way between its desks. The companion keeps pages that are sealed with a key that only the desks have: it sees
 * which device wrote how many operations, and nothing of what they say.
 */
import * as z from 'zod';
import { opaqueIdSchema } from './payables.ts';

/** For each device, up to which of its operations somebody has all of them. */
export const headsSchema = z.record(opaqueIdSchema, z.int().nonnegative());
export type Heads = z.infer<typeof headsSchema>;

/** Operations `from` to `to` of one device. */
export const sealedPageSchema = z
  .strictObject({ device: opaqueIdSchema, from: z.int().positive(), to: z.int().positive(), content: z.base64().max(12_000_000) })
  .refine(({ from, to }) => from <= to, 'a page ends where it begins, or later');
export type SealedPage = z.infer<typeof sealedPageSchema>;

/** PUT /desk/journal: the next page of a device. One that the companion has already changes nothing; one that leaves a gap is a conflict. */
export const pushJournalInput = sealedPageSchema;
export const pushJournalOutput = z.strictObject({ heads: headsSchema });

/** POST /desk/journal/pull: what a desk that has seen so much lacks, some pages at a time; none: it has all that the companion has. */
export const pullJournalInput = z.strictObject({ seen: headsSchema });
export const pullJournalOutput = z.strictObject({ pages: z.array(sealedPageSchema), heads: headsSchema });
