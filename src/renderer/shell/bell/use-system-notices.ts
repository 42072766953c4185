import { useEffect, useRef } from 'react';
import type { DeskNotice } from '../../../shared/office-api/desk-notices.ts';
import { useSystemNotices } from './bell-state.ts';

/** More at once, as after a night offline, are told as one. */
const atOnce = 3;

/** Where this computer wants it, the operating system tells of each notice that arrives while the desk is open, naming nobody. */
export function useTellSystem(notices: readonly DeskNotice[] | undefined): void {
  const wanted = useSystemNotices();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!notices) return;
    const before = known.current;
    known.current = new Set(notices.map(({ id }) => id));
    if (!wanted || before === null) return; // what was there when the desk was opened is no news
    const news = notices.filter(({ id, seen }) => !seen && !before.has(id));
    if (news.length > atOnce) window.paydesk.tell({ title: `${news.length} new notices`, body: 'Look at the bell in Paydesk.' });
    else for (const { brief } of news) window.paydesk.tell({ title: brief.title, body: brief.text });
  }, [notices, wanted]);
}
