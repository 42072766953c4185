import { expect, it } from 'vitest';
import { recordName } from './record-name.ts';

it.each([
  ['Check', '1234', 'check 1234'],
  ['EFT', '', 'EFT'],
  ['EFT', '88', 'EFT 88'],
  ['Stripe', 'pi_1', 'Stripe pi_1'],
  ['Cash', '', 'cash'],
] as const)('a %s %s within a sentence is %s', (type, number, said) => {
  expect(recordName(type, number)).toBe(said);
});
