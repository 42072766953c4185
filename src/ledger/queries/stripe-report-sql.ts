/** SQL of *Stripe against the books*: both sides by the Stripe object that they are about. */
import { openingPrefix } from '../../shared/companion-api/money-moves.ts';
import { recordOfMovement } from './movement-record.ts';

const kindOfMovement = `CASE WHEN movement.kind IN ('payment', 'refund', 'dispute') THEN movement.kind ELSE 'other' END`;

/** The object that a movement is about; what Stripe charges by itself is its own. */
const objectOfMovement = `ifnull(CASE movement.kind
    WHEN 'payment' THEN ifnull(movement.payment_intent, movement.source)
    WHEN 'refund' THEN movement.source
    WHEN 'dispute' THEN movement.source
  END, movement.id)`;

const isDispute = `record.stripe_fact IN ('lost dispute', 'dispute corrected')`;

/** One that was taken in, out again, and what balances that: without a fact of Stripe's, under the same number. */
const isPayment = `ifnull(record.stripe_fact IN ('payment', 'payment taken out'), record.comes_from IS NOT NULL)`;

/** Stripe's fee of a lost dispute is a PLB within the amount of its record. */
const feeOfRecord = `CASE WHEN ${isDispute}
    THEN -(SELECT ifnull(sum(child.amount), 0) FROM adjustments AS child WHERE child.record = record.id AND child.kind = 'plb')
    ELSE 0
  END`;

/**
 * One row for each movement and each record of the period. What Stripe keeps of a payment or refund is in the books by the record that it
 * belongs to: so the fees of what has no record are a difference. What Stripe charges for a payout, as for an instant one, is its own.
 */
const bothSides = `
  SELECT ${objectOfMovement} AS object, ${kindOfMovement} AS kind, movement.date AS date,
    CASE WHEN movement.kind IN ('payment', 'refund', 'dispute') THEN movement.amount
      WHEN movement.kind = 'payout' THEN -movement.fee
      ELSE movement.amount - movement.fee
    END AS stripe,
    CASE WHEN movement.kind IN ('payment', 'refund', 'dispute') THEN movement.fee ELSE 0 END AS stripe_fee,
    0 AS books,
    CASE WHEN movement.kind IN ('payment', 'refund') AND (${recordOfMovement('movement')}) IS NOT NULL THEN movement.fee ELSE 0 END AS books_fee,
    movement.kind = 'foreign' AS is_foreign
  FROM stripe_movements AS movement
  WHERE movement.date BETWEEN :from AND :to AND movement.earlier = 0 AND (movement.kind <> 'payout' OR movement.fee <> 0)
  UNION ALL
  SELECT
    CASE record.stripe_fact
      WHEN 'payment' THEN record.payment_intent
      WHEN 'payment taken out' THEN record.payment_intent
      WHEN 'dispute corrected' THEN (SELECT lost.stripe_object FROM register_records AS lost WHERE lost.id = record.comes_from)
      ELSE ifnull(record.stripe_object, record.number)
    END,
    CASE WHEN ${isDispute} THEN 'dispute' WHEN ${isPayment} THEN 'payment' ELSE 'refund' END,
    record.date, 0, 0, record.amount + ${feeOfRecord}, ${feeOfRecord}, 0
  FROM register_records AS record
  WHERE record.type = 'Stripe' AND record.date BETWEEN :from AND :to AND (record.stripe_fact IS NOT NULL OR record.comes_from IS NOT NULL)`;

export const totalsSql = `
SELECT kind, sum(stripe) AS stripe, sum(stripe_fee) AS stripeFee, sum(books) AS books, sum(books_fee) AS booksFee
FROM (${bothSides})
GROUP BY kind`;

export const differencesSql = `
SELECT object, kind, min(date) AS date, sum(stripe) AS stripe, sum(stripe_fee) AS stripeFee, sum(books) AS books, sum(books_fee) AS booksFee
FROM (${bothSides})
GROUP BY object, kind
HAVING sum(stripe) <> sum(books) OR sum(stripe_fee) <> sum(books_fee) OR max(is_foreign) = 1
ORDER BY min(date), object
LIMIT :limit`;

/** All that Stripe ever moved because of an object. */
export const movedSql = `
SELECT sum(amount) AS amount, sum(fee) AS fee, max(payment_intent) AS paymentIntent, max(source) AS source, max(text) AS text, max(kind = 'foreign') AS "foreign"
FROM stripe_movements AS movement
WHERE ((:kind = 'payment' AND payment_intent = :object) OR source = :object OR id = :object) AND ${kindOfMovement} = :kind
HAVING count(*) > 0`;

/** All that the books have of an object, and the first record of it. */
export const bookedSql = `
SELECT sum(record.amount + ${feeOfRecord}) AS amount, sum(${feeOfRecord}) AS fee, min(record.id) AS record, max(record.payment_intent) AS paymentIntent
FROM register_records AS record
WHERE (:kind = 'payment' AND record.type = 'Stripe' AND record.number = :object AND ${isPayment})
  OR (:kind <> 'payment' AND (record.stripe_object = :object
    OR record.comes_from IN (SELECT lost.id FROM register_records AS lost WHERE lost.stripe_object = :object AND lost.stripe_fact = 'lost dispute')))
HAVING count(*) > 0`;

/** What was at Stripe before Paydesk came is one movement; what of it a payout holds is told beside, and is in that one already. */
export const inBalance = `(earlier = 0 OR id LIKE '${openingPrefix}%')`;

export const balanceSql = `
SELECT
  ifnull(sum(CASE WHEN date < :from OR earlier = 1 THEN amount - fee END), 0) AS before,
  ifnull(sum(CASE WHEN date >= :from AND earlier = 0 THEN CASE WHEN kind = 'payout' THEN -fee ELSE amount - fee END END), 0) AS moved,
  ifnull(sum(CASE WHEN date >= :from AND earlier = 0 AND kind = 'payout' THEN amount END), 0) AS paidOut
FROM stripe_movements
WHERE date <= :to AND ${inBalance}`;
