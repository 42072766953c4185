/** Pulls Stripe's facts from the companion and takes each over: its operation, its money and the cursor in one transaction [SYNC-2]. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Fact, factSchema } from '../../shared/companion-api/facts.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { paydeskUser } from '../../shared/words.ts';
import { objectOf } from '../billing/note-activity.ts';
import type { Books } from '../books/open.ts';
import type { Companion, Facts } from './companion.ts';
import { type Decided, decideFact, isAboutTheBalance } from './decide-fact.ts';
import { putIntoPayouts } from './put-into-payouts.ts';
import { beginAnew, type Cursor, type Link, readCursor, writeCursor } from './link.ts';

export type PullContext = {
  books: Books;
  mode: Link['mode'];
  log: Logger;
  signal: AbortSignal;
  /** Told with each answer: the newest number there is. */
  onLatest(latest: number): void;
  /** Told with each answer: which run of the companion gave it. */
  onRun(run: string): void;
};

/** Takes over all facts after the cursor. */
export async function pull(companion: Pick<Companion, 'facts'>, context: PullContext): Promise<Outcome<void>> {
  const { books, log } = context;
  bookWaiting(context);
  for (;;) {
    const cursor = readCursor(books.local);
    // The last fact is asked for once more: it tells whether this still is the companion that numbered it.
    const told = await companion.facts(Math.max(0, cursor.number - 1));
    if (!told.ok) return told;
    context.onRun(told.value.run);
    if (countsAnew(cursor, told.value)) {
      log.warn({ cursor: cursor.number, latest: told.value.latest }, 'the companion counts its facts anew: reading all of them again');
      beginAnew(books.local);
      continue;
    }
    context.onLatest(told.value.latest);
    const news = told.value.facts.filter((fact) => fact.number > cursor.number);
    if (news.some((fact, index) => fact.number !== cursor.number + index + 1))
      return refuse('unexpected', "The companion's Stripe reports have a gap in their numbers. Nothing was taken over.");
    for (const fact of news) {
      takeOver(fact, context);
      context.onLatest(told.value.latest);
      await nextTurn(); // screens are answered between two facts
      if (context.signal.aborted) return refuse('unreachable', 'Stopped.');
    }
    if (readCursor(books.local).number >= told.value.latest) return done(undefined);
  }
}

/** It was restored from an older backup, or is another one: the fact that we saw last is not there, or is another. */
function countsAnew({ number, fact }: Cursor, { facts, latest }: Facts): boolean {
  if (number === 0) return false;
  const [same] = facts;
  return latest < number || same === undefined || same.number !== number || JSON.stringify(same) !== fact;
}

function takeOver(fact: Fact, context: PullContext): void {
  const body = JSON.stringify(fact);
  const decided = decideOrKeep(fact, context);
  const { books } = context;
  books.append(paydeskUser, typeof decided === 'string' ? [] : [decided], (local) => {
    if (decided === 'wait') local.keepWaiting({ number: fact.number, body });
    if (fact.fact === 'refund' || fact.fact === 'dispute')
      local.keepStripeObject({ object: objectOf(fact), paymentIntent: fact.paymentIntent, body });
    writeCursor(local, { number: fact.number, fact: body });
  });
  if (typeof decided === 'string') return;
  putIntoPayouts(fact, books);
  if (!isAboutTheBalance(fact)) bookWaiting(context);
}

/** Books the facts that waited and can be booked now, in the order of their numbers, until none can [STR-14]. */
function bookWaiting(context: PullContext): void {
  const { books } = context;
  for (let progress = true; progress;) {
    progress = false;
    for (const { number, body } of books.local.waitingFacts()) {
      const fact = factSchema.parse(JSON.parse(body));
      const decided = decideOrKeep(fact, context);
      if (decided === 'wait') continue;
      books.append(paydeskUser, decided === 'skip' ? [] : [decided], (local) => local.dropWaiting(number));
      putIntoPayouts(fact, books);
      progress = true;
    }
  }
}

/** A fact that we cannot decide about, by a mistake of our own, is kept and shown, and does not hold up the facts after it. */
function decideOrKeep(fact: Fact, { books, mode, log }: PullContext): Decided {
  try {
    return decideFact(fact, books, mode);
  } catch (error) {
    log.error({ fact: fact.fact, number: fact.number, err: error }, 'could not decide about a Stripe fact: it is kept waiting');
    return 'wait';
  }
}
