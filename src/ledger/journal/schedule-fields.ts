/** The editable fields of price schedules and their lines. */
import * as z from 'zod';
import { isoDateSchema } from '../../shared/dates.ts';
import { ratesSchema } from '../../shared/quotes.ts';
import { serviceLevelSchema } from '../../shared/words.ts';

const id = z.string().min(1).max(120);

export const scheduleFields = z.strictObject({
  name: z.string().min(1).max(120),
  /** Null: the office's prices for everyone. Else the contract of this customer, which goes before them. */
  customer: id.nullable(),
  /** The first date of service that it holds for. */
  from: isoDateSchema,
  /** The last one; null: until further notice. */
  to: isoDateSchema.nullable(),
  /** Taken out of use: it quotes nothing more, and stands in the history of what it has quoted. */
  retired: z.boolean(),
});

/** The id of a line is `<schedule>:<service level>`. */
export const scheduleLineFields = ratesSchema.extend({ schedule: id, level: serviceLevelSchema, removed: z.boolean() });
