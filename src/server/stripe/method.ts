/** What a customer paid with, in words that name nobody: `Visa ···· 4242`. */
import type Stripe from 'stripe';
import { cardBrand } from '../../shared/card-brands.ts';

/** `Visa ···· 4242`, `Bank account ···· 6789`, `Afterpay clearpay`; empty while nothing was charged. */
export function describeMethod(charge: Stripe.Charge | null): string {
  const details = charge?.payment_method_details;
  if (!details) return '';
  if (details.card) return withLast4(cardBrand(details.card.brand), details.card.last4);
  if (details.us_bank_account) return withLast4('Bank account', details.us_bank_account.last4);
  const words = details.type.replaceAll('_', ' ');
  return (words.slice(0, 1).toUpperCase() + words.slice(1)).slice(0, 60);
}

function withLast4(name: string, last4: string | null): string {
  return last4 !== null && /^\d{4}$/.test(last4) ? `${name} ···· ${last4}` : name;
}
