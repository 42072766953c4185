/** The steps of a scenario that are about what leaves for the mailing house and the collection agency. */
import * as z from 'zod';
import { flag, money, name } from './scalars.ts';

export const mailingSteps = {
  address: z.strictObject({ customer: name, street: z.string(), city: z.string(), state: z.string(), zip: z.string() }),
  billflash: z.strictObject({
    invoices: z.array(name).optional(),
    again: flag.default(false),
    due: z.record(name, money).default({}),
    total: money.optional(),
    refused: z.record(name, z.string()).default({}),
  }),
  collections: z.strictObject({ invoices: z.array(name).optional(), owed: z.record(name, money) }),
};
