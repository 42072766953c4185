import * as z from 'zod';
import { newId } from '../state/ids.ts';
import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import { address, clearableText, fullAddress, id, listParams, mergeMetadata, metadata, range, shipping, within } from './params.ts';

const fields = {
  address: address.optional(),
  description: clearableText().optional(),
  email: clearableText(512).optional(),
  metadata: metadata.optional(),
  name: clearableText(256).optional(),
  payment_method: id.optional(),
  phone: clearableText(20).optional(),
  preferred_locales: z.array(z.string()).optional(),
  shipping: shipping.optional(),
};

export const customerEndpoints = [
  endpoint('post', '/v1/customers', fields, ({ account }, given) => {
    const customer = account.put('customer', {
      id: newId('cus', 14),
      object: 'customer',
      address: given.address ? fullAddress(given.address) : null,
      balance: 0,
      created: account.now(),
      currency: null,
      default_source: null,
      delinquent: false,
      description: given.description || null,
      discount: null,
      email: given.email || null,
      invoice_prefix: null,
      invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
      livemode: false,
      metadata: mergeMetadata({}, given.metadata),
      name: given.name || null,
      phone: given.phone || null,
      preferred_locales: given.preferred_locales ?? [],
      shipping: null,
      tax_exempt: 'none',
      test_clock: null,
    });
    account.emit('customer.created', customer);
    return customer;
  }),
  endpoint(
    'get',
    '/v1/customers',
    { ...listParams, created: range.optional(), email: clearableText(512).optional() },
    ({ account }, given) =>
      page(
        account
          .all('customer')
          .filter((customer) => within(customer.created, given.created) && (given.email ?? customer.email) === customer.email),
        given,
        '/v1/customers',
      ),
  ),
  endpoint('get', '/v1/customers/:id', {}, ({ account }, _, path) => account.get('customer', path('id'))),
  endpoint('post', '/v1/customers/:id', fields, ({ account }, given, path) => {
    const customer = account.get('customer', path('id'));
    const { now, before } = account.change('customer', customer.id, {
      address: given.address ? fullAddress(given.address) : (customer.address ?? null),
      description: (given.description ?? customer.description) || null,
      email: (given.email ?? customer.email) || null,
      metadata: mergeMetadata(customer.metadata, given.metadata),
      name: (given.name ?? customer.name) || null,
      phone: (given.phone ?? customer.phone) || null,
    });
    account.emit('customer.updated', now, before);
    return now;
  }),
  endpoint('delete', '/v1/customers/:id', {}, ({ account }, _, path) => {
    const customer = account.get('customer', path('id'));
    account.remove('customer', customer.id);
    account.emit('customer.deleted', customer);
    return { id: customer.id, object: 'customer', deleted: true };
  }),
];
