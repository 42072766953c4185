import { describe, expect, it } from 'vitest';
import { isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { PriceLine } from './quote.ts';
import { type QuotedTrip, requote, type RequoteOptions } from './requote.ts';

const rates = { base: cents(180_00), perMile: cents(0), includedMiles: 0, minimum: cents(0), weekend: cents(0) };
const line: PriceLine = { schedule: 's1', name: 'Standard', customer: null, from: isoDate('2026-01-01'), to: null, level: 'BLS', rates };
const usual: RequoteOptions = { byHand: false, invoiced: false, finished: false };
const waiting = { state: 'Billing office', cancelled: false, nonBillable: false } as const;
const trip = (part: Partial<QuotedTrip> = {}): QuotedTrip => ({
  customer: 'maple',
  date: isoDate('2026-01-05'),
  serviceLevel: 'BLS',
  mileage: 0,
  quoted: cents(100_00),
  byHand: false,
  invoiced: false,
  ...part,
});

type Case = [
  title: string,
  dispatch: Partial<Parameters<typeof requote>[0]>,
  trip: Partial<QuotedTrip>,
  options: Partial<RequoteOptions>,
  comesTo: number | string,
];
const cases: Case[] = [
  ['[REQ-1] a dispatch that waits', {}, {}, {}, 180_00],
  [
    '[REQ-2] a cancelled one, whatever is chosen',
    { cancelled: true, state: 'Finished' },
    {},
    { finished: true },
    'It is cancelled: it owes nothing.',
  ],
  [
    '[REQ-2] a non-billable one, whatever is chosen',
    { nonBillable: true, state: 'Finished' },
    {},
    { finished: true },
    'It is non-billable: it owes nothing.',
  ],
  ['[REQ-3] a Finished one', { state: 'Finished' }, {}, {}, 'It is Finished.'],
  ['[REQ-3] a Finished one, chosen', { state: 'Finished' }, {}, { finished: true }, 180_00],
  [
    '[REQ-3] a Finished one that was invoiced too, only the one chosen',
    { state: 'Finished' },
    { invoiced: true },
    { finished: true },
    'It was invoiced.',
  ],
  ['[REQ-3] one that was invoiced', { state: 'Awaiting payment' }, { invoiced: true }, {}, 'It was invoiced.'],
  ['[REQ-3] one that was invoiced, chosen', { state: 'Awaiting payment' }, { invoiced: true }, { invoiced: true }, 180_00],
  ['[REQ-3] one quoted by hand', {}, { byHand: true }, {}, 'Its quote was given by hand.'],
  ['[REQ-3] one quoted by hand, chosen', {}, { byHand: true }, { byHand: true }, 180_00],
  ['[REQ-4] without a line', {}, { serviceLevel: 'ALS' }, {}, 'No price schedule has a line for ALS'],
  ['[REQ-4] the same price', {}, { quoted: cents(180_00) }, {}, 'Its price stays the same.'],
  [
    '[REQ-3] the same price by hand, chosen: it is the schedule’s then',
    {},
    { quoted: cents(180_00), byHand: true },
    { byHand: true },
    180_00,
  ],
];
describe('quoting again', () => {
  it.each(cases)('%s', (_title, dispatch, part, options, comesTo) => {
    const outcome = requote({ ...waiting, ...dispatch }, trip(part), [line], { ...usual, ...options });
    if (typeof comesTo === 'number')
      expect(outcome).toMatchObject({ ok: true, value: { quoted: comesTo, quoteSource: { name: 'Standard' } } });
    else expect(outcome).toMatchObject({ ok: false, refusal: { message: expect.stringContaining(comesTo) as string } });
  });
});
