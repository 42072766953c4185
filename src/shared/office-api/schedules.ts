/** Price schedules: what the office asks for a trip, in general and by a customer's contract, and what is quoted by them. */
import * as z from 'zod';
import { isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { quoteSourceSchema, ratesSchema } from '../quotes.ts';
import { serviceLevelSchema } from '../words.ts';
import { billers, byId, command, idSchema, query } from './call.ts';

export const scheduleLine = ratesSchema.extend({ level: serviceLevelSchema });
export type ScheduleLine = z.infer<typeof scheduleLine>;

export const scheduleRow = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** Null: for everyone. Else whose contract it is. */
  customer: z.strictObject({ id: idSchema, name: z.string() }).nullable(),
  from: isoDateSchema,
  to: isoDateSchema.nullable(),
  /** Whether it quotes today, will, did, or is taken out of use. */
  standing: z.enum(['in force', 'to come', 'ended', 'retired']),
  levels: z.array(serviceLevelSchema),
  /** How many dispatches bear a quote of it. */
  quotes: z.int(),
});
export type ScheduleRow = z.infer<typeof scheduleRow>;

export const schedule = scheduleRow.extend({ lines: z.array(scheduleLine) });
export type Schedule = z.infer<typeof schedule>;

const head = {
  name: z.string().trim().min(1).max(120),
  from: isoDateSchema,
  to: isoDateSchema.nullable(),
};

const duplication = z.strictObject({
  id: idSchema,
  ...head,
  /** Whose contract the new one is; null: for everyone. */
  customer: idSchema.nullable(),
  /** Hundredths of a percent that every price is raised by; negative: lowered. */
  raise: z.int().min(-9_900).max(100_000),
  /** The old one then ends on the day before the new one begins. */
  endOld: z.boolean(),
});

export const schedules = {
  /** The office's price schedules, or the contracts of one customer, or all; the newest first. */
  'schedules.all': query(z.strictObject({ customer: idSchema.nullable().optional() }), z.strictObject({ schedules: z.array(scheduleRow) })),
  'schedules.get': query(byId, schedule),
  /** What the schedules ask for a trip; null, and why, where no line fits. */
  'schedules.quote': query(
    z.strictObject({ customer: idSchema, date: isoDateSchema, serviceLevel: serviceLevelSchema, mileage: z.int().min(0).max(100_000) }),
    z.strictObject({ quote: z.strictObject({ quoted: centsSchema, source: quoteSourceSchema }).nullable(), why: z.string() }),
  ),
  /** Makes a schedule, or changes the one of this ID: `lines` are all it has then. Quotes that it has given stay as they are. */
  'schedules.save': command(
    billers,
    z.strictObject({ id: idSchema.optional(), ...head, customer: idSchema.nullable(), lines: z.array(scheduleLine).max(20) }),
    byId.extend({ operation: idSchema }),
  ),
  /** The prices that a duplicate would have. */
  'schedules.planDuplicate': query(
    duplication.pick({ id: true, raise: true }),
    z.strictObject({ lines: z.array(z.strictObject({ before: scheduleLine, after: scheduleLine })) }),
    billers,
  ),
  'schedules.duplicate': command(billers, duplication, byId.extend({ operation: idSchema })),
  /** Takes it out of use, or back into it. */
  'schedules.retire': command(billers, byId.extend({ retired: z.boolean() }), z.strictObject({ operation: idSchema })),
};
