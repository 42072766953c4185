import { type Cents, minus, negate, sum } from '../../shared/money.ts';
import type { EventKind } from '../../shared/words.ts';
import type { Add } from '../journal/operation.ts';

/** What a record handed out. */
type Children = {
  events: readonly { kind: EventKind; amount: Cents }[];
  ledgerEntries: readonly { amount: Cents }[];
  adjustments: readonly { amount: Cents }[];
};

const notMoney: readonly EventKind[] = ['service charge', 'discount', 'finance charge'];

/** What of a record went nowhere. */
export function leftOf(amount: Cents, { events, ledgerEntries, adjustments }: Children): Cents {
  const money = events.filter(({ kind }) => !notMoney.includes(kind));
  const handedOut = sum([...money, ...adjustments].map((child) => child.amount));
  return sum([minus(amount, handedOut), ...ledgerEntries.map((entry) => entry.amount)]);
}

/**
 * Where a record is taken back by another, what of it went nowhere is taken back too: a child on both, so that neither waits to be allocated
 * [ALLOC-10]. Nothing where all was handed out.
 */
export function closeLeft(record: string, by: string, left: Cents, description: string, idOf: (what: string) => string): Add[] {
  if (left === 0) return [];
  const child = (of: string, amount: Cents): Add => ({
    add: 'adjustment',
    id: idOf(`left of ${record} on ${of}`),
    row: { record: of, kind: 'taken back', code: '', amount, description, takesBack: record },
  });
  return [child(record, left), child(by, negate(left))];
}
