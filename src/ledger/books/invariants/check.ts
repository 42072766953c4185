/** The invariants of the books (design.md §2), all of them, on every row. */
import type { Reader } from '../connection.ts';
import type { Progress } from '../projections.ts';
import { brokenDispatch, brokenRecord, brokenSum, strayEvent, strayPart } from './balances.ts';
import type { Finding } from './finding.ts';
import { brokenSelfPayId, doubleStripeObject } from './identity.ts';
import { inexactMoney } from './money.ts';
import { miscounted } from './merged.ts';
import { brokenChain, differsFromReplay } from './replay.ts';

export type { Finding } from './finding.ts';

/** What each invariant promises, by its number. */
export const promises: Readonly<Record<Finding['invariant'], string>> = {
  1: 'Every balance is its price less its payment events.',
  2: 'Every register record is its payment events, ledger entries, adjustments and what is unallocated.',
  3: 'Every Stripe object is booked at most once.',
  4: 'Money is whole cents everywhere.',
  5: 'The journal is unbroken, and replaying it gives these very books.',
  6: 'No self-pay ID ever changed or was reused.',
};

/** For each broken invariant the first row that breaks it; nothing when all hold. `file` is where `books` reads from. */
export function checkBooks(books: Reader, file: string, onProgress?: Progress): Finding[] {
  const findings = [
    brokenDispatch(books) ?? strayEvent(books) ?? miscounted(books) ?? brokenSum(books),
    brokenRecord(books) ?? strayPart(books),
    doubleStripeObject(books),
    inexactMoney(books),
    brokenChain(books) ?? differsFromReplay(books, file, onProgress),
    brokenSelfPayId(books),
  ];
  return findings.filter((finding) => finding !== null);
}
