/** Which customers may be one and the same, entered twice. A suggestion: a biller decides. */
import type { CustomerKind } from '../../shared/words.ts';

export type Known = {
  id: string;
  name: string;
  kind: CustomerKind;
  email: string;
  phone: string;
  line1: string;
  postal: string;
};

export type Likeness = 'same email' | 'same phone' | 'same address' | 'same name' | 'similar name';

/** Two customers and what they have in common, the strongest first. */
export type LikelyPair = { a: string; b: string; because: Likeness[] };

const strength: readonly Likeness[] = ['same email', 'same name', 'same phone', 'same address', 'similar name'];

/**
 * Pairs of customers of one kind that look like the same [MERGE-9]: the same email, phone or address, or names that are the same but for case,
 * accents, punctuation, order and usual abbreviations, or differ in a letter or two. Compares only customers that share a trait, so that
 * thousands take no longer than a blink. The likeliest pairs come first.
 */
export function likelyDuplicates(customers: readonly Known[]): LikelyPair[] {
  const named = customers.map((customer) => ({ ...customer, key: nameKey(customer.name) }));
  const pairs = new Map<string, LikelyPair>();
  for (const [likeness, trait] of traits) {
    for (const group of groupsBy(named, trait)) {
      for (const [index, one] of group.entries()) {
        for (const other of group.slice(index + 1)) note(pairs, one, other, likeness);
      }
    }
  }
  return [...pairs.values()].map(sorted).toSorted((a, b) => weight(b) - weight(a) || (a.a + a.b < b.a + b.b ? -1 : 1));
}

type Named = Known & { key: string };
type Trait = (customer: Named) => readonly string[];

/** Larger groups are a shared switchboard or building, not duplicates; so are similar names in a large office. */
const largestGroup = 8;

const traits: readonly [Likeness, Trait][] = [
  ['same email', ({ email }) => nonEmpty(email.trim().toLowerCase())],
  ['same phone', ({ phone }) => nonEmpty(phone.replace(/\D/g, '').slice(-10)).filter((digits) => digits.length === 10)],
  ['same address', ({ line1, postal }) => (line1 === '' || postal === '' ? [] : [`${plain(line1)} ${postal.slice(0, 5)}`])],
  ['same name', ({ key }) => nonEmpty(key)],
  ['similar name', ({ key }) => nearNames(key)],
];

function note(pairs: Map<string, LikelyPair>, one: Named, other: Named, likeness: Likeness): void {
  if (one.kind !== other.kind) return;
  if (likeness === 'similar name' && one.key === other.key) return;
  const [a, b] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
  const pair = pairs.get(`${a} ${b}`) ?? { a, b, because: [] };
  if (!pair.because.includes(likeness)) pair.because.push(likeness);
  pairs.set(`${a} ${b}`, pair);
}

function groupsBy(customers: readonly Named[], trait: Trait): Named[][] {
  const groups = new Map<string, Named[]>();
  for (const customer of customers) {
    for (const key of new Set(trait(customer))) {
      const group = groups.get(`${customer.kind} ${key}`);
      if (group) group.push(customer);
      else groups.set(`${customer.kind} ${key}`, [customer]);
    }
  }
  return [...groups.values()].filter(({ length }) => length > 1 && length <= largestGroup);
}

function sorted({ a, b, because }: LikelyPair): LikelyPair {
  return { a, b, because: because.toSorted((x, y) => strength.indexOf(x) - strength.indexOf(y)) };
}

/** The more they have in common, and the stronger it is. */
function weight({ because }: LikelyPair): number {
  return because.reduce((total, likeness) => total + 2 ** (strength.length - strength.indexOf(likeness)), 0);
}

const abbreviations: Readonly<Record<string, string>> = {
  st: 'saint',
  hosp: 'hospital',
  ctr: 'center',
  centre: 'center',
  med: 'medical',
  crt: 'court',
  ct: 'court',
  hse: 'house',
  nsg: 'nursing',
  rehabilitation: 'rehab',
  svc: 'service',
  svcs: 'services',
  amb: 'ambulance',
};
const emptyWords = new Set(['the', 'of', 'and', 'at', 'inc', 'llc', 'ltd', 'corp', 'co']);

/** `St. Anne's Hosp., Inc.` and `Saint Annes Hospital` are the same here; so are `Reyes, Ana` and `Ana Reyes`. */
function nameKey(name: string): string {
  const words = plain(name).split(' ').filter(Boolean);
  const kept = words.map((word) => abbreviations[word] ?? word).filter((word) => !emptyWords.has(word));
  return kept.toSorted((a, b) => (a < b ? -1 : 1)).join(' ');
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * Two names that differ in one letter (one more, one less, another one, two swapped) share one of these: the name with each of its letters left out.
 * Names with a number in them are told apart by it.
 */
function nearNames(key: string): string[] {
  if (key.length < 6 || /\d/.test(key)) return [];
  return [key, ...Array.from({ length: key.length }, (_, index) => key.slice(0, index) + key.slice(index + 1))];
}

function nonEmpty(text: string): string[] {
  return text === '' ? [] : [text];
}
