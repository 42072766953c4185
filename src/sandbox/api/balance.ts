import { asOfNow, balance } from '../money/balance.ts';
import { createManualPayout, movementsOf } from '../money/payouts.ts';
import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import { amount, currency, id, listParams, mergeMetadata, metadata, oneOf, range, text, within } from './params.ts';

export const balanceEndpoints = [
  endpoint('get', '/v1/balance', {}, ({ account }) => balance(account)),
  endpoint(
    'get',
    '/v1/balance_transactions',
    {
      ...listParams,
      created: range.optional(),
      currency: currency.optional(),
      payout: id.optional(),
      source: id.optional(),
      type: text().optional(),
    },
    ({ account }, given) => {
      const all =
        given.payout === undefined
          ? account.all('balance_transaction')
          : movementsOf(account, account.get('payout', given.payout, 'payout'));
      const wanted = all.filter(
        (movement) =>
          within(movement.created, given.created) &&
          (given.currency ?? movement.currency) === movement.currency &&
          (given.source ?? movement.source) === movement.source &&
          (given.type ?? movement.type) === movement.type,
      );
      return page(
        wanted.map((movement) => asOfNow(account, movement)),
        given,
        '/v1/balance_transactions',
      );
    },
  ),
  endpoint('get', '/v1/balance_transactions/:id', {}, ({ account }, _, path) =>
    asOfNow(account, account.get('balance_transaction', path('id'))),
  ),

  endpoint(
    'post',
    '/v1/payouts',
    {
      amount,
      currency,
      description: text().optional(),
      metadata: metadata.optional(),
      method: oneOf(['standard', 'instant']).optional(),
      statement_descriptor: text(22).optional(),
    },
    ({ account }, given) =>
      createManualPayout(account, {
        amount: given.amount,
        currency: given.currency,
        description: given.description ?? null,
        metadata: mergeMetadata({}, given.metadata),
      }),
  ),
  endpoint(
    'get',
    '/v1/payouts',
    {
      ...listParams,
      arrival_date: range.optional(),
      created: range.optional(),
      status: oneOf(['pending', 'paid', 'failed', 'canceled', 'in_transit']).optional(),
    },
    ({ account }, given) =>
      page(
        account
          .all('payout')
          .filter(
            (payout) =>
              within(payout.created, given.created) &&
              within(payout.arrival_date, given.arrival_date) &&
              (given.status ?? payout.status) === payout.status,
          ),
        given,
        '/v1/payouts',
      ),
  ),
  endpoint('get', '/v1/payouts/:id', {}, ({ account }, _, path) => account.get('payout', path('id'))),
  endpoint('post', '/v1/payouts/:id', { metadata: metadata.optional() }, ({ account }, given, path) => {
    const payout = account.get('payout', path('id'));
    const { now, before } = account.change('payout', payout.id, { metadata: mergeMetadata(payout.metadata, given.metadata) });
    account.emit('payout.updated', now, before);
    return now;
  }),
];
