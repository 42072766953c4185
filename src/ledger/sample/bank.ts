/** The bank of the sample office: checks and cash deposited week by week, and the statement of the last two months, most of it reconciled. */
import { addDays, type IsoDate } from '../../shared/dates.ts';
import { type Cents, cents, formatAmount } from '../../shared/money.ts';
import type { Desk } from './desk.ts';

const weeks = 8;
/** What the bank books by itself, and a transfer that nobody has recorded yet. */
const others: readonly [daysAgo: number, amount: number, description: string][] = [
  [38, -18_00, 'MONTHLY SERVICE FEE'],
  [8, -18_00, 'MONTHLY SERVICE FEE'],
  [6, 1_240_00, 'ACH CREDIT BLUE MESA HEALTH PLAN'],
];

type Line = { date: IsoDate; amount: Cents; description: string; number: string };

/** Makes the deposits, imports the statement and reconciles all but its last weeks. */
export async function workAtTheBank(desk: Desk, last: IsoDate): Promise<void> {
  const lines: Line[] = others.map(([daysAgo, amount, description]) => {
    return { date: addDays(last, -daysAgo), amount: cents(amount), description, number: '' };
  });
  const { records } = await desk.ask('Marcus Webb', 'deposits.waiting', { kind: 'deposit' });
  for (let week = weeks; week >= 1; week -= 1) {
    const [after, until] = [addDays(last, -7 * week), addDays(last, -7 * (week - 1))];
    const taken = records.filter(({ date }) => date > after && date <= until);
    if (taken.length === 0 || week === 1) continue; // this week's checks still lie in the drawer
    const number = String(418 - week);
    await desk.ask('Marcus Webb', 'deposits.make', { date: until, number, records: taken.map(({ id }) => id) });
    const amount = cents(taken.reduce((total, record) => total + record.amount, 0));
    lines.push({ date: addDays(until, 1), amount, description: 'DEPOSIT', number });
  }
  const from = addDays(last, -7 * weeks);
  const transfers = await desk.ask('Marcus Webb', 'register.list', { filter: { from, to: last, types: ['EFT', 'Card'] }, limit: 500 });
  for (const { date, amount, number, type } of transfers.rows)
    if (date < addDays(last, -3))
      lines.push({
        date: addDays(date, 1),
        amount,
        description: `${type === 'EFT' ? 'ACH CREDIT' : 'CARD SETTLEMENT'} ${number}`,
        number: '',
      });
  const file = desk.choose('statement.csv', textOf(lines.filter(({ date }) => date <= last)));
  await desk.ask('Marcus Webb', 'bank.import', { file });
  await reconcileBefore(desk, from, addDays(last, -21));
}

async function reconcileBefore(desk: Desk, from: IsoDate, to: IsoDate): Promise<void> {
  const { lines } = await desk.ask('Marcus Webb', 'bank.reconciliation', { from, to });
  const matches = lines.flatMap(({ id, suggestion }) =>
    suggestion ? [{ line: id, what: suggestion.thing.what, id: suggestion.thing.id }] : [],
  );
  if (matches.length === 0) return;
  await desk.ask('Marcus Webb', 'bank.match', { matches });
  await desk.ask('Marcus Webb', 'bank.reconcile', { lines: matches.map(({ line }) => line), reconciled: true });
}

function textOf(lines: readonly Line[]): string {
  const rows = lines.map(({ date, amount, description, number }) => `${date},"${formatAmount(amount)}",${description},${number}`);
  return ['Date,Amount,Description,Check Number', ...rows].join('\n');
}
