/** How old what is owed is, in the steps that receivables are told by. */
import { daysBetween, type IsoDate } from '../../shared/dates.ts';
import { type Cents, sum } from '../../shared/money.ts';

/** The first day of each step; the last one has no end. */
export const agingSteps = [0, 31, 61, 91, 121] as const;

export type Aged = {
  /** Days, the first included; null: without an end. */
  from: number;
  to: number | null;
  amount: Cents;
};

/**
 * Amounts by the days from their date to `today`: 0–30, 31–60, 61–90, 91–120 and 121 or more [STMT-3]. A date to come counts as today; negative
 * amounts (overpaid) make their step smaller.
 *
 * `agingOf([{ date: isoDate('2026-01-05'), amount: cents(100_00) }], isoDate('2026-03-02'))` has 100.00 in the step from 31 to 60.
 */
export function agingOf(amounts: readonly { date: IsoDate; amount: Cents }[], today: IsoDate): Aged[] {
  return agingSteps.map((from, index) => {
    const next = agingSteps[index + 1];
    const to = next === undefined ? null : next - 1;
    const within = amounts.filter(({ date }) => {
      const days = Math.max(0, daysBetween(date, today));
      return days >= from && (to === null || days <= to);
    });
    return { from, to, amount: sum(within.map(({ amount }) => amount)) };
  });
}
