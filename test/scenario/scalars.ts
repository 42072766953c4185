/** What a scenario writes in one word: names, amounts, counts, yes and no. Every scalar is read as text, so that an amount never passes through a floating-point number. */
import * as z from 'zod';
import { type Cents, parseMoney } from '../../src/shared/money.ts';

export const name = z.string().regex(/^[A-Za-z][\w-]*$/, 'a name: letters, digits, dashes');

export const money = z.string().transform((text, context): Cents => {
  const amount = parseMoney(text);
  if (amount !== null) return amount;
  context.addIssue(`not an amount: ${text}`);
  return z.NEVER;
});

export const count = z.coerce.number().int().nonnegative();

export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
