import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatDate, type IsoDate } from '../../../shared/dates.ts';
import type { Cents } from '../../../shared/money.ts';
import type { Home } from '../../../shared/office-api/office.ts';
import { Money } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import styles from './Numbers.module.css';

/** The four numbers at the top of Home, each a link to what it adds up. */
export function Numbers({ home: { waiting, open, collected, onItsWay }, today }: { home: Home; today: IsoDate }) {
  const thisMonth = { from: `${today.slice(0, 7)}-01`, to: today };
  return (
    <div className={styles.numbers}>
      <Figure
        name="Waiting to be invoiced"
        amount={waiting.amount}
        to={paths.filtered(paths.dispatches, { states: ['Billing office'], parked: false })}
      >
        {count(waiting.trips, 'trip')}, {count(waiting.customers, 'customer')}
      </Figure>
      <Figure name="Open invoices" amount={open.amount} to={paths.filtered(paths.invoices, { states: ['Open'] })}>
        {count(open.invoices, 'invoice')}, {open.overdue} overdue
      </Figure>
      <Figure name="Collected this month" amount={collected.amount} to={paths.filtered(paths.register, thisMonth)}>
        {share(collected.stripeAmount, collected.amount)} through Stripe
      </Figure>
      <Figure name="On its way (ACH)" amount={onItsWay.amount} to={paths.filtered(paths.invoices, { processing: true })}>
        {count(onItsWay.payments, 'payment')}
        {onItsWay.by && `, by ${formatDate(onItsWay.by).replace(/, \d{4}/, '')}`}
      </Figure>
    </div>
  );
}

function Figure({ name, amount, to, children }: { name: string; amount: Cents; to: string; children: ReactNode }) {
  return (
    <Link href={to} className={styles.figure ?? ''}>
      <span>{name}</span>
      <span className={styles.amount}>
        <Money cents={amount} as="sentence" />
      </span>
      <span>{children}</span>
    </Link>
  );
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? noun : `${noun}s`}`;
}

/** In whole percent; of a month in which more went out than in, none. */
function share(part: Cents, whole: Cents): string {
  return whole <= 0 ? '0%' : `${Math.round((Math.max(0, part) * 100) / whole)}%`;
}
