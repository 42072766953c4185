/** Movements of the balance at Stripe as screens show them, each with its register record or why it has none. */
import type { MovementKind } from '../../shared/companion-api/money-moves.ts';
import type { Instant, IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { Connection } from '../../shared/office-api/office.ts';
import type { MovementRow } from '../../shared/office-api/payouts.ts';
import type { RecordType } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';
import { recordOfMovement } from './movement-record.ts';
import { stripeUrl } from './stripe-links.ts';
import { whyNotInBooks } from './why-different.ts';

type Stored = {
  id: string;
  date: IsoDate;
  at: Instant;
  kind: MovementKind;
  amount: Cents;
  fee: Cents;
  text: string;
  source: string | null;
  payment_intent: string | null;
  earlier: number;
  record: string | null;
  record_type: RecordType | null;
  record_number: string | null;
  record_date: IsoDate | null;
  customer: string | null;
};

/** `which`: the condition on `movement`, and what follows it. */
export function movementRows(reader: Reader, connection: Connection, which: string, given: Record<string, string | number>): MovementRow[] {
  return reader.all<Stored>(`${columns} ${which}`, given).map((row) => {
    const { id, date, at, kind, amount, fee, text, source, payment_intent: paymentIntent } = row;
    const { record, record_type: type, record_number: number, record_date: booked, customer } = row;
    const isBooked = record !== null && type !== null && booked !== null;
    const why = isBooked ? null : whyNotInBooks(reader, { kind, paymentIntent, source, earlier: row.earlier === 1 });
    const named = isBooked ? { id: record, type, number: number ?? '', date: booked, customer: customer ?? '' } : null;
    const url = stripeUrl(connection, kind === 'payment' ? paymentIntent : source);
    return { id, date, at, kind, amount, fee, text, paymentIntent, why, record: named, url };
  });
}

const columns = `
SELECT
  movement.id, movement.date, movement.at, movement.kind, movement.amount, movement.fee, movement.text, movement.source,
  movement.payment_intent, movement.earlier,
  record.id AS record, record.type AS record_type, record.number AS record_number, record.date AS record_date, customer.name AS customer
FROM stripe_movements AS movement
LEFT JOIN register_records AS record ON record.id = (${recordOfMovement('movement')})
LEFT JOIN customers AS customer ON customer.id = record.customer`;
