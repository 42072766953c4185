import { type Cents, formatAmount } from '../../../shared/money.ts';
import type { QuoteSource } from '../../../shared/quotes.ts';
import { milesText } from './miles.ts';

/** How a quote came about: `Standard 2026, BLS: 180.00 + 12.5 miles 112.50 + weekend 20.00`. */
export function quoteWords({ name, level, billedMiles, parts }: QuoteSource): string {
  const more: [words: string, amount: Cents][] = [
    [`${milesText(billedMiles)} miles`, parts.mileage],
    ['to the minimum', parts.toMinimum],
    ['weekend', parts.weekend],
  ];
  const said = more.filter(([, amount]) => amount !== 0).map(([words, amount]) => ` + ${words} ${formatAmount(amount)}`);
  return `${name}, ${level}: ${formatAmount(parts.base)}${said.join('')}`;
}
