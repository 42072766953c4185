/** The mailbox of the desks' journal: sealed pages, each device's without gaps, in whatever order and however often desks send them. */
import type { Heads, SealedPage } from '../../shared/companion-api/journal.ts';
import type { Db, Store } from './open.ts';

/** What one answer holds at most, but always at least a page. */
const bytesAtOnce = 4 * 1024 * 1024;

/** Of each device the last operation that is here. */
export async function journalHeads(db: Db, office: number): Promise<Heads> {
  const rows = await db
    .selectFrom('journal_pages')
    .select(['device', (eb) => eb.fn.max('to_seq').as('last')])
    .where('office', '=', office)
    .groupBy('device')
    .execute();
  return Object.fromEntries(rows.map(({ device, last }) => [device, last]));
}

/** Keeps the next page of its device. `known`: it is here already. `gap`: the pages before it are not. */
export function keepPage(store: Store, office: number, { device, from, to, content }: SealedPage): Promise<'kept' | 'known' | 'gap'> {
  return store.transaction(async (tx) => {
    const { last } = await tx
      .selectFrom('journal_pages')
      .select((eb) => eb.fn.max('to_seq').as('last'))
      .where('office', '=', office)
      .where('device', '=', device)
      .executeTakeFirstOrThrow();
    if (to <= (last ?? 0)) return 'known';
    if (from !== (last ?? 0) + 1) return 'gap';
    const row = { office, device, from_seq: from, to_seq: to, content: Buffer.from(content, 'base64') };
    await tx.insertInto('journal_pages').values(row).execute();
    return 'kept';
  });
}

/** The first pages with something that a desk which has seen so much lacks. */
export async function pagesAfter(db: Db, office: number, seen: Heads): Promise<SealedPage[]> {
  const pages: SealedPage[] = [];
  let bytes = 0;
  for (const [device, last] of Object.entries(await journalHeads(db, office))) {
    let after = seen[device] ?? 0;
    while (after < last && bytes < bytesAtOnce) {
      const row = await db
        .selectFrom('journal_pages')
        .selectAll()
        .where('office', '=', office)
        .where('device', '=', device)
        .where('to_seq', '>', after)
        .orderBy('to_seq')
        .limit(1)
        .executeTakeFirstOrThrow();
      pages.push({ device, from: row.from_seq, to: row.to_seq, content: row.content.toString('base64') });
      bytes += row.content.length;
      after = row.to_seq;
    }
  }
  return pages;
}
