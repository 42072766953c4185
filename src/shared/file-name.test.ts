import { expect, it } from 'vitest';
import { eachOnce, fileNameOf } from './file-name.ts';

it.each([
  ['Invoice A-1031', 'Invoice A-1031'],
  ['Receipt 12/34', 'Receipt 12_34'],
  ['Receipt ../../etc', 'Receipt .._.._etc'],
  ['..hidden', 'hidden'],
  ['a<b>:"|?*\\c\n', 'a_b_______c_'],
  ['Recibo nº 7, año', 'Recibo nº 7_ año'],
  ['Receipt 12. ', 'Receipt 12'],
  ['NUL', '_NUL'],
  ['com1.old', '_com1.old'],
  ['Console', 'Console'],
  ['   ', 'Document'],
  [`Receipt ${'9'.repeat(300)}`, `Receipt ${'9'.repeat(92)}`],
])('[PAPER-14] %s is kept as %s', (title, name) => {
  expect(fileNameOf(title)).toBe(name);
});

it('[PAPER-14] a name is given once, whatever its capitals, and never that of a file which is there', () => {
  const nameOf = eachOnce((name) => name.toLowerCase() === 'statement (2)');
  expect(['Statement', 'statement', 'Statement', 'Other'].map(nameOf)).toEqual(['Statement', 'statement (3)', 'Statement (4)', 'Other']);
});
