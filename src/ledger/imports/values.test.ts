import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, isoDate } from '../../shared/dates.ts';
import { cents, formatAmount, formatMoney } from '../../shared/money.ts';
import { readCustomerKind, readDate, readMiles, readMoney, readPayor, readServiceLevel } from './values.ts';

it.each([
  ['1/5/2026', '2026-01-05'],
  ['01/05/2026', '2026-01-05'],
  ['1-5-26', '2026-01-05'],
  ['1.5.2026', '2026-01-05'],
  ['12/31/98', '1998-12-31'],
  ['2026-01-05', '2026-01-05'],
  ['2026/1/5', '2026-01-05'],
  ['2026-01-05T08:15:00', '2026-01-05'],
  ['1/5/2026 8:15 AM', '2026-01-05'],
  ['46027', '2026-01-05'],
  ['46027.34375', '2026-01-05'],
  ['2/29/2028', '2028-02-29'],
  ['2/29/2026', null],
  ['13/5/2026', null],
  ['5', null],
  ['99999', null],
  ['Jan 5, 2026', null],
  ['soon', null],
  ['', null],
])('[IMP-11] the date “%s” is %s', (text, date) => {
  expect(readDate(text)).toBe(date);
});

it.each([
  ['1500', 150000],
  ['1,500.00', 150000],
  ['$1,500.5', 150050],
  ['$ 12.50', 1250],
  ['USD 12.50', 1250],
  ['12.50 USD', 1250],
  ['(12.50)', -1250],
  ['($12.50)', -1250],
  ['-12.50', -1250],
  ['-$12.50', -1250],
  ['$-12.50', -1250],
  ['12.50-', -1250],
  ['0', 0],
  ['.5', 50],
  ['104.24999999999999', 10425],
  ['1.1E2', 11000],
  ['12.345', null],
  ['12,50', null],
  ['1.500,00', null],
  ['(12.50', null],
  ['--5', null],
  ['=A1', null],
  ['twelve', null],
  ['NaN', null],
  ['1e99', null],
  ['', null],
])('[IMP-11] the amount “%s” is %s cents', (text, amount) => {
  expect(readMoney(text)).toBe(amount);
});

it('[IMP-11] reads every amount as it is written, to the cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }), (n) => {
      const amount = cents(n);
      const plain = formatAmount(amount).replace('−', '-');
      const size = formatAmount(cents(Math.abs(n)));
      expect(readMoney(plain)).toBe(n);
      expect(readMoney(plain.replaceAll(',', ''))).toBe(n);
      expect(readMoney(formatMoney(amount))).toBe(n);
      expect(readMoney(n < 0 ? `(${size})` : size)).toBe(n);
      expect(readMoney(String(n / 100))).toBe(n); // as a spreadsheet keeps it
    }),
  );
});

it('[IMP-11] reads every day however it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 46_000 }), (days) => {
      const date = addDays(isoDate('1970-01-01'), days);
      const [year = '', month = '', day = ''] = date.split('-');
      expect(readDate(date)).toBe(date);
      expect(readDate(`${Number(month)}/${Number(day)}/${year}`)).toBe(date);
      expect(readDate(String(days + 25_569))).toBe(date); // 1970 began on a spreadsheet's day 25,569
    }),
  );
});

it('[IMP-11] never reads as an amount or a date what is none, whatever stands in the cell', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const amount = readMoney(text);
      if (amount !== null) expect(text).toMatch(/\d/);
      const date = readDate(text);
      if (date !== null) expect(isoDate(date)).toBe(date);
    }),
  );
});

it.each([
  ['8.4', 84],
  ['8', 80],
  ['8.40 mi', 84],
  ['1,204', 12040],
  ['.5', 5],
  ['8.46', 85],
  ['-3', null],
  ['far', null],
])('“%s” miles are %s tenths', (text, tenths) => {
  expect(readMiles(text)).toBe(tenths);
});

it.each([
  ['bls', 'BLS'],
  ['BLS Non-Emergency', 'BLS'],
  ['ALS-2', 'ALS 2'],
  ['ALS1', 'ALS'],
  ['Wheel chair', 'Wheelchair'],
  ['CCT', 'Critical care'],
  ['taxi', null],
])('the service level “%s” is %s', (text, level) => {
  expect(readServiceLevel(text)).toBe(level);
});

it('knows customers and payors by the words of the field', () => {
  expect(['Facility', 'nursing home', 'SNF', 'Affiliates', 'Private pay', 'bank'].map(readCustomerKind)).toEqual([
    'facility',
    'facility',
    'facility',
    'affiliate',
    'patient',
    null,
  ]);
  expect(['Medicare', 'insurance', 'patient', 'Hospital', '?'].map(readPayor)).toEqual([
    'insurance',
    'insurance',
    'patient',
    'facility',
    null,
  ]);
});
