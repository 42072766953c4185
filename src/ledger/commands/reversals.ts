import { instant } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import type { RecordReversal } from '../../shared/office-api/reversals.ts';
import { recordName } from '../../shared/record-name.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Dispatch } from '../billing/invoice.ts';
import { type BookedEvent, type RecordInBooks, reverseEvent, reverseRecord } from '../billing/reverse-record.ts';
import type { Reader } from '../books/connection.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { withClosings } from './closings.ts';
import { foresee } from './foresee.ts';
import { loadDispatch } from './load.ts';
import { findReversal } from '../queries/reversed.ts';
import { loadEvent, loadPaidInvoices, loadRecord } from './load-records.ts';
import { command, query, type QueryContext } from './registry.ts';
import { takingId } from '../journal/undo-ids.ts';

/** Named after what is reversed: of two desks that do it while apart one is in force [REV-2]. */
const reversalOf = (id: string) => `reversal:${id}`;

type Decided = { what: RecordInBooks; record: string; writes: Write[] };

export const reversalHandlers = [
  query('register.foreseeReversal', (context, input) => {
    const decided = decideRecord(context, { ...input, reason: '' }, () => 'foreseen');
    if (!decided.ok) return decided;
    const { what, writes } = decided.value;
    return done({ ...foresee(context.reader, writes), reopenable: loadPaidInvoices(context.reader, what).length > 0 });
  }),

  command('register.reverse', (context, input) => {
    const id = reversalOf(input.id);
    const decided = decideRecord(context, input, (row) => takingId(id, row));
    if (!decided.ok) return decided;
    const { what, record, writes } = decided.value;
    const summary = `${input.bounced ? 'Recorded as bounced' : 'Reversed'} ${recordName(what.type, what.number)} of ${formatMoney(what.amount)}`;
    return done({ ...append(context, { id, kind: 'record reversed', summary, writes }), record });
  }),

  query('events.foreseeReversal', (context, { id }) => {
    const decided = decideEvent(context, id, '', () => 'foreseen');
    return decided.ok ? done(foresee(context.reader, decided.value.writes)) : decided;
  }),

  command('events.reverse', (context, { id, reason }) => {
    const op = reversalOf(id);
    const decided = decideEvent(context, id, reason, (row) => takingId(op, row));
    if (!decided.ok) return decided;
    const { event, dispatch, writes } = decided.value;
    const summary = `Reversed a ${event.kind} of ${formatMoney(event.amount)} on dispatch ${dispatch.number}`;
    return done(append(context, { id: op, kind: 'payment event reversed', summary, writes }));
  }),
];

function decideRecord(
  context: QueryContext,
  { id, bounced, fee, reopenInvoices, reason }: RecordReversal & { reason: string },
  idOf: (row: string) => string,
): Outcome<Decided> {
  const { reader } = context;
  const what = loadRecord(reader, id);
  if (!what) return refuse('not-found', 'This record is not in the check register.', 'id');
  const refused = refusalOfReversal(reader, what, bounced);
  if (refused) return refused;
  if (fee < 0) return refuse('invalid-input', 'A fee is not negative.', 'fee');
  if (fee > 0 && !bounced) return refuse('invalid-input', 'A fee goes with a returned check only.', 'fee');
  if (fee > 0 && what.customer === null)
    return refuse('wrong-state', 'This record has no customer whose ledger could bear the fee.', 'fee');
  const reopened = reopenInvoices ? loadPaidInvoices(reader, what) : [];
  const { record, writes } = reverseRecord(what, { bounced, reason, fee, reopened, ...whenAndWho(context) }, idOf);
  return done({ what, record, writes: withClosings(reader, writes) });
}

/** Why a record cannot be reversed [REV-2], [REV-4]; null when it can. */
function refusalOfReversal(reader: Reader, { id, type, amount }: RecordInBooks, bounced: boolean) {
  if (type === 'Stripe')
    return refuse(
      'wrong-state',
      'This is money that Stripe moved: give it back with Refund… on its record; it is booked when Stripe says so.',
      'id',
    );
  const before = findReversal(reader, id);
  if (before) return refuse('wrong-state', `This record was reversed already, on ${before.date}.`, 'id');
  if (bounced && amount <= 0) return refuse('wrong-state', 'Only money that came in can bounce.', 'bounced');
  return null;
}

function decideEvent(
  context: QueryContext,
  id: string,
  reason: string,
  idOf: (row: string) => string,
): Outcome<{ event: BookedEvent; dispatch: Dispatch; writes: Write[] }> {
  const { reader } = context;
  const event = loadEvent(reader, id);
  const dispatch = event && loadDispatch(reader, event.dispatch);
  if (!event || !dispatch) return refuse('not-found', 'This payment event does not exist.', 'id');
  const refused = refusalOfEvent(reader, event);
  if (refused) return refused;
  const { date, creator } = whenAndWho(context);
  const writes = reverseEvent(event, dispatch, { reason, date, creator }, idOf);
  return done({ event, dispatch, writes: withClosings(reader, writes) });
}

/** Why a payment event cannot be reversed [REV-8]; null when it can. */
function refusalOfEvent(reader: Reader, { id, record, amount }: BookedEvent) {
  const { reverses } = reader.one<{ reverses: string | null }>('SELECT reverses FROM payment_events WHERE id = :id', { id });
  if (reverses !== null) return refuse('wrong-state', 'This event balances another one. Record the money again instead.', 'id');
  if (amount === 0) return refuse('wrong-state', 'An event of $0.00 moves no money: there is nothing to reverse.', 'id');
  if (reader.first('SELECT 1 FROM payment_events WHERE reverses = :id', { id }) || (record !== null && findReversal(reader, record)))
    return refuse('wrong-state', 'This event was reversed already.', 'id');
  if (record !== null && reader.first("SELECT 1 FROM register_records WHERE comes_from = :record AND type = 'Stripe'", { record }))
    return refuse('wrong-state', 'Stripe took money of this payment back already: what is left of each event is no longer certain.', 'id');
  return null;
}

function whenAndWho({ clock, user }: QueryContext) {
  return { date: clock.today(), creator: user.name, recordedAt: instant(clock.now()) };
}
