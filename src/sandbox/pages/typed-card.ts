/** A card as somebody has typed it. */
import { type BillingDetails, cardMethod } from '../money/methods.ts';
import type { Account } from '../state/account.ts';
import type { PaymentMethod } from '../state/objects.ts';
import { cardByNumber } from '../state/test-methods.ts';

export type TypedCard = { number: string; expiry: string; cvc: string };

/** The payment method, or a sentence on what is wrong. */
export function readTypedCard(
  account: Account,
  { number, expiry: typed, cvc }: TypedCard,
  common: { billing_details?: BillingDetails } = {},
): PaymentMethod | string {
  const card = cardByNumber(number);
  if (!card) return 'Your card was declined. The sandbox knows only test cards. Try 4242 4242 4242 4242.';
  const expiry = /^(0?[1-9]|1[0-2])\s*\/\s*(?:20)?(\d{2})$/.exec(typed.trim());
  if (!expiry) return "Your card's expiration date is not a month and a year, as in 12/34.";
  const [month, year] = [Number(expiry[1]), 2000 + Number(expiry[2])];
  if (isPast(account, month, year)) return "Your card's expiration date is in the past.";
  if (!/^\d{3,4}$/.test(cvc.trim())) return "Your card's security code has three or four digits.";
  return cardMethod(account, card, { month, year }, common);
}

function isPast(account: Account, month: number, year: number): boolean {
  return Date.UTC(year, month, 1) / 1000 <= account.now(); // a card is good until its month ends
}
