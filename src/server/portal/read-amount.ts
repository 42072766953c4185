/** Reads an amount as customers type it, in English or in Spanish, of the United States or of Spain. */
import { type Cents, parseMoney } from '../../shared/money.ts';

/**
 * `50`, `$1,234.50`, `1.234,50`, `1 234,5`, `US$ 50`, `50 dólares`. A single mark with three digits behind it stands between thousands: `1.234` is
 * $1,234.00, and the page shows it before anything is paid. Null: no amount.
 */
export function readAmount(typed: string): Cents | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/US\s*\$|USD|d[oó]lar(?:es)?|dollars?|\$/gi, '')
    .replace(/[\s'’]/g, '');
  const plainForm = /^(\d*)(?:[.,](\d{0,2}))?$/.exec(plain);
  const grouped = /^(\d{1,3}(?:,\d{3})+)(?:\.(\d{0,2}))?$/.exec(plain) ?? /^(\d{1,3}(?:\.\d{3})+)(?:,(\d{0,2}))?$/.exec(plain);
  const [, whole = '', decimals = ''] = plainForm ?? grouped ?? [];
  return parseMoney(`${whole.replace(/[.,]/g, '')}.${decimals}`);
}
