/**
 * Money is integer cents of US dollars, everywhere. Nothing here or elsewhere computes it in floating point.
 */
import * as z from 'zod';

/** Integer cents, a JavaScript safe integer; may be negative. */
export const centsSchema = z.int().brand<'Cents'>();
export type Cents = z.infer<typeof centsSchema>;

export const zero = 0 as Cents; // the one literal that needs no check

/** Marks a whole number as cents. Throws on a fraction or an unsafe integer: that is our own mistake, never a user's. */
export function cents(n: number): Cents {
  if (!Number.isSafeInteger(n)) throw new Error(`not whole cents: ${n}`);
  return (n === 0 ? 0 : n) as Cents; // proven just above; folds -0 into 0
}

/** The sum of amounts, in cents. `sum([cents(150), cents(-50)])` is `100`. */
export function sum(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

/** `a − b`, in cents. */
export function minus(a: Cents, b: Cents): Cents {
  return cents(a - b);
}

/** `−a`, in cents. */
export function negate(a: Cents): Cents {
  return cents(-a);
}

/** The smaller of two amounts. */
export function least(a: Cents, b: Cents): Cents {
  return a < b ? a : b;
}

/** `a`, or zero where it is negative. */
export function atLeastZero(a: Cents): Cents {
  return a > 0 ? a : zero;
}

/**
 * Reads what a person typed as an amount: `1,500`, `$1,500.00`, `-12.5`, `(12.50)`. Null when it is not an amount in whole cents
 * (three decimals are refused, not rounded) or passes ten billion dollars.
 */
export function parseMoney(text: string): Cents | null {
  const match = /^(\(|[-−])?\s*\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,10})?(?:\.(\d{1,2})?)?\s*(\))?$/.exec(
    text.trim().replace(/^\$\s*([-−])/, '$1'),
  );
  if (!match) return null;
  const [, sign, whole = '', fraction = '', close] = match;
  if (whole === '' && fraction === '') return null;
  if ((sign === '(') !== (close === ')')) return null;
  const value = Number(whole.replaceAll(',', '') || '0') * 100 + Number(fraction.padEnd(2, '0'));
  return value > 1_000_000_000_000 ? null : cents(sign === undefined ? value : -value);
}

/** `1,500.00`, `−12.50` (with a true minus sign): for tables and forms. */
export function formatAmount(amount: Cents): string {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '−' : ''}${whole}.${digits.slice(-2)}`;
}

/** `1500.00`, `-12.50`: as other programs read a decimal number. */
export function decimal(amount: Cents): string {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `$1,500.00`, `−$12.50`: for sentences and headings. */
export function formatMoney(amount: Cents): string {
  const text = formatAmount(amount);
  return text.startsWith('−') ? `−$${text.slice(1)}` : `$${text}`;
}
