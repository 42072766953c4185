/** Books what Stripe told of a payment before that was in the books. */
import { factSchema } from '../../shared/companion-api/facts.ts';
import { paydeskUser } from '../../shared/words.ts';
import type { Books } from '../books/open.ts';
import { decideFact } from './decide-fact.ts';
import { putIntoPayouts, putPaymentIntoPayouts } from './put-into-payouts.ts';

/** Books the waiting facts about `paymentIntent`, which has just been booked, and puts its records into their payouts. */
export function bookHeld(books: Books, mode: 'sandbox' | 'live', paymentIntent: string): void {
  putPaymentIntoPayouts(books, paymentIntent);
  for (const { number, body } of books.local.waitingFacts()) {
    const fact = factSchema.parse(JSON.parse(body));
    if (!('paymentIntent' in fact) || fact.paymentIntent !== paymentIntent) continue;
    const decided = decideFact(fact, books, mode);
    if (decided === 'wait') continue;
    books.append(paydeskUser, decided === 'skip' ? [] : [decided], (local) => local.dropWaiting(number));
    putIntoPayouts(fact, books);
  }
}
