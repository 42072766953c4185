/** The steps of a scenario that are about what leaves for the mailing house and the collection agency. */
import * as z from 'zod';
import { type Cents, parseMoney } from '../../src/shared/money.ts';

const name = z.string().regex(/^[A-Za-z][\w-]*$/, 'a name: letters, digits, dashes');
const money = z.string().transform((text, context): Cents => {
  const amount = parseMoney(text);
  if (amount !== null) return amount;
  context.addIssue(`not an amount: ${text}`);
  return z.NEVER;
});
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

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
