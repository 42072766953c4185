/** Deposits with their records, and the records that are in none. */
import type { IsoDate } from '../../shared/dates.ts';
import { type Cents, minus, zero } from '../../shared/money.ts';
import type { Deposit, DepositableRecord } from '../../shared/office-api/bank.ts';
import { done } from '../../shared/refusal.ts';
import { query } from '../commands/registry.ts';
import { amountOfDeposit, inNoDeposit, isOfStripe } from './bank-sql.ts';

/** More than this nobody takes to the bank at once. */
const mostWaiting = 500;

export const listDeposits = query('deposits.made', ({ reader }, { from, to }) =>
  done({
    deposits: reader.all<StoredDeposit>(listSql, { from, to }).map((stored): Deposit => {
      const { id, kind, date, number, comment, told, fees, amount, line, line_date, line_amount, reconciled } = stored;
      const matched = line !== null && line_date !== null && line_amount !== null;
      return {
        id,
        kind,
        date,
        number,
        comment,
        told: told === 1,
        fees,
        amount,
        records: reader.all<DepositableRecord>(recordsOfSql, { id }),
        line: matched ? { id: line, date: line_date, amount: line_amount, reconciled: reconciled === 1 } : null,
      };
    }),
  }),
);

export const listWaiting = query('deposits.waiting', ({ reader }, { kind }) => {
  const found = reader.all<DepositableRecord>(kind === 'payout' ? waitingForPayout : waitingForDeposit, { limit: mostWaiting + 1 });
  return done({ records: found.slice(0, mostWaiting), cut: found.length > mostWaiting });
});

export const foreseeDeposit = query('deposits.foresee', ({ reader }, { records, against }) => {
  const { total } = reader.one<{ total: Cents }>(
    'SELECT ifnull(sum(amount), 0) AS total FROM register_records WHERE id IN (SELECT value FROM json_each(:records))',
    { records: JSON.stringify(records) },
  );
  return done({ total, beyond: minus(total, against ?? zero) });
});

type StoredDeposit = Omit<Deposit, 'records' | 'line' | 'told'> & {
  told: number;
  line: string | null;
  line_date: IsoDate | null;
  line_amount: Cents | null;
  reconciled: number | null;
};

const listSql = `
SELECT
  deposit.id, deposit.kind, deposit.date, deposit.number, deposit.comment, deposit.paid_out IS NOT NULL AS told, deposit.fees, ${amountOfDeposit} AS amount,
  line.id AS line, line.date AS line_date, line.amount AS line_amount, line.reconciled
FROM deposits AS deposit
LEFT JOIN statement_lines AS line ON line.id = (SELECT min(first.id) FROM statement_lines AS first WHERE first.deposit = deposit.id)
WHERE deposit.removed = 0 AND deposit.date BETWEEN :from AND :to
ORDER BY deposit.date DESC, deposit.id DESC`;

const recordColumns = `
SELECT record.id, record.type, record.number, record.date, record.amount, ifnull(customer.name, '') AS customer
FROM register_records AS record
LEFT JOIN customers AS customer ON customer.id = record.customer`;

const recordsOfSql = `
${recordColumns}
JOIN deposit_items AS item ON item.id = record.id
WHERE item.deposit = :id
ORDER BY record.date, record.stamp, record.id`;

const newestOf = (condition: string) => `
${recordColumns}
WHERE ${condition}
  AND ${inNoDeposit}
  AND NOT EXISTS (SELECT 1 FROM statement_lines AS line WHERE line.record = record.id)
ORDER BY record.date DESC, record.stamp DESC, record.id DESC
LIMIT :limit`;

const waitingForDeposit = newestOf("record.type IN ('Check', 'Cash', 'Money order') AND record.amount > 0");
const waitingForPayout = newestOf(`record.type = 'Stripe' AND ${isOfStripe}`);
