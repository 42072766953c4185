/** The online processing fee that an office may pass on to the customer (domain.md, Self-pay). */
import * as z from 'zod';
import { cents, type Cents, zero } from './money.ts';

/** A share in parts per million: 2.9 % is 29,000. At most 20 %. */
export const ratePpmSchema = z.int().min(0).max(200_000);

export type FeeTerms = { passFee: boolean; ratePpm: number; fixed: Cents };

/**
 * The fee that makes the office net the balance: `ceil((balance + fixed) / (1 − rate)) − balance`, in cents. Zero when the office bears it or
 * nothing is due. 2.9 % + 30 ¢ on $100.00 is $3.30.
 */
export function processingFee(balance: Cents, terms: FeeTerms): Cents {
  if (!terms.passFee || balance <= 0) return zero;
  const million = 1_000_000n;
  const gross = (BigInt(balance) + BigInt(terms.fixed)) * million;
  const share = million - BigInt(terms.ratePpm);
  return cents(Number((gross + share - 1n) / share) - balance);
}

/** Reads a rate as people write it, `2.9` or `2.9%`, at most four decimals: `29000` parts per million. Null when it is none, or over 20 %. */
export function parseRate(text: string): number | null {
  const match = /^(\d{1,2})(?:\.(\d{1,4}))?\s*%?$/.exec(text.trim());
  if (!match) return null;
  const [, whole = '0', fraction = ''] = match;
  return ratePpmSchema.safeParse(Number(whole) * 10_000 + Number(fraction.padEnd(4, '0'))).data ?? null;
}

/** `29000` parts per million as `2.9`. */
export function formatRate(ratePpm: number): string {
  const fraction = String(ratePpm % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${Math.floor(ratePpm / 10_000)}${fraction === '' ? '' : `.${fraction}`}`;
}
