import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import { type Candidate, type LineToMatch, suggestMatches } from './match-statement.ts';

const line = (id: string, date: string, amount: number, number = '', description = ''): LineToMatch => ({
  id,
  date: isoDate(date),
  amount: cents(amount),
  number,
  description,
});
const record = (id: string, date: string, amount: number, number = ''): Candidate => ({
  what: 'record',
  id,
  date: isoDate(date),
  amount: cents(amount),
  number,
});

type Case = [title: string, lines: LineToMatch[], candidates: Candidate[], expected: Record<string, string>];

const cases: Case[] = [
  ['[BANK-6] the same amount three days later', [line('l1', '2026-03-05', 100_00)], [record('r1', '2026-03-02', 100_00)], { l1: 'r1' }],
  ['[BANK-6] a cent less is another thing', [line('l1', '2026-03-05', 99_99)], [record('r1', '2026-03-02', 100_00)], {}],
  ['[BANK-6] ten days later still', [line('l1', '2026-03-12', 100_00)], [record('r1', '2026-03-02', 100_00)], { l1: 'r1' }],
  ['[BANK-6] eleven days later no more', [line('l1', '2026-03-13', 100_00)], [record('r1', '2026-03-02', 100_00)], {}],
  ['[BANK-6] three days before', [line('l1', '2026-02-27', 100_00)], [record('r1', '2026-03-02', 100_00)], { l1: 'r1' }],
  ['[BANK-6] four days before no more', [line('l1', '2026-02-26', 100_00)], [record('r1', '2026-03-02', 100_00)], {}],
  [
    '[BANK-6] a check of ours that is cashed weeks later',
    [line('l1', '2026-04-20', -50_00)],
    [record('r1', '2026-03-02', -50_00)],
    { l1: 'r1' },
  ],
  [
    '[BANK-7] the number decides over the date',
    [line('l1', '2026-03-05', 100_00, '0020417')],
    [record('r1', '2026-03-05', 100_00, '20418'), record('r2', '2026-03-01', 100_00, '20417')],
    { l1: 'r2' },
  ],
  [
    '[BANK-7] the number as a word of the description',
    [line('l1', '2026-03-05', 100_00, '', 'ACH CREDIT EOB 77310 BLUE MESA')],
    [record('r1', '2026-03-05', 100_00, '88'), record('r2', '2026-03-01', 100_00, '77310')],
    { l1: 'r2' },
  ],
  [
    '[BANK-7] without a number the nearest date',
    [line('l1', '2026-03-05', 100_00)],
    [record('r1', '2026-03-01', 100_00), record('r2', '2026-03-04', 100_00)],
    { l1: 'r2' },
  ],
  [
    '[BANK-7] two that are equally near are left to the biller',
    [line('l1', '2026-03-05', 100_00)],
    [record('r1', '2026-03-04', 100_00), record('r2', '2026-03-04', 100_00)],
    {},
  ],
  [
    '[BANK-7] two lines that mean one record are left to the biller',
    [line('l1', '2026-03-05', 100_00), line('l2', '2026-03-05', 100_00)],
    [record('r1', '2026-03-04', 100_00)],
    {},
  ],
  [
    '[BANK-7] each line takes the one of its own day',
    [line('l1', '2026-03-05', 100_00), line('l2', '2026-03-06', 100_00)],
    [record('r1', '2026-03-05', 100_00), record('r2', '2026-03-06', 100_00)],
    { l1: 'r1', l2: 'r2' },
  ],
];

const found = (lines: readonly LineToMatch[], candidates: readonly Candidate[]) =>
  Object.fromEntries(suggestMatches(lines, candidates).map(({ line: id, candidate }) => [id, candidate.id]));

describe('suggesting matches', () => {
  it.each(cases)('%s', (_title, lines, candidates, expected) => {
    expect(found(lines, candidates)).toEqual(expected);
  });

  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
  const thing = fc.record({ date: day, amount: fc.constantFrom(100_00, 250_00, -40_00), number: fc.constantFrom('', '101', '202') });

  it('[BANK-7] never suggests anything twice, nor of another amount, and does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 8 }), fc.array(thing, { maxLength: 8 }), (some, others) => {
        const lines = some.map(({ date, amount, number }, index) => line(`l${index}`, date, amount, number));
        const candidates = others.map(({ date, amount, number }, index) => record(`r${index}`, date, amount, number));
        const suggestions = suggestMatches(lines, candidates);
        expect(new Set(suggestions.map(({ line: id }) => id)).size).toBe(suggestions.length);
        expect(new Set(suggestions.map(({ candidate }) => candidate.id)).size).toBe(suggestions.length);
        for (const { line: id, candidate } of suggestions) expect(lines.find((each) => each.id === id)?.amount).toBe(candidate.amount);
        expect(found(lines.toReversed(), candidates.toReversed())).toEqual(found(lines, candidates));
      }),
    );
  });
});
