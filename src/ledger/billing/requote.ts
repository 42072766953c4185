/** When a quote follows the price schedules, and when it stays as it is (docs/rules.md, PRICE and REQ). */
import type { Cents } from '../../shared/money.ts';
import type { QuoteSource } from '../../shared/quotes.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { DispatchFields } from './change-dispatch.ts';
import type { Dispatch } from './invoice.ts';
import { type PricedTrip, type PriceLine, quoteTrip, whyNoQuote } from './quote.ts';

/** A dispatch as its quote is decided upon. */
export type QuotedTrip = PricedTrip & {
  quoted: Cents;
  /** Its quote was given by hand. */
  byHand: boolean;
  /** It stands on an invoice that was committed and not cancelled. */
  invoiced: boolean;
};

/** A quote and where it came from, which are put together. */
type QuoteFields = { quoted: Cents; quoteSource: QuoteSource | null };

/** What of a trip decides its price. */
const pricing = ['customer', 'date', 'serviceLevel', 'mileage'] as const;

/** The quote of a new dispatch: the amount given by hand, else what the schedules say [PRICE-10]. */
export function firstQuote(trip: PricedTrip, byHand: Cents | undefined, lines: readonly PriceLine[]): Outcome<QuoteFields> {
  return byHand === undefined ? bySchedule(trip, lines, 'quoted') : done({ quoted: byHand, quoteSource: null });
}

/**
 * The fields of a change with the quote that follows from it. An amount typed is a quote by hand [PRICE-11]. A quote of a schedule follows
 * the trip's customer, date, level and mileage until it is invoiced or Finished; where no line fits any more the amount stays, as by hand [PRICE-12].
 */
export function withQuote(
  { state }: Pick<Dispatch, 'state'>,
  trip: QuotedTrip,
  { bySchedule: asked, ...set }: DispatchFields & { bySchedule?: true | undefined },
  linesFor: (customer: string) => readonly PriceLine[],
): Outcome<DispatchFields> {
  const after = { ...trip, ...onlyPricing(set) };
  if (asked) {
    const quote = bySchedule(after, linesFor(after.customer), 'set.quoted');
    return quote.ok ? done({ ...set, ...quote.value }) : quote;
  }
  if (set.quoted !== undefined) return done({ ...set, quoteSource: null });
  const follows = !trip.byHand && !trip.invoiced && state !== 'Finished' && pricing.some((field) => after[field] !== trip[field]);
  if (!follows) return done(set);
  const quote = quoteTrip(after, linesFor(after.customer));
  return done({ ...set, quoted: quote?.quoted ?? trip.quoted, quoteSource: quote?.source ?? null });
}

function bySchedule(trip: PricedTrip, lines: readonly PriceLine[], field: string): Outcome<QuoteFields> {
  const quote = quoteTrip(trip, lines);
  if (!quote) return refuse('invalid-input', whyNoQuote(trip, lines), field);
  return done({ quoted: quote.quoted, quoteSource: quote.source });
}

function onlyPricing({ customer, date, serviceLevel, mileage }: DispatchFields): Partial<PricedTrip> {
  return {
    ...(customer !== undefined && { customer }),
    ...(date !== undefined && { date }),
    ...(serviceLevel !== undefined && { serviceLevel }),
    ...(mileage !== undefined && { mileage }),
  };
}

export type RequoteOptions = {
  /** Quotes by hand too. */
  byHand: boolean;
  /** Those too that were invoiced. */
  invoiced: boolean;
  /** Finished ones too: what is then owed, or overpaid, goes where the automatic workflow puts it. */
  finished: boolean;
};

/** The quote of the schedules for a dispatch that has one already, in guard order, or why its quote stays [REQ-2] to [REQ-4]. */
export function requote(
  { state, cancelled, nonBillable }: Pick<Dispatch, 'state' | 'cancelled' | 'nonBillable'>,
  trip: QuotedTrip,
  lines: readonly PriceLine[],
  options: RequoteOptions,
): Outcome<QuoteFields> {
  if (cancelled) return refuse('wrong-state', 'It is cancelled: it owes nothing.');
  if (nonBillable) return refuse('wrong-state', 'It is non-billable: it owes nothing.');
  if (state === 'Finished' && !options.finished) return refuse('wrong-state', 'It is Finished.');
  if (trip.invoiced && !options.invoiced) return refuse('wrong-state', 'It was invoiced.');
  if (trip.byHand && !options.byHand) return refuse('wrong-state', 'Its quote was given by hand.');
  const quote = quoteTrip(trip, lines);
  if (!quote) return refuse('wrong-state', whyNoQuote(trip, lines));
  if (quote.quoted === trip.quoted && !trip.byHand) return refuse('wrong-state', 'Its price stays the same.');
  return done({ quoted: quote.quoted, quoteSource: quote.source });
}
