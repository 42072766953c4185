import { expect, it } from 'vitest';
import { parsePercent } from './percent.ts';

const cases: [typed: string, hundredths: number | null][] = [
  ['3.5', 350],
  ['3.5 %', 350],
  ['-2', -200],
  ['0', 0],
  ['12.25%', 1225],
  ['-100', null],
  ['3.555', null],
  ['', null],
  ['much', null],
];
it.each(cases)('“%s” are %s hundredths of a percent', (typed, hundredths) => {
  expect(parsePercent(typed)).toBe(hundredths);
});
