/**
 * The worker behind the webhook inbox: takes unresolved events, looks at their objects' present state and closes them. One look serves all
 * events of an object that have come so far. While Stripe cannot be reached, events wait, ever longer, and none is lost.
 */
import type { Logger } from '../log.ts';
import { closeEvents, dueEvents, type InboxRow, nextDue, putOff } from '../store/inbox.ts';
import { officeById, through } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { isMissing, mayPass } from './client.ts';
import { kindOf } from './events.ts';
import type { LookAt } from './objects.ts';

export type Resolver = {
  /** There may be something to do: begins at once, or goes round again when it is at work. */
  wake: () => void;
  /** Resolves when nothing that is due is left. */
  settled(): Promise<void>;
  /** Ends after what is under way. */
  stop(): Promise<void>;
};

const batch = 200;
const atOnce = 4;
const shortestWait = 1000;
const longestWait = 5 * 60_000;

export function createResolver({ store, lookAt, log, now }: { store: Store; lookAt: LookAt; log: Logger; now: () => number }): Resolver {
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const work = async () => {
    do {
      again = false;
      const due = await dueEvents(store.db, now(), batch);
      const objects = [...Map.groupBy(due, (row) => `${row.office} ${row.account} ${kindOf(row.type)} ${row.object}`).values()];
      for (let from = 0; from < objects.length && !stopped; from += atOnce) {
        await Promise.all(objects.slice(from, from + atOnce).map(resolveObject));
      }
      if (due.length > 0) again = true;
    } while (again && !stopped);
  };

  const resolveObject = async (events: InboxRow[]) => {
    const [first] = events;
    const kind = first && kindOf(first.type);
    if (!first || !kind) return;
    const at = Math.max(...events.map((event) => event.created));
    try {
      const office = through(await officeById(store.db, first.office), first.account);
      await lookAt(office, { kind, id: first.object, at });
      await closeEvents(store.db, events, 'resolved');
    } catch (error) {
      await giveWay(events, first, error);
    }
  };

  const giveWay = async (events: InboxRow[], first: InboxRow, error: unknown) => {
    if (isMissing(error)) {
      log.error({ err: error, event: first.event, type: first.type }, 'Stripe does not know the object of its own event');
      await closeEvents(store.db, events, 'unresolvable');
      return;
    }
    const wait = Math.min(longestWait, shortestWait * 2 ** first.attempts);
    const level = mayPass(error) ? 'warn' : 'error';
    log[level]({ err: error, event: first.event, type: first.type, attempts: first.attempts + 1, waitMs: wait }, 'event put off');
    await putOff(store.db, events, now() + wait);
  };

  const waitForNext = async () => {
    const due = stopped ? null : await nextDue(store.db);
    if (due !== null) timer = setTimeout(wake, Math.max(0, due - now()));
  };

  const run = async () => {
    try {
      await work();
      await waitForNext();
    } catch (error) {
      log.error({ err: error }, 'the resolver stumbled');
      timer = setTimeout(wake, longestWait);
    } finally {
      running = null;
      if (again) wake();
    }
  };

  const wake = () => {
    clearTimeout(timer);
    again = true;
    if (!stopped) running ??= run();
  };

  return {
    wake,
    async settled() {
      wake();
      while (running) await running;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
