const brands: Readonly<Record<string, string>> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

/** The name on a card by Stripe's word for its brand: `American Express` for `amex`; `Card` for one that we do not know. */
export function cardBrand(brand: string | null): string {
  return brands[brand ?? ''] ?? 'Card';
}
