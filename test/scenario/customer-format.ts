/** The steps of a scenario that are about customers as such: duplicates, statements, finding things, and what is mailed to them. */
import * as z from 'zod';
import { isoDateSchema } from '../../src/shared/dates.ts';
import { type Cents, parseMoney } from '../../src/shared/money.ts';
import { mailingSteps } from './mailing-format.ts';

const name = z.string().regex(/^[A-Za-z][\w-]*$/, 'a name: letters, digits, dashes');
const money = z.string().transform((text, context): Cents => {
  const amount = parseMoney(text);
  if (amount !== null) return amount;
  context.addIssue(`not an amount: ${text}`);
  return z.NEVER;
});

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
