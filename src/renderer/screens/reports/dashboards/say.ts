/** The numbers of the dashboards in words, long and short. */
import { cents, formatMoney } from '../../../../shared/money.ts';

export type Say = { say: (value: number) => string; sayShort: (value: number) => string };

/** `$1,500.00`; at an axis `$1.5k`. */
export const asMoney: Say = {
  say: (value) => formatMoney(cents(value)),
  sayShort: (value) => {
    const short = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency: 'USD',
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    });
    return short.format(value / 100).replace('-', '−'); // a mark at an axis, nothing that is booked
  },
};
