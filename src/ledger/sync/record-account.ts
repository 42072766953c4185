/** Keeps in the history how the office's account at Stripe came to stand. */
import { paydeskUser } from '../../shared/words.ts';
import { accountStands } from '../billing/account-change.ts';
import type { Books } from '../books/open.ts';
import { hasOperation } from '../journal/journal.ts';
import { readStripeState } from './link.ts';

/** Notes what the companion said last of the account, once, whichever desk is the first. */
export function recordAccount(books: Books): void {
  const stripe = readStripeState(books.local);
  const decision = stripe && accountStands(stripe);
  if (decision && !hasOperation(books.reader, decision.id)) books.append(paydeskUser, decision);
}
