/**
 * What the companion has of this very desk, and more than this desk has ever sent: its books were put back from a backup. Where they went on otherwise
 * than they had before, the two lives are parted [DESK-7].
 */
import * as z from 'zod';
import type { Heads } from '../../shared/companion-api/journal.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { sealedOperationSchema } from '../books/exchange.ts';
import type { Books } from '../books/open.ts';
import type { Companion } from './companion.ts';
import { unseal } from './joining-key.ts';

const sentKey = 'journal sent';

/** A page that was sealed with another key. */
export const notOpened = refuse(
  'unexpected',
  'What another desk sent cannot be opened with the key of this office. Nothing of it was taken over.',
);

/** Remembers how far the companion has all that this desk has done, and that it is the same. */
export async function noteSent(books: Books, last: number): Promise<void> {
  if (sentOf(books) === last) return;
  await books.whenFree();
  books.local.set(sentKey, `${books.device} ${last}`);
}

function sentOf({ local, device }: Books): number {
  const [of, last] = (local.get(sentKey) ?? '').split(' ');
  return of === device ? Number(last) : 0;
}

/** Parts what was done here from what the companion knows that this desk had done, where they differ. Answers whether they did. */
export async function partFromOwnPast(
  companion: Pick<Companion, 'pullJournal'>,
  books: Books,
  { heads, secret }: { heads: Heads; secret: Uint8Array },
): Promise<Outcome<boolean>> {
  const { device } = books;
  const own = books.seenUpTo()[device] ?? 0;
  const known = heads[device] ?? 0;
  let from = sentOf(books);
  while (from < Math.min(known, own)) {
    const told = await companion.pullJournal({ ...heads, [device]: from });
    if (!told.ok) return told;
    const page = told.value.pages.find((each) => each.device === device);
    if (!page) break;
    const content = unseal(secret, page, page.content);
    if (content === null) return notOpened;
    const differs = z
      .array(sealedOperationSchema)
      .parse(JSON.parse(content))
      .find(({ seq, hash }) => seq <= own && books.operationsOf(device, seq - 1, 1)[0]?.hash !== hash);
    if (differs) {
      const refused = refusalOfNumbers(books, differs.seq, own);
      if (refused) return refused;
      await books.whenFree();
      books.goOnAsAnother(differs.seq);
      return done(true);
    }
    from = page.to;
  }
  await noteSent(books, Math.min(from, known, own));
  return done(false);
}

/** Numbers are counted from the invoices in the books: an invoice that was committed since the backup may have the number of another one. */
function refusalOfNumbers(books: Books, from: number, last: number) {
  const committed = books
    .operationsOf(books.device, from - 1, last - from + 1)
    .flatMap(({ writes }) => writes)
    .flatMap((write) => ('put' in write && write.put === 'invoice' ? (write.set.number ?? []) : []));
  if (committed.length === 0) return null;
  return refuse(
    'conflict',
    `These books were put back from a backup, and ${committed.join(', ')} ${committed.length === 1 ? 'was' : 'were'} committed in them before they heard of what was done after it: other invoices may have these numbers. Put the same backup back once more, let this desk connect, and commit them again.`,
  );
}
