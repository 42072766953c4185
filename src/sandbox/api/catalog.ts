import * as z from 'zod';
import { createPrice, createProduct, createShippingRate } from '../money/catalog.ts';
import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import {
  amount,
  clearableText,
  currency,
  flag,
  id,
  listParams,
  mergeMetadata,
  metadata,
  oneOf,
  range,
  text,
  wholeAmount,
  within,
} from './params.ts';

export const taxBehavior = oneOf(['exclusive', 'inclusive', 'unspecified']);

export const productData = {
  description: text().optional(),
  images: z.array(text()).max(8).optional(),
  metadata: metadata.optional(),
  name: text(),
  tax_code: text().optional(),
  unit_label: text(12).optional(),
};

const recurring = z.strictObject({ interval: oneOf(['day', 'week', 'month', 'year']), interval_count: amount.default(1) });

/** Of `shipping_rate_data`, and of `POST /v1/shipping_rates`. */
export const shippingRateData = {
  display_name: text(100),
  fixed_amount: z.strictObject({ amount: wholeAmount, currency }).optional(),
  metadata: metadata.optional(),
  tax_behavior: taxBehavior.optional(),
  tax_code: text().optional(),
  type: oneOf(['fixed_amount']).optional(),
};

export const catalogEndpoints = [
  endpoint(
    'post',
    '/v1/products',
    { ...productData, id: id.optional(), active: flag.optional(), url: text().optional() },
    ({ account }, { tax_code: _taxCode, unit_label: _unitLabel, ...given }) =>
      createProduct(account, { ...known(given), name: given.name, metadata: mergeMetadata({}, given.metadata) }),
  ),
  endpoint('get', '/v1/products', { ...listParams, active: flag.optional(), created: range.optional() }, ({ account }, given) =>
    page(
      account
        .all('product')
        .filter((product) => within(product.created, given.created) && (given.active ?? product.active) === product.active),
      given,
      '/v1/products',
    ),
  ),
  endpoint('get', '/v1/products/:id', {}, ({ account }, _, path) => account.get('product', path('id'))),
  endpoint(
    'post',
    '/v1/products/:id',
    {
      active: flag.optional(),
      description: clearableText().optional(),
      metadata: metadata.optional(),
      name: text().optional(),
      url: text().optional(),
    },
    ({ account }, given, path) => {
      const product = account.get('product', path('id'));
      const { now, before } = account.change('product', product.id, {
        ...known(given),
        metadata: mergeMetadata(product.metadata, given.metadata),
        updated: account.now(),
      });
      account.emit('product.updated', now, before);
      return now;
    },
  ),

  endpoint(
    'post',
    '/v1/prices',
    {
      active: flag.optional(),
      currency,
      lookup_key: text(200).optional(),
      metadata: metadata.optional(),
      nickname: text().optional(),
      product: id.optional(),
      product_data: z.strictObject({ name: text(), metadata: metadata.optional(), id: id.optional(), active: flag.optional() }).optional(),
      recurring: recurring.optional(),
      tax_behavior: taxBehavior.optional(),
      unit_amount: wholeAmount,
    },
    ({ account }, { product_data: data, metadata: pairs, recurring: often, ...given }) => {
      const product = data
        ? createProduct(account, { ...known(data), name: data.name, metadata: mergeMetadata({}, data.metadata) })
        : account.get('product', given.product ?? '', 'product');
      return createPrice(account, {
        ...known(given),
        currency: given.currency,
        unit_amount: given.unit_amount,
        product: product.id,
        metadata: mergeMetadata({}, pairs),
        ...(often ? { recurring: { meter: null, trial_period_days: null, usage_type: 'licensed', ...often }, type: 'recurring' } : {}),
      });
    },
  ),
  endpoint(
    'get',
    '/v1/prices',
    { ...listParams, active: flag.optional(), created: range.optional(), currency: currency.optional(), product: id.optional() },
    ({ account }, given) =>
      page(
        account
          .all('price')
          .filter(
            (price) =>
              within(price.created, given.created) &&
              (given.active ?? price.active) === price.active &&
              (given.currency ?? price.currency) === price.currency &&
              (given.product ?? price.product) === price.product,
          ),
        given,
        '/v1/prices',
      ),
  ),
  endpoint('get', '/v1/prices/:id', {}, ({ account }, _, path) => account.get('price', path('id'))),

  endpoint(
    'post',
    '/v1/shipping_rates',
    { ...shippingRateData, fixed_amount: z.strictObject({ amount: wholeAmount, currency }) },
    ({ account }, given) =>
      createShippingRate(account, {
        display_name: given.display_name,
        fixed_amount: given.fixed_amount,
        metadata: mergeMetadata({}, given.metadata),
        tax_behavior: given.tax_behavior ?? 'unspecified',
        tax_code: given.tax_code ?? null,
      }),
  ),
  endpoint('get', '/v1/shipping_rates', { ...listParams, active: flag.optional(), created: range.optional() }, ({ account }, given) =>
    page(
      account.all('shipping_rate').filter((rate) => within(rate.created, given.created) && (given.active ?? rate.active) === rate.active),
      given,
      '/v1/shipping_rates',
    ),
  ),
  endpoint('get', '/v1/shipping_rates/:id', {}, ({ account }, _, path) => account.get('shipping_rate', path('id'))),
];

/** The parameters that were given. */
function known<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // filtering takes only keys away
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
