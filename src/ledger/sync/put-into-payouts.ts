/** Puts register records into the payouts that bring their money, whichever of the two is told first. */
import { addDays } from '../../shared/dates.ts';
import type { Fact } from '../../shared/companion-api/facts.ts';
import { paydeskUser } from '../../shared/words.ts';
import type { Books } from '../books/open.ts';
import { hasOperation } from '../journal/journal.ts';
import { isAboutTheBalance } from './decide-fact.ts';
import { decideContents } from './decide-contents.ts';
import { payoutsOf, payoutsOfPayment, recentPayouts } from './decide-money.ts';

/** How many days of payouts are looked at when a desk begins: it may have stopped between a report and this. */
const daysBack = 100;

/** After `fact` was taken over. */
export function putIntoPayouts(fact: Fact, books: Books): void {
  if (isAboutTheBalance(fact)) fill(books, payoutsOf(fact));
  else if ('paymentIntent' in fact) putPaymentIntoPayouts(books, fact.paymentIntent);
}

/** After a record of this payment was booked. */
export function putPaymentIntoPayouts(books: Books, paymentIntent: string): void {
  fill(books, payoutsOfPayment(books.reader, paymentIntent));
}

/** When a desk begins to speak with its companion. */
export function putIntoRecentPayouts(books: Books): void {
  fill(books, recentPayouts(books.reader, addDays(books.clock.today(), -daysBack)));
}

function fill(books: Books, payouts: readonly string[]): void {
  for (const payout of payouts) {
    const decided = decideContents(books.reader, payout);
    if (decided && !hasOperation(books.reader, decided.id)) books.append(paydeskUser, [decided]);
  }
}
