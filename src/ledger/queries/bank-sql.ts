/** The SQL of the reconciliation and of the deposits. */

export const amountOfDeposit = `ifnull(deposit.paid_out, (
    SELECT ifnull(sum(paid.amount), 0) - deposit.fees
    FROM deposit_items AS item
    JOIN register_records AS paid ON paid.id = item.id
    WHERE item.deposit = deposit.id
  ))`;

export const lineColumns = `
SELECT
  line.id, line.account, line.date, line.amount, line.description, line.number, line.aside, line.reconciled,
  deposit.id AS deposit, deposit.kind AS deposit_kind, deposit.number AS deposit_number, deposit.date AS deposit_date,
  ${amountOfDeposit} AS deposit_amount,
  line.record, record.type AS record_type, record.number AS record_number, record.date AS record_date, record.amount AS record_amount,
  customer.name AS customer,
  (SELECT count(*) FROM statement_lines AS other WHERE other.deposit = line.deposit)
    + (SELECT count(*) FROM statement_lines AS other WHERE other.record = line.record) AS claims
FROM statement_lines AS line
LEFT JOIN deposits AS deposit ON deposit.id = line.deposit AND deposit.removed = 0
LEFT JOIN register_records AS record ON record.id = line.record
LEFT JOIN customers AS customer ON customer.id = record.customer`;

export const linesSql = `
${lineColumns}
WHERE line.date BETWEEN :from AND :to
ORDER BY line.date DESC, line.id
LIMIT :limit`;

export const depositsSql = `
SELECT deposit.id, deposit.kind, deposit.date, deposit.number, ${amountOfDeposit} AS amount
FROM deposits AS deposit
WHERE deposit.removed = 0
  AND deposit.date BETWEEN :from AND :to
  AND NOT EXISTS (SELECT 1 FROM statement_lines AS line WHERE line.deposit = deposit.id)
ORDER BY deposit.date DESC, deposit.id`;

/** Whether `back` undid `record` before the bank saw either: a check that bounced and money that was sent back are another matter. */
const undid = (back: string, record: string) => `${back}.comes_from = ${record}.id
      AND ${back}.amount = -${record}.amount
      AND (${back}.comment LIKE 'Reversed:%' OR ${back}.comment LIKE 'Undone%')
      AND NOT EXISTS (SELECT 1 FROM deposit_items AS item WHERE item.id IN (${record}.id, ${back}.id) AND item.deposit IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM statement_lines AS line WHERE line.record IN (${record}.id, ${back}.id))`;

/** A record and the one that undid it are nothing to the bank. */
const neverAtTheBank = `EXISTS (SELECT 1 FROM register_records AS other WHERE ${undid('record', 'other')})
  OR EXISTS (SELECT 1 FROM register_records AS other WHERE ${undid('other', 'record')})`;

export const inNoDeposit = 'NOT EXISTS (SELECT 1 FROM deposit_items AS item WHERE item.id = record.id AND item.deposit IS NOT NULL)';
const onNoLine = 'NOT EXISTS (SELECT 1 FROM statement_lines AS line WHERE line.record = record.id)';

export const recordsSql = `
SELECT record.id, record.type, record.date, record.number, record.amount, ifnull(customer.name, '') AS customer
FROM register_records AS record
LEFT JOIN customers AS customer ON customer.id = record.customer
WHERE record.date BETWEEN :from AND :to
  AND record.type <> 'Stripe'
  AND record.amount <> 0
  AND ${inNoDeposit}
  AND ${onNoLine}
  AND NOT (${neverAtTheBank})
ORDER BY record.date DESC, record.stamp DESC, record.id DESC
LIMIT :limit`;

/** Of a payment that was taken out of the books again neither record waits: Stripe pays it out, but not for the books. */
export const isOfStripe = `record.stripe_fact <> 'payment taken out'`;

export const waitingForPayoutSql = `
SELECT count(*) AS count, ifnull(sum(record.amount), 0) AS amount
FROM register_records AS record
WHERE record.type = 'Stripe' AND record.date <= :to AND ${inNoDeposit} AND ${isOfStripe}`;

export const toDepositSql = `
SELECT count(*) AS count, ifnull(sum(record.amount), 0) AS amount
FROM register_records AS record
WHERE record.date BETWEEN :from AND :to
  AND record.type IN ('Check', 'Cash', 'Money order')
  AND record.amount > 0
  AND ${inNoDeposit}
  AND ${onNoLine}
  AND NOT (${neverAtTheBank})`;
