import { type Cents, formatAmount, formatMoney } from '../../shared/money.ts';
import styles from './Money.module.css';

export type MoneyProps = {
  cents: Cents;
  /** `amount`: `1,500.00`, for tables. `sentence`: `$1,500.00`, for sentences and headings. */
  as?: 'amount' | 'sentence';
  /** Bold, for totals. */
  strong?: boolean;
};

/** The one way money is shown: tabular figures, two decimals, a true minus sign and the colour beside it when negative. */
export function Money({ cents, as = 'amount', strong = false }: MoneyProps) {
  return (
    <span className={styles.money} data-negative={cents < 0} data-strong={strong}>
      {as === 'amount' ? formatAmount(cents) : formatMoney(cents)}
    </span>
  );
}
