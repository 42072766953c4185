import { expect, it } from 'vitest';
import { readAmount } from './read-amount.ts';

it.each([
  ['50', 50_00],
  [' $50.00 ', 50_00],
  ['$ 1,234.50', 1234_50],
  ['1234.5', 1234_50],
  ['1,5', 1_50],
  ['50,00', 50_00],
  ['1.234,50', 1234_50],
  ['1.234', 1234_00],
  ['1,234', 1234_00],
  ['1 234,50', 1234_50],
  ['1.234.567,89', 1_234_567_89],
  ['US$ 50', 50_00],
  ['50 USD', 50_00],
  ['50 dólares', 50_00],
  ['1 dólar', 1_00],
  ['50 dolares', 50_00],
  ['５０.００', 50_00],
  ['.75', 75],
  ['20.', 20_00],
  ['0', 0],
])('[PART-2] a customer who types %j means %i cents', (typed, expected) => {
  expect(readAmount(typed)).toBe(expected);
});

it.each(['', '.', 'all of it', '-20', '1,2,3', '1,23,456', '1.234,567', '12.345.6', '12,345,6,7', '1e3', '10%', '(20)', '99999999999999'])(
  '[PART-2] %j is no amount',
  (typed) => {
    expect(readAmount(typed)).toBeNull();
  },
);
