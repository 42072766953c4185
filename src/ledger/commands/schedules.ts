/** Price schedules: made, changed, duplicated with a raise, taken out of use; and what they ask for a trip. */
import { formatDate } from '../../shared/dates.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { endBefore, type Schedule, saveSchedule } from '../billing/change-schedule.ts';
import { quoteTrip, raiseRates, whyNoQuote } from '../billing/quote.ts';
import { append } from './append.ts';
import { getSchedule, listSchedules } from './list-schedules.ts';
import { loadCustomerKind } from './load.ts';
import { loadPriceLines } from './load-prices.ts';
import { loadSchedule, loadSchedulesFor } from './load-schedules.ts';
import { command, query } from './registry.ts';

export const scheduleHandlers = [
  listSchedules,
  getSchedule,

  query('schedules.quote', ({ reader }, trip) => {
    const lines = loadPriceLines(reader, trip.customer);
    const quote = quoteTrip(trip, lines);
    return done({ quote, why: quote ? '' : whyNoQuote(trip, lines) });
  }),

  command('schedules.save', (context, { id: given, ...wanted }) => {
    const { reader, books } = context;
    const before = given === undefined ? null : loadSchedule(reader, given);
    if (given !== undefined && !before) return notFound;
    if (wanted.customer !== null && !loadCustomerKind(reader, wanted.customer))
      return refuse('not-found', 'This customer does not exist.', 'customer');
    const id = given ?? books.newId();
    const writes = saveSchedule(id, before, wanted, loadSchedulesFor(reader, wanted.customer));
    if (!writes.ok) return writes;
    if (writes.value.length === 0) return refuse('invalid-input', 'Nothing to change.');
    const summary = summaryOf(before ? 'Changed' : 'Made', wanted);
    return done({ id, ...append(context, { kind: 'price schedule changed', summary, writes: writes.value }) });
  }),

  query('schedules.planDuplicate', ({ reader }, { id, raise }) => {
    const old = loadSchedule(reader, id);
    if (!old) return notFound;
    return done({ lines: old.lines.map((before) => ({ before, after: { ...before, ...raiseRates(before, raise) } })) });
  }),

  command('schedules.duplicate', (context, { id: from, raise, endOld, ...head }) => {
    const { reader, books } = context;
    const old = loadSchedule(reader, from);
    if (!old) return notFound;
    if (head.customer !== null && !loadCustomerKind(reader, head.customer))
      return refuse('not-found', 'This customer does not exist.', 'customer');
    const ended = ending(old, head, endOld);
    if (!ended.ok) return ended;
    const id = books.newId();
    const lines = old.lines.map((line) => ({ level: line.level, ...raiseRates(line, raise) }));
    const made = saveSchedule(id, null, { ...head, lines }, loadSchedulesFor(reader, head.customer));
    if (!made.ok) return made;
    const writes = [...made.value, ...ended.value];
    const summary = `${summaryOf('Made', head)}, a duplicate ${raisedBy(raise)}`;
    return done({ id, ...append(context, { kind: 'price schedule changed', summary, writes }) });
  }),

  command('schedules.retire', (context, { id, retired }) => {
    const schedule = loadSchedule(context.reader, id);
    if (!schedule) return notFound;
    if (schedule.retired === retired)
      return refuse('wrong-state', retired ? 'This schedule is out of use already.' : 'This schedule is in use already.');
    const again = retired ? done([]) : saveSchedule(id, schedule, schedule, loadSchedulesFor(context.reader, schedule.customer));
    if (!again.ok) return again;
    const summary = summaryOf(retired ? 'Took out of use' : 'Took back into use', schedule);
    return done(append(context, { kind: 'price schedule changed', summary, writes: [{ put: 'schedule', id, set: { retired } }] }));
  }),
];

const notFound = refuse('not-found', 'This price schedule does not exist.', 'id');

/** A schedule that is to end when its duplicate begins must have begun before. */
function ending(old: Schedule, next: { from: Schedule['from'] }, endOld: boolean): Outcome<ReturnType<typeof endBefore>> {
  if (!endOld) return done([]);
  if (next.from <= old.from)
    return refuse(
      'invalid-input',
      `“${old.name}” begins on ${formatDate(old.from)}: the new one must begin later, for the old one to end.`,
      'from',
    );
  return done(endBefore(old, next.from));
}

/** A contract's name may be a patient's: summaries travel and are shown widely, so they do not say it. */
function summaryOf(did: string, { name, customer }: { name: string; customer: string | null }): string {
  return customer === null ? `${did} the price schedule “${name}”` : `${did} a contract’s prices`;
}

/** `with prices raised by 3.5 %` */
function raisedBy(raise: number): string {
  if (raise === 0) return 'with the same prices';
  return `with prices ${raise > 0 ? 'raised' : 'lowered'} by ${Math.abs(raise) / 100} %`;
}
