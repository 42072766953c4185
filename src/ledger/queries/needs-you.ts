/** What on Home waits for a biller: records to review, open disputes, money without a dispatch, invoices past due. Each is a click from its place. */
import { never } from '../../shared/assert.ts';
import { type Cents, formatMoney, negate, sum } from '../../shared/money.ts';
import type { Home } from '../../shared/office-api/office.ts';
import type { RegisterRow } from '../../shared/office-api/register.ts';
import type { Reader } from '../books/connection.ts';
import { natureOf, type StoredRow } from './register.ts';

type Needs = Home['needsYou'];

/** Home shows the newest of each kind; the register has them all. */
const shown = 20;

/** Ordered by how much a biller can lose by waiting. */
export function needsYou(reader: Reader, open: Home['open']): Needs {
  const reviews = toReview(reader);
  return [
    ...reviews.filter(({ what }) => what === 'lost dispute'),
    ...reviews.filter(({ what }) => what !== 'lost dispute'),
    ...openDisputes(reader),
    ...unallocated(reader),
    ...overdue(open),
  ];
}

type ToReview = {
  id: string;
  invoice: string | null;
  name: string | null;
  amount: Cents;
  comment: string;
  review_note: string;
  stripe_fact: StoredRow['stripe_fact'];
  comes_from: string | null;
  fee: Cents;
  trips: number;
  written_off: number;
  waiting: number;
};

function toReview(reader: Reader): Needs {
  return reader.all<ToReview>(toReviewSql, { shown }).map((record) => {
    const nature = natureOf(record);
    return {
      what: nature === 'payment' || nature === 'reversal' ? 'review' : nature,
      title: record.name ?? 'No customer',
      text: reviewText(nature, record),
      amount: record.amount,
      record: record.id,
      invoice: record.invoice,
    };
  });
}

/** `2 trips written off, $100.00 and a $15.00 fee`, `1 trip went back for invoicing`. */
function reviewText(nature: RegisterRow['nature'], { amount, fee, comment, review_note, trips, written_off, waiting }: ToReview): string {
  if (review_note !== '') return review_note;
  const tripsNow = writtenOffOrWaiting(written_off, waiting, trips);
  switch (nature) {
    case 'lost dispute':
      return `${tripsNow}, ${formatMoney(negate(sum([amount, negate(fee)])))}${fee === 0 ? '' : ` and a ${formatMoney(negate(fee))} fee`}`;
    case 'refund':
    case 'dispute corrected':
      return tripsNow;
    case 'refund failed':
      return 'The refund failed and was booked back';
    case 'payment':
    case 'reversal':
      return comment;
    default:
      return never(nature);
  }
}

function writtenOffOrWaiting(writtenOff: number, waiting: number, trips: number): string {
  const count = (n: number) => `${n} ${n === 1 ? 'trip' : 'trips'}`;
  if (writtenOff > 0) return `${count(writtenOff)} written off`;
  if (waiting > 0) return `${count(waiting)} went back for invoicing`;
  return trips === 0 ? 'No trip concerned' : `${count(trips)} concerned`;
}

type OpenDispute = { name: string | null; amount: Cents; text: string; invoice: string | null; record: string | null };

function openDisputes(reader: Reader): Needs {
  return reader.all<OpenDispute>(openDisputesSql, { shown }).map(({ name, ...dispute }) => ({
    what: 'dispute',
    title: `${name ?? 'A customer'} disputes a payment`,
    ...dispute,
  }));
}

type Unallocated = { id: string; type: string; number: string; name: string | null; unallocated: Cents; invoice: string | null };

function unallocated(reader: Reader): Needs {
  return reader.all<Unallocated>(unallocatedSql, { shown }).map((record) => ({
    what: 'unallocated',
    title: [record.name, `${record.type} ${record.number}`.trim()].filter(Boolean).join(', '),
    text: `${formatMoney(record.unallocated)} belongs to no dispatch yet`,
    amount: record.unallocated,
    record: record.id,
    invoice: record.invoice,
  }));
}

function overdue({ overdue: count, overdueAmount }: Home['open']): Needs {
  if (count === 0) return [];
  const title = count === 1 ? '1 invoice is past its due date' : `${count} invoices are past their due date`;
  return [{ what: 'overdue', title, text: 'Run the reinvoicing cycle', amount: overdueAmount, record: null, invoice: null }];
}

const trips = (condition: string) => `(
    SELECT count(DISTINCT event.dispatch)
    FROM payment_events AS event
    JOIN dispatches AS dispatch ON dispatch.id = event.dispatch
    WHERE event.record = record.id AND ${condition}
  )`;

const toReviewSql = `
SELECT
  record.id, record.invoice, customer.name, record.amount, record.comment, record.review_note, record.stripe_fact, record.comes_from,
  (SELECT ifnull(sum(amount), 0) FROM adjustments WHERE record = record.id AND kind = 'plb') AS fee,
  ${trips('true')} AS trips,
  ${trips('dispatch.written_off > 0')} AS written_off,
  ${trips("dispatch.state = 'Billing office'")} AS waiting
FROM register_records AS record
LEFT JOIN customers AS customer ON customer.id = record.customer
WHERE record.needs_review = 1
ORDER BY record.date DESC, record.stamp DESC, record.id DESC
LIMIT :shown`;

const openDisputesSql = `
SELECT customer.name, opened.amount, opened.text, opened.invoice, paid.id AS record
FROM stripe_activity AS opened
LEFT JOIN invoices AS invoice ON invoice.id = opened.invoice
LEFT JOIN customers AS customer ON customer.id = invoice.customer
LEFT JOIN register_records AS paid ON paid.payment_intent = opened.payment_intent AND paid.stripe_fact = 'payment'
WHERE opened.fact = 'dispute opened'
  AND NOT EXISTS (
    SELECT 1
    FROM stripe_activity AS closed
    WHERE closed.payment_intent = opened.payment_intent
      AND closed.object = opened.object
      AND closed.fact IN ('dispute lost', 'dispute won')
  )
ORDER BY opened.at DESC
LIMIT :shown`;

const unallocatedSql = `
SELECT record.id, record.type, record.number, customer.name, record.unallocated, record.invoice
FROM register_records AS record
LEFT JOIN customers AS customer ON customer.id = record.customer
WHERE record.unallocated <> 0 AND record.needs_review = 0
ORDER BY record.date DESC, record.stamp DESC, record.id DESC
LIMIT :shown`;
