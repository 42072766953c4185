/** How the journal goes from desk to desk (shared/companion-api/journal.ts): a mailbox that cannot read what it keeps. */
import { pullJournalInput, pullJournalOutput, pushJournalInput, pushJournalOutput } from '../../shared/companion-api/journal.ts';
import { problem } from '../http/answer.ts';
import { deskRoute, type Route } from '../http/routes.ts';
import type { News } from '../news.ts';
import { journalHeads, keepPage, pagesAfter } from '../store/journal.ts';
import type { Store } from '../store/open.ts';

export function journalRoutes({ store, news }: { store: Store; news: News }): Route[] {
  const push = deskRoute({
    method: 'put',
    path: '/desk/journal',
    input: pushJournalInput,
    handle: async (page, desk) => {
      const kept = await keepPage(store, desk.office, page);
      if (kept === 'gap') return problem('conflict', 'Operations before these are missing here. Pull, then send what is missing.');
      if (kept === 'kept') news.announce(desk.office);
      return { json: pushJournalOutput.parse({ heads: await journalHeads(store.db, desk.office) }) };
    },
  });

  const pull = deskRoute({
    method: 'post',
    path: '/desk/journal/pull',
    input: pullJournalInput,
    handle: async ({ seen }, desk) => {
      const pages = await pagesAfter(store.db, desk.office, seen);
      return { json: pullJournalOutput.parse({ pages, heads: await journalHeads(store.db, desk.office) }) };
    },
  });

  return [push, pull];
}
