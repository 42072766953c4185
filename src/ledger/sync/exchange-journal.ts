/**
 * Brings the journals of the office's desks together through the companion, which keeps sealed pages and cannot read them. Level-triggered: what
 * the companion has and this desk lacks is fetched, what this desk has and the companion lacks is sent, whoever made it; so a companion that was
 * restored from a backup is filled up again [SYNC-8].
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import type { Heads, SealedPage } from '../../shared/companion-api/journal.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { findOfficeKey } from '../books/invoice-numbers.ts';
import type { Books } from '../books/open.ts';
import { seal, sharedSecret, unseal } from './joining-key.ts';
import type { Companion } from './companion.ts';
import { notOpened, noteSent, partFromOwnPast } from './own-past.ts';
import { readJoiningSecret } from './link.ts';

type JournalCompanion = Pick<Companion, 'pullJournal' | 'pushJournal'>;

/** A page is closed when it has so many operations or so many letters, whichever comes first. */
const operationsAPage = 500;
const lettersAPage = 1_000_000;

/** The secret of the office's desks: of the books, or, while a desk that joins has none, as it was typed. */
export function officeSecret({ reader, local }: Pick<Books, 'reader' | 'local'>): Uint8Array | null {
  const key = findOfficeKey(reader);
  return key ? sharedSecret(key) : readJoiningSecret(local);
}

/**
 * Fetches what this desk lacks, then sends what the companion lacks. A page is taken over whole or not at all. Answers how many operations were new
 * here.
 */
export async function exchangeJournal(companion: JournalCompanion, books: Books, signal: AbortSignal): Promise<Outcome<number>> {
  const secret = officeSecret(books);
  if (!secret) return refuse('wrong-state', 'These books have no key of their office. Link this desk again.');
  let [news, first] = [0, true];
  for (;;) {
    const told = await companion.pullJournal(books.seenUpTo());
    if (!told.ok) return told;
    const { pages, heads } = told.value;
    if (first) {
      first = false;
      const parted = await partFromOwnPast(companion, books, { heads, secret });
      if (!parted.ok) return parted;
      if (parted.value) continue;
    }
    if (pages.length === 0) {
      const sent = await send(companion, books, { secret, heads, signal });
      return sent.ok ? done(news) : sent;
    }
    for (const page of pages) {
      await books.whenFree();
      const taken = takeOver(books, secret, page);
      if (!taken.ok) return taken;
      news += taken.value;
      await nextTurn(); // screens are answered between two pages
      if (signal.aborted) return refuse('unreachable', 'Stopped.');
    }
  }
}

function takeOver(books: Books, secret: Uint8Array, page: SealedPage): Outcome<number> {
  const content = unseal(secret, page, page.content);
  if (content === null) return notOpened;
  return books.receiveOperations(z.array(z.unknown()).parse(JSON.parse(content)));
}

type Sending = { secret: Uint8Array; heads: Heads; signal: AbortSignal };

async function send(companion: JournalCompanion, books: Books, { secret, heads, signal }: Sending): Promise<Outcome<void>> {
  for (const [device, last] of Object.entries(books.seenUpTo())) {
    let after = heads[device] ?? 0;
    while (after < last) {
      const page = nextPage(books, { device, after, last, secret });
      const sent = await companion.pushJournal(page);
      if (!sent.ok) return sent;
      after = page.to;
      if (device === books.device) await noteSent(books, after);
      if (signal.aborted) return refuse('unreachable', 'Stopped.');
    }
  }
  return done(undefined);
}

function nextPage(
  books: Books,
  { device, after, last, secret }: { device: string; after: number; last: number; secret: Uint8Array },
): SealedPage {
  const texts: string[] = [];
  let letters = 0;
  for (const operation of books.operationsOf(device, after, Math.min(operationsAPage, last - after))) {
    const text = JSON.stringify(operation);
    if (texts.length > 0 && letters + text.length > lettersAPage) break;
    texts.push(text);
    letters += text.length;
  }
  const name = { device, from: after + 1, to: after + texts.length };
  return { ...name, content: seal(secret, name, `[${texts.join(',')}]`) };
}
