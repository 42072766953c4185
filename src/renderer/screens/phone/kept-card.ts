/** What is known of a card that Stripe keeps, in words: brand, last four and expiry, and no more than that. */
import { cardBrand } from '../../../shared/card-brands.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { Output } from '../../../shared/office-api/index.ts';

export type KeptCard = Output<'phone.cards'>['cards'][number];

/** `Visa ···· 4242` */
export function nameOf({ brand, last4 }: KeptCard): string {
  return `${cardBrand(brand)} ···· ${last4}`;
}

/** `expires 12/2034` */
export function expiryOf({ expires }: KeptCard): string {
  const [year, month] = expires.split('-');
  return `expires ${month}/${year}`;
}

/** A card is good until its month ends. */
export function hasExpired({ expires }: KeptCard, today: IsoDate): boolean {
  return expires < today.slice(0, 7);
}
