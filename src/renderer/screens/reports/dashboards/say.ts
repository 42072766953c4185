/** The numbers of the dashboards in words, long and short. */
import { cellText } from '../../../../shared/reports/cell-text.ts';
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

/** Tenths of a day: `23.4 days`. */
export const asDays: Say = { say: (value) => `${cellText(value, 'tenths')} days`, sayShort: (value) => String(Math.round(value / 10)) };

/** `12%`. */
export const asPercent: Say = { say: (value) => `${value}%`, sayShort: (value) => `${value}%` };
