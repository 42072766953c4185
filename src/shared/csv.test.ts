import { describe, expect, it } from 'vitest';
import { csvLine, harmless } from './csv.ts';

describe('[EXP-2] a text that a spreadsheet would run as a formula', () => {
  it.each([
    '=1+1',
    "=cmd|' /C calc'!A0",
    '+1',
    '@sum',
    '-cmd',
    "-2+3+cmd|' /C calc'!A0",
    '-1-1',
    ' =1+1',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '＝1+1',
    '－1+cmd',
  ])('begins with an apostrophe in a file: %j', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
  });

  it.each(['-12.50', '-$1,500.00', '-(12)', '12', 'Maple Court', "O'Brien", "'quoted'", ''])('is not %j', (text) => {
    expect(harmless(text)).toBe(text);
  });
});

it('quotes what holds commas, quotes or ends of lines', () => {
  expect(csvLine(['a', 'St. "Anne", Inc', 'two\nlines', '=A1,B1'])).toBe('a,"St. ""Anne"", Inc","two\nlines","\'=A1,B1"\r\n');
});
