/** The desk's connection with the companion (docs/sync.md): enrolment, working offline, and the truth about how things stand. */
import { hostname } from 'node:os';
import { type Instant, instant } from '../../shared/dates.ts';
import type { Connection } from '../../shared/office-api/office.ts';
import { assert } from '../../shared/assert.ts';
import { done, type Outcome, type Refusal, refuse } from '../../shared/refusal.ts';
import type { Books } from '../books/open.ts';
import type { Sync, SyncContext } from '../commands/registry.ts';
import { canonicalJson } from '../journal/canonical.ts';
import { type Enrolment, enrol } from './companion.ts';
import {
  type Link,
  readCursor,
  readLink,
  readStripeState,
  readWorkingOffline,
  writeJoiningSecret,
  writeLink,
  writeStripeState,
  writeWorkingOffline,
} from './link.ts';
import { noteAccount } from './account-notices.ts';
import { officeSecret } from './exchange-journal.ts';
import { joiningKeyOf, keyCheckOf, readJoiningKey } from './joining-key.ts';
import { countUnpublished } from './publish.ts';
import { openSession, type Session, type SessionEvents } from './session.ts';

/** Starts to talk with the companion, when the desk is linked with one and not set to work offline. */
export function startSync({ books, log, offered = '' }: SyncContext): Sync {
  const { local, clock } = books;
  const listeners = new Set<(connection: Connection) => void>();
  const stopped = new AbortController();
  const heard: Heard = { lastReachedAt: null, offlineSince: null, refusal: null, latestFact: 0, caughtUp: false, unpublished: 0 };
  let session: Session | null = null;
  let told = '';

  const status = () => connectionOf(books, heard, offered);
  const tell = () => {
    const connection = status();
    const text = canonicalJson(connection);
    if (text === told) return;
    told = text;
    for (const listener of listeners) listener(connection);
  };

  const events: SessionEvents = {
    onReached: () => {
      heard.lastReachedAt = instant(clock.now());
      heard.offlineSince = null;
      heard.refusal = null;
    },
    onLost: (refusal) => {
      heard.offlineSince ??= instant(clock.now());
      heard.refusal = refusal;
      tell();
    },
    onLatestFact: (latest) => {
      heard.latestFact = latest;
      tell();
    },
    onStripe: (stripe) => {
      writeStripeState(local, stripe);
      noteAccount(books, stripe, instant(clock.now()));
      tell();
    },
    onCaughtUp: () => {
      heard.caughtUp = true;
      heard.unpublished = countUnpublished(books);
      tell();
    },
  };

  /** A desk that has nobody to tell does not look through its invoices. */
  const waiting = () => (readLink(local) ? countUnpublished(books) : 0);

  async function reconnect(): Promise<void> {
    await session?.stop();
    const link = readLink(local);
    Object.assign(heard, { offlineSince: null, refusal: null, caughtUp: false, unpublished: waiting() });
    session = link && !readWorkingOffline(local) && !stopped.signal.aborted ? openSession(link, { books, log }, events) : null;
    tell();
  }

  const stopListening = books.onCommit(() => {
    heard.unpublished = waiting();
    session?.wake('the books changed');
    tell();
  });
  local.markAllStale();
  void reconnect();

  return {
    status,
    enrol: async ({ companionUrl, code }) => {
      const secret = officeSecret(books);
      assert(secret, 'books that were opened have their key');
      const enrolled = await ask(companionUrl, code, secret, false);
      if (!enrolled.ok) return enrolled;
      await books.whenFree(); // the code is used up: this must not be done twice
      local.transaction(() => keepLink(companionUrl, enrolled.value));
      await reconnect();
      return exchangeNow();
    },
    join: async ({ companionUrl, code, joiningKey }) => {
      const secret = readJoiningKey(joiningKey);
      if (!secret) return refuse('invalid-input', notAKey, 'joiningKey');
      if (!books.isUntouched()) return refuse('wrong-state', hasBooks);
      const enrolled = await ask(companionUrl, code, secret, true);
      if (!enrolled.ok) return enrolled;
      await books.whenFree();
      if (!books.isUntouched()) return refuse('wrong-state', hasBooks);
      books.becomeEmpty(() => {
        writeJoiningSecret(local, secret);
        keepLink(companionUrl, enrolled.value);
      });
      await reconnect();
      return exchangeNow();
    },
    joiningKey: () => {
      const secret = officeSecret(books);
      return secret ? joiningKeyOf(secret) : '';
    },
    setOnline: async (online) => {
      writeWorkingOffline(local, !online);
      await reconnect();
      if (online) await session?.now();
      return done(status());
    },
    now: exchangeNow,
    refund: (wish) => (session ? session.refund(wish) : notConnected()),
    account: {
      signUp: (wish) => (session ? session.account.signUp(wish) : notConnected()),
      unlink: (account) => (session ? session.account.unlink(account) : notConnected()),
      lookAgain: () => (session ? session.account.lookAgain() : notConnected()),
    },
    phone: (work) => (session ? session.phone(work) : notConnected()),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      stopped.abort();
      stopListening();
      await session?.stop();
    },
  };

  async function ask(companionUrl: string, code: string, secret: Uint8Array, joins: boolean): Promise<Outcome<Enrolment>> {
    const deviceName = hostname().slice(0, 80) || 'Desk';
    const enrolled = await enrol(companionUrl, { code, deviceName, keyCheck: keyCheckOf(secret), joins }, stopped.signal);
    if (!enrolled.ok) return enrolled;
    return mixedMoney(books, enrolled.value.stripe.mode) ?? enrolled;
  }

  function keepLink(companionUrl: string, { token, slot, stripe }: Enrolment): void {
    books.useSlot(slot);
    writeLink(local, { companionUrl, token, mode: stripe.mode });
    writeStripeState(local, stripe);
    writeWorkingOffline(local, false);
  }

  async function notConnected(): Promise<Outcome<never>> {
    const exchanged = await exchangeNow(); // says why there is none
    return exchanged.ok ? refuse('unreachable', 'The companion is not reached yet. Try again.') : exchanged;
  }

  async function exchangeNow(): Promise<Outcome<Connection>> {
    if (!readLink(local))
      return refuse('wrong-state', 'This desk is not linked with a companion yet. An administrator can link it in Settings.');
    if (!session) return refuse('wrong-state', 'This desk is set to work offline. Go online first.');
    const exchanged = await session.now();
    return exchanged.ok ? done(status()) : exchanged;
  }
}

