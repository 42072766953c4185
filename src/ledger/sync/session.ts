/** The time in which a desk is linked and online: one worker pulls and publishes, another listens for news. */
import type { Logger } from 'pino';
import type { StripeState } from '../../shared/companion-api/facts.ts';
import { done, type Outcome, type Refusal, refuse } from '../../shared/refusal.ts';
import type { Books } from '../books/open.ts';
import { type Companion, companionOf, type News } from './companion.ts';
import type { AccountCalls } from '../commands/registry.ts';
import { type Link, publishAllAgain } from './link.ts';
import { exchangeJournal } from './exchange-journal.ts';
import { recordAccount } from './record-account.ts';
import type { PhoneCalls } from './phone-calls.ts';
import { publish } from './publish.ts';
import { pull } from './pull.ts';
import { putIntoRecentPayouts } from './put-into-payouts.ts';
import { settleApart } from './settle-apart.ts';
import { createWorker } from './worker.ts';

/** What the desk learns while it is online. */
export type SessionEvents = {
  onReached(): void;
  onLost(refusal: Refusal): void;
  onLatestFact(latest: number): void;
  onStripe(stripe: StripeState): void;
  /** The companion has everything and the books have everything. */
  onCaughtUp(): void;
};

export type Session = {
  wake: (reason: string) => void;
  now: () => Promise<Outcome<void>>;
  refund: Companion['refund'];
  account: AccountCalls;
  phone<T>(work: (calls: PhoneCalls) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  stop: () => Promise<void>;
};

const lookAgainEvery = 60_000;
const listenAgainAfter = 1000;
/** How often a push is tried anew when another desk was faster. */
const conflicts = 3;

export function openSession(link: Link, { books, log }: { books: Books; log: Logger }, events: SessionEvents): Session {
  const ended = new AbortController();
  const companion = companionOf(link, ended.signal);
  let reachable = false;
  let wrongMode = false;
  /** The run of the companion that all payables were last published to. */
  let saidAllTo: string | null = null;

  const exchange = createWorker({ name: 'exchange', run: exchangeAll, every: lookAgainEvery, log });
  const news = createWorker({ name: 'news', run: listenForNews, every: listenAgainAfter, log });

  async function exchangeAll(signal: AbortSignal): Promise<Outcome<void>> {
    await books.whenFree();
    const outcome = wrongMode ? refusedMode(link) : await pullAndPublish(companion, signal);
    if (signal.aborted) return outcome;
    if (!outcome.ok) {
      reachable = false;
      events.onLost(outcome.refusal);
      return outcome;
    }
    events.onReached();
    recordAccount(books);
    events.onCaughtUp();
    if (!reachable) news.wake('the companion is back');
    reachable = true;
    return outcome;
  }

  let looked = false;
  /** What other desks did has been taken over, perhaps before this start, and what follows is not settled yet. */
  let unsettled = true;

  async function pullAndPublish(to: Companion, signal: AbortSignal): Promise<Outcome<void>> {
    let outcome: Outcome<void> = done(undefined);
    for (let attempts = 0; attempts < conflicts; attempts++) {
      let run: string | null = null;
      // First the journal: what Stripe reports may be of an invoice that another desk has just made.
      if (!looked) putIntoRecentPayouts(books);
      looked = true;
      const settled = !unsettled;
      unsettled = true; // an exchange that fails half way may have brought something
      const brought = await exchangeJournal(to, books, signal);
      if (brought.ok) {
        await books.whenFree();
        if (!settled || brought.value > 0) settleApart(books, link.mode, log);
        unsettled = false;
      }
      const pulled = !brought.ok
        ? brought
        : await pull(to, {
            books,
            mode: link.mode,
            log,
            signal,
            onLatest: (number) => events.onLatestFact(number),
            onRun: (told) => (run = told),
          });
      if (pulled.ok && run !== saidAllTo) {
        publishAllAgain(books.local); // it may have come back with an older memory, or lost it while we were away
        saidAllTo = run;
      }
      outcome = pulled.ok ? await publish(to, books) : pulled;
      if (outcome.ok || outcome.refusal.code !== 'conflict') return outcome;
    }
    return outcome;
  }

  async function listenForNews(signal: AbortSignal): Promise<Outcome<void>> {
    let heard = false;
    const end = await companion.listen((told) => {
      heard = true;
      takeIn(told);
    }, signal);
    if (!heard || signal.aborted) return end;
    exchange.wake('the stream of news ended');
    return done(undefined);
  }

  function takeIn({ latestFact, stripe }: News): void {
    wrongMode = stripe.mode !== link.mode;
    events.onStripe(stripe);
    events.onLatestFact(latestFact);
    exchange.wake('news');
  }

  function stands(answered: Outcome<{ stripe: StripeState }>): Outcome<void> {
    if (!answered.ok) return answered;
    events.onStripe(answered.value.stripe);
    exchange.wake('the account changed');
    return done(undefined);
  }

  exchange.start();
  news.start();
  return {
    wake: exchange.wake,
    now: exchange.now,
    account: {
      signUp: async (wish) => {
        const begun = wrongMode ? refusedMode(link) : await companion.signUp(wish);
        if (!begun.ok) return begun;
        events.onStripe(begun.value.stripe);
        return done({ url: begun.value.url });
      },
      unlink: async (account) => stands(wrongMode ? refusedMode(link) : await companion.unlink(account)),
      lookAgain: async () => stands(wrongMode ? refusedMode(link) : await companion.lookAtAccount()),
    },
    refund: (wish) => (wrongMode ? Promise.resolve(refusedMode(link)) : companion.refund(wish)),
    phone: (work) => (wrongMode ? Promise.resolve(refusedMode(link)) : work(companion.phone)),
    stop: async () => {
      ended.abort();
      await Promise.all([exchange.stop(), news.stop()]);
    },
  };
}

function refusedMode({ mode }: Link): Outcome<never> {
  return refuse(
    'wrong-state',
    `This desk was linked in ${mode} mode, and the companion says it is not any more. Nothing is exchanged with it.`,
  );
}
