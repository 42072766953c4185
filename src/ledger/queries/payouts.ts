/** Stripe's payouts: what each holds, and where the bank's statement has it. */
import { addDays, type Instant, type IsoDate } from '../../shared/dates.ts';
import { type Cents, minus, sum } from '../../shared/money.ts';
import type { Payout, PayoutRow } from '../../shared/office-api/payouts.ts';
import { done, refuse } from '../../shared/refusal.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { recordOfMovement } from './movement-record.ts';
import { movementRows } from './movement-rows.ts';
import { stripeUrl } from './stripe-links.ts';
import { inBalance } from './stripe-report-sql.ts';

const mostPayouts = 1000;
const mostHeld = 2000;
const mostElsewhere = 500;
/** So many days after its day of arrival a statement should show it. */
const patience = 3;

export const listPayouts = query('payouts.sent', ({ reader }, { from, to }) => {
  const found = readPayouts(reader, 'payout.arrival BETWEEN :from AND :to', { from, to });
  const sent = found.filter(hasNotFailed);
  const total = (of: 'amount' | 'gross' | 'fees') => sum(sent.map((payout) => payout[of]));
  return done({
    payouts: found.slice(0, mostPayouts),
    totals: { amount: total('amount'), gross: total('gross'), fees: total('fees') },
    atStripe: reader.one<{ balance: Cents }>(`SELECT ifnull(sum(amount - fee), 0) AS balance FROM stripe_movements WHERE ${inBalance}`)
      .balance,
    cut: found.length > mostPayouts,
  });
});

export const getPayout = query('payouts.get', ({ reader, connection }, { id }) => {
  const [payout] = readPayouts(reader, 'payout.id = :id', { id });
  if (!payout) return refuse('not-found', 'Stripe has told of no such payout.', 'id');
  const held = movementRows(reader, connection(), 'WHERE movement.payout = :id ORDER BY movement.at, movement.id', { id });
  const [unbooked, booked] = [held.filter(({ why }) => why !== null), held.filter(({ why }) => why === null)];
  const next = hasNotFailed(payout)
    ? undefined
    : reader.first<{ payout: string }>(
        `SELECT payout FROM stripe_movements WHERE source = :id AND kind = 'payout' AND payout IS NOT NULL`,
        { id },
      );
  const url = stripeUrl(connection(), id);
  return done({
    ...payout,
    // What is not in the books first: it asks for something.
    held: [...unbooked, ...booked].slice(0, mostHeld),
    totals: { inBooks: sum(booked.map(({ amount }) => amount)), notInBooks: sum(unbooked.map(({ amount }) => amount)) },
    byHand: payout.contents === 'told' ? null : byHand(reader, payout),
    cut: held.length > mostHeld,
    broughtBy: next?.payout ?? null,
    url,
  });
});

function byHand(reader: Reader, { id, amount }: PayoutRow): Payout['byHand'] {
  const records = reader.all<NonNullable<Payout['byHand']>['records'][number]>(
    `SELECT record.id, record.type, record.number, record.date, record.amount, ifnull(customer.name, '') AS customer
     FROM deposit_items AS item
     JOIN register_records AS record ON record.id = item.id
     LEFT JOIN customers AS customer ON customer.id = record.customer
     WHERE item.deposit = :id
     ORDER BY record.date, record.stamp, record.id`,
    { id },
  );
  const total = sum(records.map((record) => record.amount));
  return { records, total, beyond: minus(total, amount) };
}

export const listElsewhere = query('payouts.elsewhere', ({ reader, connection }) => {
  const which = `
    WHERE movement.id IN (
        SELECT paid.id
        FROM stripe_activity AS activity
        JOIN stripe_movements AS paid ON paid.payment_intent = activity.payment_intent
        WHERE activity.fact = 'not booked' AND activity.object = activity.payment_intent
        UNION ALL
        SELECT nameless.id FROM stripe_movements AS nameless WHERE nameless.kind = 'payment' AND nameless.payment_intent IS NULL
      )
      AND movement.kind = 'payment' AND movement.amount > 0 AND movement.earlier = 0
      AND (${recordOfMovement('movement')}) IS NULL
    ORDER BY movement.date DESC, movement.id DESC
    LIMIT :limit`;
  const found = movementRows(reader, connection(), which, { limit: mostElsewhere + 1 }).filter(({ why }) => why === 'elsewhere');
  const payments = found.slice(0, mostElsewhere);
  return done({ payments, total: sum(payments.map(({ amount }) => amount)), cut: found.length > mostElsewhere });
});

/** Whether its money left Stripe for good. */
export function hasNotFailed({ status }: Pick<PayoutRow, 'status'>): boolean {
  return status !== 'failed' && status !== 'canceled';
}

type Stored = Omit<PayoutRow, 'bank' | 'createdAt'> & {
  created_at: Instant;
  line_date: IsoDate | null;
  line_amount: Cents | null;
  reconciled: number | null;
};

/** Those for which `condition` on `payout` holds, the latest first. */
export function readPayouts(reader: Reader, condition: string, given: Record<string, string>): PayoutRow[] {
  const { covered } = reader.one<{ covered: IsoDate | null }>('SELECT max(date) AS covered FROM statement_lines');
  return reader
    .all<Stored>(`${columns} WHERE ${condition} ORDER BY payout.arrival DESC, payout.id DESC LIMIT ${mostPayouts + 1}`, given)
    .map((stored) => {
      const { created_at: createdAt, line_date: date, line_amount: amount, reconciled, ...payout } = stored;
      const line = date !== null && amount !== null ? { date, amount } : null;
      return { ...payout, createdAt, bank: { state: stateAtBank(payout, line, reconciled === 1, covered), line } };
    });
}

function stateAtBank(
  payout: Pick<PayoutRow, 'status' | 'amount' | 'arrival'>,
  line: PayoutRow['bank']['line'],
  reconciled: boolean,
  covered: IsoDate | null,
): PayoutRow['bank']['state'] {
  if (line && line.amount !== payout.amount) return 'differs';
  if (line) return hasNotFailed(payout) ? (reconciled ? 'reconciled' : 'matched') : 'differs';
  if (!hasNotFailed(payout)) return 'none';
  return covered !== null && addDays(payout.arrival, patience) <= covered ? 'missing' : 'not yet';
}

const columns = `
SELECT
  payout.id, payout.amount, payout.status, payout.created_at, payout.arrival, payout.reason, payout.contents,
  ifnull((SELECT sum(held.amount) FROM stripe_movements AS held WHERE held.payout = payout.id), 0) AS gross,
  ifnull((SELECT sum(held.fee) FROM stripe_movements AS held WHERE held.payout = payout.id), 0) AS fees,
  (SELECT count(*) FROM stripe_movements AS held WHERE held.payout = payout.id) AS movements,
  (SELECT count(*) FROM stripe_movements AS held
    WHERE held.payout = payout.id AND held.kind <> 'payout' AND held.earlier = 0 AND (${recordOfMovement('held')}) IS NULL) AS notInBooks,
  (SELECT count(*) FROM deposit_items AS item WHERE item.deposit = payout.id) AS records,
  line.date AS line_date, line.amount AS line_amount, line.reconciled
FROM stripe_payouts AS payout
LEFT JOIN statement_lines AS line
  ON line.id = (SELECT min(first.id) FROM statement_lines AS first WHERE first.deposit = payout.id)`;
