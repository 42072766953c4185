/** Lets Checkout Sessions expire when their time has come. */
import { expireSession } from './money/checkout.ts';
import { type Clock, everyAccount } from './state/account.ts';
import type { Store } from './state/store.ts';

/** Timers cannot wait longer than this; it is looked again then. */
const longestWait = 2 ** 31 - 1;

export type Expiry = { wake: () => void; stop: () => void };

export function startExpiry(store: Store, clock: Clock): Expiry {
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    clearTimeout(timer);
    const due = openSessions();
    const next = Math.min(...due.map(({ session }) => session.expires_at * 1000));
    if (Number.isFinite(next)) timer = setTimeout(expireWhatIsDue, Math.min(longestWait, Math.max(0, next - clock())));
  }

  function expireWhatIsDue(): void {
    store.atomically(() => {
      for (const { account, session } of openSessions()) if (session.expires_at <= account.now()) expireSession(account, session);
    });
    wake();
  }

  function openSessions() {
    return everyAccount(store, clock).flatMap((account) =>
      account
        .all('checkout.session')
        .filter(({ status }) => status === 'open')
        .map((session) => ({ account, session })),
    );
  }

  return { wake, stop: () => clearTimeout(timer) };
}
