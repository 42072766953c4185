import type { Writer } from '../connection.ts';
import { fieldsInForce } from '../puts.ts';
import { deriveTransaction } from '../event-facts.ts';
import { reviewFields } from '../../journal/register-fields.ts';

/** What of a register record is still unallocated, and how its review stands. */
export function deriveRecord(books: Writer, id: string): void {
  const record = books.first<{ flagged: number }>('SELECT flagged FROM register_records WHERE id = :id', { id });
  deriveTransaction(books, id);
  if (!record) return;
  const review = reviewFields.partial().parse(fieldsInForce(books, 'review', id));
  books.run(
    `UPDATE register_records
     SET needs_review = :needsReview, reviewed_by = :reviewedBy, reviewed_at = :reviewedAt, review_note = :reviewNote,
       unallocated = amount
         - (SELECT COALESCE(SUM(amount), 0) FROM payment_events
            WHERE record = :id AND kind NOT IN ('service charge', 'discount', 'finance charge'))
         + (SELECT COALESCE(SUM(amount), 0) FROM ledger_entries WHERE record = :id)
         - (SELECT COALESCE(SUM(amount), 0) FROM adjustments WHERE record = :id)
     WHERE id = :id`,
    {
      id,
      needsReview: Number(review.needsReview ?? record.flagged === 1),
      reviewedBy: review.reviewedBy ?? null,
      reviewedAt: review.reviewedAt ?? null,
      reviewNote: review.reviewNote ?? '',
    },
  );
}
