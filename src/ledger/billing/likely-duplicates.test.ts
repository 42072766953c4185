import { describe, expect, it } from 'vitest';
import { type Known, likelyDuplicates } from './likely-duplicates.ts';

const known = (id: string, name: string, more: Partial<Known> = {}): Known => ({
  id,
  name,
  kind: 'facility',
  email: '',
  phone: '',
  line1: '',
  postal: '',
  ...more,
});
const because = (one: Known, other: Known) => likelyDuplicates([one, other])[0]?.because ?? [];

describe('likely duplicates', () => {
  it.each([
    ['Maple Court', 'MAPLE COURT', ['same name']],
    ['Maple Court', 'Maple Crt.', ['same name']],
    ['St. Anne’s Hosp., Inc.', 'Saint Annes Hospital', ['same name']],
    ['Ana Reyes', 'Reyes, Ana', ['same name']],
    ['José Núñez', 'Jose Nunez', ['same name']],
    ['Maple Court', 'Mapel Court', ['similar name']],
    ['Station Twelve 12', 'Station Twelve 13', []],
    ['Maple Court', 'Mapple Court', ['similar name']],
    ['Harbor View Rehab', 'Harbour View Rehabilitation', ['similar name']],
    ['Maple Court', 'Oak House', []],
    ['Ann', 'Ana', []],
  ])('[MERGE-9] %s and %s: %j', (one, other, expected) => {
    expect(because(known('a', one), known('b', other))).toEqual(expected);
  });

  it.each([
    ['same email', { email: 'Billing@Maple.example' }, { email: 'billing@maple.example' }],
    ['same phone', { phone: '(512) 555-0134' }, { phone: '+1 512 555 0134' }],
    ['same address', { line1: '12 Elm St.', postal: '78704' }, { line1: '12 Elm St', postal: '78704-1234' }],
  ])('[MERGE-9] have the %s', (likeness, one, other) => {
    expect(because(known('a', 'Maple Court', one), known('b', 'Oak House', other))).toEqual([likeness]);
  });

  it('[MERGE-9] are of one kind', () => {
    expect(likelyDuplicates([known('a', 'Maple Court'), known('b', 'Maple Court', { kind: 'patient' })])).toEqual([]);
  });

  it('[MERGE-9] come with the likeliest first', () => {
    const customers = [
      known('a', 'Maple Court', { phone: '5125550134' }),
      known('b', 'Oak House', { phone: '5125550134' }),
      known('c', 'Maple Crt', { email: 'a@maple.example' }),
      known('d', 'Maple Court', { email: 'a@maple.example' }),
    ];
    expect(likelyDuplicates(customers)[0]).toEqual({ a: 'c', b: 'd', because: ['same email', 'same name'] });
  });

  it('[MERGE-9] are no more than a switchboard that many share', () => {
    const many = Array.from({ length: 20 }, (_, index) => known(`c${index}`, `House ${'x'.repeat(index * 2)}`, { phone: '5125550134' }));
    expect(likelyDuplicates(many)).toEqual([]);
  });
});
