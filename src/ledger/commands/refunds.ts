import { instant } from '../../shared/dates.ts';
import { formatMoney, negate } from '../../shared/money.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import { recordName } from '../../shared/record-name.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { bookRefund, type GivenBack, refundAmount } from '../billing/refund.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { foresee } from './foresee.ts';
import { loadAccount, loadDispatch } from './load.ts';
import { loadOpenInvoices } from './load-records.ts';
import { command, query, type QueryContext } from './registry.ts';
import { findTwin, refuseTwin } from './twins.ts';

type Input = Parsed<'refunds.foresee'>;
type Decided = { back: GivenBack; record: string; writes: Write[] };

export const refundHandlers = [
  query('refunds.foresee', (context, input) => {
    const decided = decide(context, input, () => 'foreseen');
    if (!decided.ok) return decided;
    return done({ ...foresee(context.reader, decided.value.writes), twin: findTwin(context.reader, paidOut(input, decided.value)) });
  }),

  command('refunds.record', (context, { twinSeen, ...input }) => {
    const decided = decide(context, input, () => context.books.newId());
    if (!decided.ok) return decided;
    const { back, record, writes } = decided.value;
    const paid = paidOut(input, decided.value);
    const twin = findTwin(context.reader, paid);
    if (twin && !twinSeen) return refuseTwin(twin, input.type, paid); // RFD-4
    const summary = `Refunded ${formatMoney(refundAmount(back))} by ${recordName(input.type, input.number)}`;
    return done({ ...append(context, { kind: 'refund recorded', summary, writes }), record });
  }),
];

function decide(context: QueryContext, input: Input, newId: () => string): Outcome<Decided> {
  const { reader, clock, user } = context;
  const account = loadAccount(reader, input.customer);
  if (!account) return refuse('not-found', 'This customer does not exist.', 'customer');
  const trips: GivenBack['trips'][number][] = [];
  for (const { dispatch: id, amount } of input.trips) {
    const dispatch = loadDispatch(reader, id);
    if (!dispatch) return refuse('not-found', 'One of these dispatches does not exist.', 'trips');
    if (trips.some((trip) => trip.dispatch.id === id)) return refuse('invalid-input', 'Each dispatch is given back once.', 'trips');
    trips.push({ dispatch, amount });
  }
  const { type, number, comment, ledger } = input;
  const details = { type, number, comment, date: input.date ?? clock.today(), creator: user.name, recordedAt: instant(clock.now()) };
  const back = { account, trips, ledger };
  const open = loadOpenInvoices(
    reader,
    trips.map(({ dispatch }) => dispatch.id),
  );
  const booked = bookRefund(back, details, open, newId);
  return booked.ok ? done({ ...booked.value, back }) : booked;
}

function paidOut({ number, customer }: Input, { back }: Decided) {
  return { number, customer, amount: negate(refundAmount(back)) };
}
