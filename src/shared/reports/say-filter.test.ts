import { expect, it } from 'vitest';
import { isoDate } from '../dates.ts';
import { allOf, type FilterTree } from './definition.ts';
import { sayFilter } from './say-filter.ts';

const january = { column: 'date', op: 'dated', from: isoDate('2026-01-01'), to: isoDate('2026-01-31') } as const;

it.each<[FilterTree, string]>([
  [allOf(), ''],
  [allOf(january), 'Date of service Jan 1, 2026 – Jan 31, 2026'],
  [allOf({ column: 'date', op: 'dated', to: isoDate('2026-01-31') }), 'Date of service until Jan 31, 2026'],
  [allOf({ column: 'date', op: 'in', period: 'last month' }), 'Date of service last month'],
  [allOf({ column: 'price', op: '≥', value: 1_500_00 }, { column: 'parked', op: 'no' }), 'Price ≥ $1,500.00 and Parked no'],
  [allOf({ column: 'owed', op: '<', value: -5_00 }), 'Owed < −$5.00'],
  [allOf({ column: 'miles', op: 'between', from: 5, to: 100 }), 'Miles 0.5 – 10.0'],
  [allOf({ column: 'state', op: 'is none of', values: ['Finished', ''] }), 'State not Finished, empty'],
  [allOf({ column: 'patient', op: 'contains', value: '100% "O\'Neil"' }), 'Patient contains “100% "O\'Neil"”'],
  [allOf({ column: 'customer', op: 'is this one', id: 'c1', name: 'Maple Court' }), 'Customer Maple Court'],
  [
    allOf({ column: 'parked', op: 'yes' }, { match: 'any', of: [january, { match: 'none', of: [{ column: 'owed', op: '=', value: 0 }] }] }),
    'Parked yes and (Date of service Jan 1, 2026 – Jan 31, 2026 or none of (Owed = $0.00))',
  ],
  [allOf({ match: 'any', of: [] }, { column: 'parked', op: 'yes' }), 'Parked yes'],
])('[REP-9] a filter says in words what it lets pass: %#', (filter, said) => expect(sayFilter('Dispatches', filter)).toBe(said));
