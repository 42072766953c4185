/** Customers that look like the same one, for a biller to merge. */
import type { Cents } from '../../shared/money.ts';
import type { LikelyPair, Party } from '../../shared/office-api/merging.ts';
import { done } from '../../shared/refusal.ts';
import { type Known, likelyDuplicates } from '../billing/likely-duplicates.ts';
import { assert } from '../../shared/assert.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';

export const getLikelyDuplicates = query('customers.likelyDuplicates', ({ reader }, { of, limit }) => {
  const all = likelyDuplicates(reader.all<Known>(customersSql, {})).map((pair) =>
    pair.b === of ? { ...pair, a: pair.b, b: pair.a } : pair,
  );
  const pairs = of === undefined ? all : all.filter(({ a }) => a === of);
  return done({ pairs: pairs.slice(0, limit).map((pair) => shown(reader, pair)), count: pairs.length });
});

function shown(reader: Reader, { a, b, because }: { a: string; b: string; because: LikelyPair['because'] }): LikelyPair {
  return { a: partyOf(reader, a), b: partyOf(reader, b), because };
}

function partyOf(reader: Reader, id: string): Party {
  const party = reader.first<Party & { owed: Cents }>(partySql, { id });
  assert(party, `customer ${id} is in the books`);
  return party;
}

const customersSql = `
SELECT id, name, kind, email, phone, line1, postal
FROM customers
WHERE archived = 0 AND NOT EXISTS (SELECT 1 FROM merged_customers WHERE id = customers.id)
ORDER BY id`;

const partySql = `
SELECT id, name, kind, city, balance_due + ledger_balance AS owed, (SELECT count(*) FROM dispatches WHERE customer = customers.id) AS dispatches
FROM customers
WHERE id = :id`;
