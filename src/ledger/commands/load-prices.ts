/** Reads what quotes are decided upon: the lines of the price schedules, and trips as they are priced. */
import { isoDate } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import { type QuoteSource, quoteSourceSchema } from '../../shared/quotes.ts';
import { serviceLevelSchema } from '../../shared/words.ts';
import type { PriceLine } from '../billing/quote.ts';
import type { QuotedTrip } from '../billing/requote.ts';
import type { Reader } from '../books/connection.ts';

type LineRow = {
  schedule: string;
  name: string;
  customer: string | null;
  valid_from: string;
  valid_to: string | null;
  level: string;
  base: number;
  per_mile: number;
  included_miles: number;
  minimum: number;
  weekend: number;
};

/** The lines that may hold for the trips of `customer`: those for everyone, and those of its contracts. */
export function loadPriceLines(reader: Reader, customer: string): PriceLine[] {
  return reader
    .all<LineRow>(
      `SELECT line.schedule, schedule.name, schedule.customer, schedule.valid_from, schedule.valid_to,
         line.level, line.base, line.per_mile, line.included_miles, line.minimum, line.weekend
       FROM schedules AS schedule
       JOIN schedule_lines AS line ON line.schedule = schedule.id
       WHERE (schedule.customer IS NULL OR schedule.customer = :customer) AND schedule.retired = 0 AND line.removed = 0`,
      { customer },
    )
    .map((row) => ({
      schedule: row.schedule,
      name: row.name,
      customer: row.customer,
      from: isoDate(row.valid_from),
      to: row.valid_to === null ? null : isoDate(row.valid_to),
      level: serviceLevelSchema.parse(row.level),
      rates: ratesOf(row),
    }));
}

/** The rates of a stored line. */
export function ratesOf(row: Pick<LineRow, 'base' | 'per_mile' | 'included_miles' | 'minimum' | 'weekend'>): PriceLine['rates'] {
  return {
    base: cents(row.base),
    perMile: cents(row.per_mile),
    includedMiles: row.included_miles,
    minimum: cents(row.minimum),
    weekend: cents(row.weekend),
  };
}

export type StoredQuote = { quoted: Cents; source: QuoteSource | null };

/** The quote of a dispatch that is in the books, and where it came from. */
export function loadQuote(reader: Reader, id: string): StoredQuote {
  const row = reader.one<{ quoted: number; source: string | null }>(
    'SELECT quoted, quote_source AS source FROM dispatches WHERE id = :id',
    { id },
  );
  return { quoted: cents(row.quoted), source: row.source === null ? null : quoteSourceSchema.parse(JSON.parse(row.source)) };
}

type TripRow = { date: string; level: string; customer: string; mileage: number; quoted: Cents; source: string | null; invoiced: number };

/** A dispatch as its quote is decided upon, or null when there is none. */
export function loadQuotedTrip(reader: Reader, id: string): QuotedTrip | null {
  const row = reader.first<TripRow>(
    `SELECT dispatches.date, dispatches.service_level AS level, dispatches.customer, dispatches.mileage, dispatches.quoted,
       dispatches.quote_source AS source,
       EXISTS (
         SELECT 1 FROM invoice_items
         JOIN invoices ON invoices.id = invoice_items.invoice
         WHERE invoice_items.dispatch = dispatches.id AND invoice_items.removed = 0
           AND invoices.number IS NOT NULL AND invoices.state <> 'Cancelled'
       ) AS invoiced
     FROM dispatches
     WHERE dispatches.id = :id`,
    { id },
  );
  return (
    (row && {
      customer: row.customer,
      date: isoDate(row.date),
      serviceLevel: serviceLevelSchema.parse(row.level),
      mileage: row.mileage,
      quoted: cents(row.quoted),
      byHand: row.source === null,
      invoiced: row.invoiced === 1,
    }) ??
    null
  );
}
