/** The steps of a scenario that are about customers as such: duplicates, statements, finding things, and what is mailed to them. */
import * as z from 'zod';
import { isoDateSchema } from '../../src/shared/dates.ts';
import { mailingSteps } from './mailing-format.ts';
import { money, name } from './scalars.ts';

export const customerSteps = {
  ledger: z.strictObject({ customer: name, amount: money }),
  merge: z.strictObject({ customer: name, into: name }),
  separate: z.strictObject({ customer: name }),
  statement: z.strictObject({
    customer: name,
    date: isoDateSchema.optional(),
    trips: z.array(name).optional(),
    due: money.optional(),
    ledger: money.optional(),
    total: money.optional(),
    aging: z.array(money).length(5).optional(),
    invoices: z.record(name, money).optional(),
  }),
  ...mailingSteps,
  find: z.strictObject({ text: z.string(), finds: z.array(name) }),
};
