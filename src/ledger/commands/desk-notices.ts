/** The bell: what there is, and what whoever sits here has seen of it. Seen is this desk's own and no change of the books [NOTE-3]. */
import * as z from 'zod';
import { done } from '../../shared/refusal.ts';
import type { Reader } from '../books/connection.ts';
import { readNotices } from '../queries/desk-notices.ts';
import { command, query, type QueryContext } from './registry.ts';

const seenSchema = z.array(z.string());
const keyOf = (user: string) => `seen notices ${user}`;

export const deskNoticeHandlers = [
  query('notices.all', (context) => {
    const seen = new Set(readSeen(context.reader, context.user.id));
    const notices = noticesFor(context).map((notice) => ({ ...notice, seen: seen.has(notice.id) }));
    return done({ notices, unseen: notices.filter((notice) => !notice.seen).length });
  }),

  command('notices.markSeen', (context, { ids }) => {
    const { books, reader, user } = context;
    const marked = new Set([...readSeen(reader, user.id), ...ids]);
    // What is not shown any more need not be remembered.
    const kept = noticesFor(context).filter(({ id }) => marked.has(id));
    books.local.set(keyOf(user.id), JSON.stringify(kept.map(({ id }) => id)));
    return done({});
  }),
];

function noticesFor({ reader, clock, settings }: QueryContext) {
  return readNotices(reader, clock.today(), settings().timeZone);
}

function readSeen(reader: Reader, user: string): string[] {
  const row = reader.first<{ value: string }>('SELECT value FROM local WHERE key = :key', { key: keyOf(user) });
  return row ? seenSchema.parse(JSON.parse(row.value)) : [];
}
