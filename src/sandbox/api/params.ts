/** The pieces that parameters of `/v1` are made of. They arrive form-encoded, so each is a string until it is checked. */
import * as z from 'zod';
import { invalidRequest } from './problem.ts';

const integerText = z.string().regex(/^-?\d{1,15}$/, { error: ({ input }) => `Invalid integer: ${input ?? ''}` });

export const integer = integerText.transform(Number);
export const amount = integer.pipe(z.number().min(1, { error: 'This value must be greater than or equal to 1.' }));
export const wholeAmount = integer.pipe(z.number().min(0, { error: 'This value must be greater than or equal to 0.' }));
export const seconds = integer;

export const flag = z
  .enum(['true', 'false'], { error: ({ input }) => (input === undefined ? undefined : `Invalid boolean: ${JSON.stringify(input)}`) })
  .transform((text) => text === 'true');

export const text = (longest = 5000) =>
  z
    .string()
    .min(1, {
      error: 'You passed an empty string. We assume empty values are an attempt to unset a parameter; however it cannot be unset.',
    })
    .max(longest, { error: `Invalid string: must be at most ${longest} characters` });

/** A text that an empty string unsets. */
export const clearableText = (longest = 5000) =>
  z.string().max(longest, { error: `Invalid string: must be at most ${longest} characters` });

export const id = text(255);

export const currency = z
  .string()
  .toLowerCase()
  .regex(/^[a-z]{3}$/, { error: ({ input }) => `Invalid currency: ${String(input)}.` });

export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: ({ input }) => (input === undefined ? undefined : `Invalid value: must be one of ${words.join(', ')}`) });

/** New pairs, pairs to change, and with an empty string pairs to take away; `''` itself takes all away. */
export const metadata = z.union([
  z.literal(''),
  z
    .record(
      z.string().max(40, { error: 'Metadata keys can have up to 40 characters' }),
      z.string().max(500, { error: 'Metadata values can have up to 500 characters' }),
    )
    .refine((pairs) => Object.keys(pairs).length <= 50, { error: 'Metadata can have at most 50 keys' }),
]);
export type MetadataParam = z.infer<typeof metadata>;

/** The metadata of an object after a request. */
export function mergeMetadata(old: Record<string, string> | null, given: MetadataParam | undefined): Record<string, string> {
  if (given === undefined) return old ?? {};
  if (given === '') return {};
  return Object.fromEntries(Object.entries({ ...old, ...given }).filter(([, value]) => value !== ''));
}

export const address = z.strictObject({
  city: clearableText().optional(),
  country: clearableText(2).optional(),
  line1: clearableText().optional(),
  line2: clearableText().optional(),
  postal_code: clearableText().optional(),
  state: clearableText().optional(),
});

export function fullAddress(given: z.infer<typeof address> = {}) {
  const { city, country, line1, line2, postal_code, state } = given;
  return {
    city: city || null,
    country: country || null,
    line1: line1 || null,
    line2: line2 || null,
    postal_code: postal_code || null,
    state: state || null,
  };
}

export const shipping = z.strictObject({
  address,
  carrier: text().optional(),
  name: text().optional(),
  phone: text().optional(),
  tracking_number: text().optional(),
});

export function fullShipping(given: z.infer<typeof shipping> | undefined) {
  if (!given) return null;
  const { address: where, name = '', carrier = null, phone = null, tracking_number = null } = given;
  return { address: fullAddress(where), carrier, name, phone, tracking_number };
}

/** Stripe charges neither pennies nor millions. */
export function refuseOddTotal(total: number, unit: string, param?: string): void {
  const where = param === undefined ? {} : { param };
  if (unit === 'usd' && total < 50)
    throw invalidRequest('The amount due must add up to at least $0.50 usd', { code: 'amount_too_small', ...where });
  if (total > 99_999_999) throw invalidRequest('The amount due must be no more than $999,999.99', { code: 'amount_too_large', ...where });
}

/** What every list of `/v1` takes. */
export const listParams = {
  limit: integer.pipe(z.number().min(1).max(100)).optional(),
  starting_after: id.optional(),
  ending_before: id.optional(),
};

/** An exact second, or bounds. */
export const range = z.union([
  seconds,
  z.strictObject({ gt: seconds.optional(), gte: seconds.optional(), lt: seconds.optional(), lte: seconds.optional() }),
]);

export function within(value: number, bounds: z.infer<typeof range> | undefined): boolean {
  if (bounds === undefined) return true;
  if (typeof bounds === 'number') return value === bounds;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = bounds;
  return value > gt && value >= gte && value < lt && value <= lte;
}
