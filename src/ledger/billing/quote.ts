/** What a trip is quoted by the price schedules of the office (docs/rules.md, PRICE). */
import { formatDate, isWeekend, type IsoDate } from '../../shared/dates.ts';
import { atLeastZero, type Cents, cents, minus, sum, zero } from '../../shared/money.ts';
import type { QuoteParts, QuoteSource, Rates } from '../../shared/quotes.ts';
import type { ServiceLevel } from '../../shared/words.ts';

/** A line of a schedule, with what its schedule says of when and for whom it holds. */
export type PriceLine = {
  schedule: string;
  name: string;
  /** Null: for everyone. */
  customer: string | null;
  from: IsoDate;
  /** Null: until further notice. */
  to: IsoDate | null;
  level: ServiceLevel;
  rates: Rates;
};

/** What of a trip decides its price. Mileage in tenths of a mile. */
export type PricedTrip = { customer: string; date: IsoDate; serviceLevel: ServiceLevel; mileage: number };

export type Quote = { quoted: Cents; source: QuoteSource };

/**
 * The quote of a trip: of the lines for its service level that hold on its date, the customer's contract goes before the office's prices
 * [PRICE-2], the schedule that began last before older ones [PRICE-3]. Null: there is no such line [PRICE-4].
 *
 * With a base of $180.00, $9.00 a mile and 5 miles included, 12.5 miles are quoted at $247.50.
 */
export function quoteTrip(trip: PricedTrip, lines: readonly PriceLine[]): Quote | null {
  const [line] = lines.filter((each) => holdsFor(each, trip)).toSorted(byPrecedence);
  if (!line) return null;
  const { schedule, name, level, rates } = line;
  const billedMiles = Math.max(0, trip.mileage - rates.includedMiles);
  const parts = partsOf(rates, billedMiles, trip.date);
  const source = { schedule, name, contract: line.customer !== null, level, rates, billedMiles, parts };
  return { quoted: sum(Object.values(parts)), source };
}

/** Why there is no quote, in a sentence for people [PRICE-4]. */
export function whyNoQuote({ date, serviceLevel }: PricedTrip, lines: readonly PriceLine[]): string {
  if (lines.length === 0) return 'The office has no price schedule yet: give the price quote by hand, or make one in Settings.';
  if (!lines.some(({ level }) => level === serviceLevel))
    return `No price schedule has a line for ${serviceLevel}: give the price quote by hand, or add the line in Settings.`;
  return `No price schedule with a line for ${serviceLevel} holds on ${formatDate(date)}: give the price quote by hand, or look at the dates in Settings.`;
}

function holdsFor({ customer, from, to, level }: PriceLine, trip: PricedTrip): boolean {
  return (
    level === trip.serviceLevel &&
    (customer === null || customer === trip.customer) &&
    from <= trip.date &&
    (to === null || trip.date <= to)
  );
}

/** The one that goes before comes first; two that began on the same day, as two desks may make them, are told apart by their IDs. */
function byPrecedence(a: PriceLine, b: PriceLine): number {
  if ((a.customer === null) !== (b.customer === null)) return a.customer === null ? 1 : -1;
  if (a.from !== b.from) return a.from < b.from ? 1 : -1;
  return a.schedule < b.schedule ? 1 : -1;
}

function partsOf({ base, perMile, minimum, weekend }: Rates, billedMiles: number, date: IsoDate): QuoteParts {
  const mileage = dividedHalfUp(perMile * billedMiles, 10); // PRICE-5
  return {
    base,
    mileage,
    toMinimum: atLeastZero(minus(minimum, sum([base, mileage]))), // PRICE-6
    weekend: isWeekend(date) ? weekend : zero, // PRICE-7
  };
}

/** Rates raised by hundredths of a percent, or lowered where it is negative, each price to the nearest cent [PRICE-9]. */
export function raiseRates({ includedMiles, ...prices }: Rates, hundredths: number): Rates {
  const raise = (price: Cents) => dividedHalfUp(price * (10_000 + hundredths), 10_000);
  return {
    includedMiles,
    base: raise(prices.base),
    perMile: raise(prices.perMile),
    minimum: raise(prices.minimum),
    weekend: raise(prices.weekend),
  };
}

/** Whole numbers, not negative, divided to the nearest whole; a half goes up. */
function dividedHalfUp(amount: number, by: number): Cents {
  const doubled = 2 * amount + by;
  return cents((doubled - (doubled % (2 * by))) / (2 * by));
}