const notAKey =
  'This is no joining key: it has nine groups of four letters and digits. Copy it at another desk, under Settings › Companion.';
const hasBooks = 'This desk has books of its own already. Only a desk with new books can join an office.';

/** What was learnt of the companion since the start. */
type Heard = {
  lastReachedAt: Instant | null;
  offlineSince: Instant | null;
  refusal: Refusal | null;
  latestFact: number;
  caughtUp: boolean;
  unpublished: number;
};

function connectionOf({ local }: Books, heard: Heard, offered: string): Connection {
  const link = readLink(local);
  const waiting = local.waitingFacts().length;
  const unread = Math.max(0, heard.latestFact - readCursor(local).number);
  return {
    state: stateOf(link, readWorkingOffline(local), heard, unread),
    lastReachedAt: heard.lastReachedAt,
    offlineSince: heard.offlineSince,
    waitingToPublish: link ? heard.unpublished : 0,
    waitingToBook: unread + waiting,
    problem: heard.refusal?.message ?? waitingSentence(waiting),
    companionUrl: link?.companionUrl ?? offered,
    stripe: link ? readStripeState(local) : null,
  };
}

function stateOf(link: Link | null, workingOffline: boolean, heard: Heard, unread: number): Connection['state'] {
  if (!link) return 'not enrolled';
  if (workingOffline) return 'working offline';
  if (heard.offlineSince !== null) return 'offline';
  return heard.caughtUp && unread === 0 && heard.unpublished === 0 ? 'up to date' : 'catching up';
}

function waitingSentence(waiting: number): string {
  if (waiting === 0) return '';
  const reports = waiting === 1 ? 'One of Stripe’s reports waits' : `${waiting} of Stripe’s reports wait`;
  return `${reports} for an invoice or a payment that is not in these books yet.`;
}

/** Test money must never meet real books, nor the other way round: neither what is booked nor what was only told of [ACCT-10]. */
function mixedMoney({ reader }: Books, mode: Link['mode']): Outcome<never> | null {
  if (!reader.first(otherMoneySql, { other: mode === 'live' ? 0 : 1 })) return null;
  const [theirs, ours] = mode === 'live' ? ['live', 'test'] : ['sandbox', 'live'];
  return refuse(
    'wrong-state',
    `This companion is in ${theirs} mode, and these books hold ${ours} payments. Link a desk with books of its own.`,
    'companionUrl',
  );
}

const otherMoneySql = `
SELECT 1 FROM register_records WHERE livemode = :other
UNION ALL
SELECT 1 FROM stripe_movements WHERE livemode = :other
LIMIT 1`;
