import { instant } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { bookEvent } from '../billing/book-event.ts';
import { changeDispatch, reopen, writeOff } from '../billing/change-dispatch.ts';
import type { Dispatch } from '../billing/invoice.ts';
import { automaticState } from '../billing/workflow.ts';
import type { Reader } from '../books/connection.ts';
import { append } from './append.ts';
import { loadCustomerKind, loadDispatch } from './load.ts';
import { nextDispatchNumber } from './numbers.ts';
import { command } from './registry.ts';

export const dispatchCommands = [
  command('dispatches.create', (context, input) => {
    const { books, reader } = context;
    const kind = loadCustomerKind(reader, input.customer);
    if (!kind) return refuse('not-found', 'This customer does not exist.', 'customer');
    if (input.quoted < 0) return refuse('invalid-input', 'A price quote is not negative.', 'quoted');
    const id = books.newId();
    const number = nextDispatchNumber(books);
    const flags = { parked: false, nonBillable: false, cancelled: false };
    const state = automaticState({ ...flags, owed: input.quoted, onOpenInvoice: false });
    const set = { ...input, ...flags, allowed: null, number, payor: input.payor ?? kind, state };
    append(context, { kind: 'dispatch changed', summary: `Added dispatch ${number}`, writes: [{ put: 'dispatch', id, set }] });
    return done({ id, number });
  }),

  command('dispatches.change', (context, { id, set }) => {
    const { reader } = context;
    const found = find(reader, id);
    if (!found.ok) return found;
    if (set.customer !== undefined && !loadCustomerKind(reader, set.customer))
      return refuse('not-found', 'This customer does not exist.', 'set.customer');
    if ((set.quoted ?? 0) < 0) return refuse('invalid-input', 'A price quote is not negative.', 'set.quoted');
    if ((set.allowed ?? 0) < 0) return refuse('invalid-input', 'A price allowed is not negative.', 'set.allowed');
    const summary = `Changed ${Object.keys(set).join(', ')} of dispatch ${found.value.number}`;
    return done(append(context, { kind: 'dispatch changed', summary, writes: changeDispatch(found.value, set) }));
  }),

  command('dispatches.addEvent', (context, { dispatch, ...event }) => {
    const { books, reader, clock, user } = context;
    const found = find(reader, dispatch);
    if (!found.ok) return found;
    if (event.amount <= 0) return refuse('invalid-input', 'Give an amount of more than $0.00.', 'amount');
    const when = { date: clock.today(), recordedAt: instant(clock.now()), creator: user.name };
    const summary = `Recorded a ${event.kind} of ${formatMoney(event.amount)} on dispatch ${found.value.number}`;
    const writes = bookEvent(found.value, { ...event, ...when }, () => books.newId());
    return done(append(context, { kind: 'dispatch money recorded', summary, writes }));
  }),

  command('dispatches.writeOff', (context, { id }) => {
    const found = find(context.reader, id);
    if (!found.ok) return found;
    const decided = writeOff(found.value);
    if (!decided.ok) return decided;
    const summary = `Wrote off dispatch ${found.value.number}`;
    return done(append(context, { kind: 'dispatch changed', summary, writes: decided.value }));
  }),

  command('dispatches.reopen', (context, { id }) => {
    const found = find(context.reader, id);
    if (!found.ok) return found;
    const decided = reopen(found.value);
    if (!decided.ok) return decided;
    const summary = `Moved dispatch ${found.value.number} back to the Billing office`;
    return done(append(context, { kind: 'dispatch changed', summary, writes: decided.value }));
  }),
];

function find(reader: Reader, id: string): Outcome<Dispatch> {
  const dispatch = loadDispatch(reader, id);
  return dispatch ? done(dispatch) : refuse('not-found', 'This dispatch does not exist.');
}
