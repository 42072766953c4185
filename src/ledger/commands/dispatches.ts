import { formatMoney } from '../../shared/money.ts';
import type { DispatchDecision } from '../../shared/office-api/dispatches.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Dispatch } from '../billing/invoice.ts';
import { firstQuote } from '../billing/requote.ts';
import { dispatchAfter } from '../billing/standing.ts';
import { automaticState } from '../billing/workflow.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { describeDispatchChange } from './change-words.ts';
import { decide } from './dispatch-decisions.ts';
import { loadCustomerKind } from './load.ts';
import { loadPriceLines } from './load-prices.ts';
import { nextDispatchNumber } from './numbers.ts';
import { command, type CommandContext } from './registry.ts';

export const dispatchCommands = [
  command('dispatches.create', (context, input) => {
    const { books, reader } = context;
    const kind = loadCustomerKind(reader, input.customer);
    if (!kind) return refuse('not-found', 'This customer does not exist.', 'customer');
    if ((input.quoted ?? 0) < 0) return refuse('invalid-input', 'A price quote is not negative.', 'quoted');
    const quote = firstQuote(input, input.quoted, loadPriceLines(reader, input.customer));
    if (!quote.ok) return quote;
    const { quoted } = quote.value;
    const id = books.newId();
    const number = nextDispatchNumber(books);
    const flags = { parked: false, nonBillable: false, cancelled: false };
    const state = automaticState({ ...flags, owed: quoted, onOpenInvoice: false });
    const set = { ...input, ...quote.value, ...flags, allowed: null, number, payor: input.payor ?? kind, state };
    const writes: Write[] = [{ put: 'dispatch', id, set }];
    return done({ id, number, quoted, ...append(context, { kind: 'dispatch changed', summary: `Added dispatch ${number}`, writes }) });
  }),

  command('dispatches.change', (context, { id, set }) =>
    record(context, id, { what: 'change', set }, (before, after) =>
      describeDispatchChange(before, { ...set, ...(after.quoted !== before.quoted && { quoted: after.quoted }) }),
    ),
  ),

  command('dispatches.addEvent', (context, { dispatch, kind, amount, comment }) => {
    const summary = ({ number }: Dispatch) => `Recorded a ${kind} of ${formatMoney(amount)} on dispatch ${number}`;
    return record(context, dispatch, { what: 'add event', kind, amount }, summary, comment);
  }),

  command('dispatches.writeOff', (context, { id }) =>
    record(context, id, { what: 'write off' }, ({ number }) => `Wrote off dispatch ${number}`),
  ),

  command('dispatches.setState', (context, { id, state }) =>
    record(context, id, { what: 'set state', state }, ({ number }) => `Set dispatch ${number} to ${state} by hand`),
  ),

  command('dispatches.decideAgain', (context, { id }) =>
    record(context, id, { what: 'decide again' }, ({ number }, { state }) => `Let the workflow decide about dispatch ${number}: ${state}`),
  ),

  command('dispatches.reopen', (context, { id }) =>
    record(context, id, { what: 'reopen' }, ({ number }) => `Moved dispatch ${number} back to the Billing office`),
  ),
];

/** Decides and appends it as one operation. */
function record(
  context: CommandContext,
  id: string,
  decision: DispatchDecision,
  summaryOf: (before: Dispatch, after: Dispatch) => string,
  comment = '',
): Outcome<{ operation: string }> {
  const decided = decide(context, id, decision, { comment, newId: () => context.books.newId() });
  if (!decided.ok) return decided;
  const { dispatch, writes } = decided.value;
  const kind = decision.what === 'add event' ? 'dispatch money recorded' : 'dispatch changed';
  return done(append(context, { kind, summary: summaryOf(dispatch, dispatchAfter(dispatch, writes)), writes }));
}
