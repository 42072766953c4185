import type { Writer } from '../connection.ts';
import { fieldsInForce } from '../puts.ts';
import { deriveTransaction } from '../event-facts.ts';
import { reviewFields } from '../../journal/register-fields.ts';

/** A payment that came past Paydesk and was taken out of the books again: another record of the same number balances it. */
const wasTakenOut = `EXISTS (
         SELECT 1 FROM register_records AS back
         WHERE back.comes_from = :id AND back.stripe_fact IS NULL AND back.type = 'Stripe' AND back.number = register_records.number
       )`;

/** What of a register record went to trips and to a ledger, what is still unallocated, how its review stands, and whether Stripe's payment is still in the books by it. */
export function deriveRecord(books: Writer, id: string): void {
  const record = books.first<{ flagged: number }>('SELECT flagged FROM register_records WHERE id = :id', { id });
  deriveTransaction(books, id);
  if (!record) return;
  const review = reviewFields.partial().parse(fieldsInForce(books, 'review', id));
  const { toTrips, toLedger, adjusted } = books.one<{ toTrips: number; toLedger: number; adjusted: number }>(partsSql, { id });
  books.run(
    `UPDATE register_records
     SET stripe_fact = CASE WHEN stripe_fact LIKE 'payment%' THEN iif(${wasTakenOut}, 'payment taken out', 'payment') ELSE stripe_fact END,
       needs_review = :needsReview, reviewed_by = :reviewedBy, reviewed_at = :reviewedAt, review_note = :reviewNote,
       to_trips = :toTrips, to_ledger = :toLedger, unallocated = amount - :toTrips - :toLedger - :adjusted
     WHERE id = :id`,
    {
      id,
      needsReview: Number(review.needsReview ?? record.flagged === 1),
      reviewedBy: review.reviewedBy ?? null,
      reviewedAt: review.reviewedAt ?? null,
      reviewNote: review.reviewNote ?? '',
      toTrips,
      toLedger,
      adjusted,
    },
  );
}

/** A credit to the customer counts as money that went to the ledger. */
const partsSql = `
SELECT
  (SELECT ifnull(sum(amount), 0) FROM payment_events
   WHERE record = :id AND kind NOT IN ('service charge', 'discount', 'finance charge')) AS toTrips,
  (SELECT ifnull(-sum(amount), 0) FROM ledger_entries WHERE record = :id) AS toLedger,
  (SELECT ifnull(sum(amount), 0) FROM adjustments WHERE record = :id) AS adjusted`;
