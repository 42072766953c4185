import { type Cents, cents } from './money.ts';

/** A share of an amount that is not negative, in parts per million, rounded to the cent, half a cent upwards: 1.5 % of $33.00 is $0.50. */
export function shareOf(amount: Cents, ppm: number): Cents {
  return cents(Number((BigInt(amount) * BigInt(ppm) + 500_000n) / 1_000_000n));
}
