/** Who sits at this desk, in which office, and the counts of the sidebar. */
import { hourIn } from '../../shared/dates.ts';
import { done } from '../../shared/refusal.ts';
import { query } from '../commands/registry.ts';
import { toReview } from './register.ts';

export const getSession = query('office.session', ({ reader, clock, settings, user }) => {
  const { officeName, timeZone } = settings();
  const open = reader.one<{ count: number }>("SELECT count(*) AS count FROM invoices WHERE state = 'Open'", {});
  return done({
    officeName,
    user: { id: user.id, name: user.name, roles: [...user.roles] },
    today: clock.today(),
    hour: hourIn(clock.now(), timeZone),
    counts: { openInvoices: open.count, toReview: toReview(reader) },
  });
});
