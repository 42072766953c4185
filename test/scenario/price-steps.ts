/** Plays the steps of a scenario that are about prices, quotes and many trips at once. */
import type * as z from 'zod';
import { cents, zero } from '../../src/shared/money.ts';
import { serviceLevels } from '../../src/shared/words.ts';
import type { Desk } from './desk.ts';
import type { priceSteps } from './price-format.ts';

type PriceSteps = { [Name in keyof typeof priceSteps]: z.output<(typeof priceSteps)[Name]> };
type Players = { [Name in keyof PriceSteps]: (input: PriceSteps[Name]) => Promise<unknown> };

/** What each of these steps does at `desk`; `id` and `learn` keep which name stands for which ID. */
export function pricePlayers(desk: Desk, id: (name: string) => string, learn: (name: string, id: string) => void): Players {
  return {
    prices: ({ name, customer, from, to, lines }) =>
      desk.call('schedules.save', {
        name,
        customer: customer === undefined ? null : id(customer),
        from,
        to: to ?? null,
        lines: serviceLevels.flatMap((level) => {
          const line = lines[level];
          if (!line) return [];
          const { base, perMile = zero, included = 0, minimum = zero, weekend = zero } = line;
          return [{ level, base, perMile, includedMiles: included, minimum, weekend }];
        }),
      }),
    trip: async ({ dispatch, customer, date, level, miles, price }) => {
      const made = await desk.call('dispatches.create', {
        customer: id(customer),
        date,
        ...(level && { serviceLevel: level }),
        ...(miles !== undefined && { mileage: miles }),
        ...(price !== undefined && { quoted: price }),
      });
      learn(dispatch, made.id);
    },
    change: ({ dispatch, customer, level, miles, price, ...set }) =>
      desk.call('dispatches.change', {
        id: id(dispatch),
        set: {
          ...Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)),
          ...(customer !== undefined && { customer: id(customer) }),
          ...(level && { serviceLevel: level }),
          ...(miles !== undefined && { mileage: miles }),
          ...(price === 'by schedule' ? { bySchedule: true as const } : price !== undefined && { quoted: cents(price) }),
        },
      }),
    move: ({ dispatches, what }) => desk.call('dispatches.bulk', { trips: { ids: dispatches.map(id) }, move: { what } }),
    'bill-to': ({ dispatches, payor }) =>
      desk.call('dispatches.bulk', { trips: { ids: dispatches.map(id) }, move: { what: 'change payor', payor } }),
    requote: ({ dispatches, ...options }) =>
      desk.call('dispatches.bulk', { trips: { ids: dispatches.map(id) }, move: { what: 'quote again', ...options } }),
    'set-state': ({ dispatch, state }) =>
      state === 'automatic'
        ? desk.call('dispatches.decideAgain', { id: id(dispatch) })
        : desk.call('dispatches.setState', { id: id(dispatch), state }),
  };
}
