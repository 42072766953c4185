/** Products, prices and shipping rates: what a Checkout page lists. */
import { invalidRequest } from '../api/problem.ts';
import type { Account } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { LineItem, Price, Product, ShippingRate } from '../state/objects.ts';

export type ProductTerms = Pick<Product, 'name'> & Partial<Pick<Product, 'id' | 'active' | 'description' | 'images' | 'metadata' | 'url'>>;

export function createProduct(account: Account, terms: ProductTerms): Product {
  const created = account.now();
  const product = account.put('product', {
    id: newId('prod', 14),
    object: 'product',
    active: true,
    created,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: {},
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: created,
    url: null,
    ...terms,
  });
  account.emit('product.created', product);
  return product;
}

export type PriceTerms = Pick<Price, 'currency'> & { product: string; unit_amount: number } & Partial<
    Pick<Price, 'active' | 'lookup_key' | 'metadata' | 'nickname' | 'recurring' | 'tax_behavior' | 'type'>
  >;

export function createPrice(account: Account, terms: PriceTerms): Price {
  const price = account.put('price', {
    id: newId('price'),
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created: account.now(),
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount_decimal: String(terms.unit_amount),
    ...terms,
  });
  account.emit('price.created', price);
  return price;
}

export type RateTerms = { display_name: string; fixed_amount: { amount: number; currency: string } } & Partial<
  Pick<ShippingRate, 'metadata' | 'tax_behavior' | 'tax_code'>
>;

export function createShippingRate(account: Account, terms: RateTerms): ShippingRate {
  return account.put('shipping_rate', {
    id: newId('shr'),
    object: 'shipping_rate',
    active: true,
    created: account.now(),
    delivery_estimate: null,
    livemode: false,
    metadata: {},
    tax_behavior: 'unspecified',
    tax_code: null,
    type: 'fixed_amount',
    ...terms,
  });
}

/** One line of a Checkout Session. */
export function lineItem(account: Account, price: Price, quantity: number): LineItem {
  const total = (price.unit_amount ?? 0) * quantity;
  const { name } = account.get('product', price.product);
  if (!Number.isSafeInteger(total))
    throw invalidRequest('The amount of a line item is too large.', { code: 'amount_too_large', param: 'line_items' });
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: price.currency,
    description: name,
    metadata: {},
    price,
    quantity,
  };
}
