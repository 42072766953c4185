import { describe, expect, it } from 'vitest';
import { milesText, parseMiles } from './miles.ts';

describe('miles', () => {
  const cases: [typed: string, tenths: number | null][] = [
    ['19', 190],
    ['19.3', 193],
    [' 0.4 ', 4],
    ['', 0],
    ['19.35', null],
    ['-1', null],
    ['far', null],
  ];
  it.each(cases)('“%s” are %s tenths', (typed, tenths) => {
    expect(parseMiles(typed)).toBe(tenths);
  });

  it('are written with one decimal', () => {
    expect([193, 190, 4].map(milesText)).toEqual(['19.3', '19.0', '0.4']);
  });
});
