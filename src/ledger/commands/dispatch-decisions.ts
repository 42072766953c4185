/** What a biller decides about one dispatch, as writes: the same for the command that does it and for the preview that says what it comes to. */
import { assert, never } from '../../shared/assert.ts';
import { instant } from '../../shared/dates.ts';
import type { DispatchDecision } from '../../shared/office-api/dispatches.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { bookEvent } from '../billing/book-event.ts';
import { changeDispatch, letDecide, reopen, setState, writeOff } from '../billing/change-dispatch.ts';
import type { Dispatch } from '../billing/invoice.ts';
import { withQuote } from '../billing/requote.ts';
import { standingAfter } from '../billing/standing.ts';
import type { Reader } from '../books/connection.ts';
import type { Write } from '../journal/operation.ts';
import { closingOf, withClosings } from './closings.ts';
import { loadCustomerKind, loadDispatch } from './load.ts';
import { loadPriceLines, loadQuote, loadQuotedTrip, type StoredQuote } from './load-prices.ts';
import { query, type QueryContext } from './registry.ts';

export type Decided = { dispatch: Dispatch; writes: Write[] };
type Changes = Extract<DispatchDecision, { what: 'change' }>['set'];
type Making = { comment?: string; newId: () => string };

/** The writes of a decision about the dispatch `id`, or why it cannot be. */
export function decide(context: QueryContext, id: string, decision: DispatchDecision, making: Making): Outcome<Decided> {
  const dispatch = loadDispatch(context.reader, id);
  if (!dispatch) return refuse('not-found', 'This dispatch does not exist.');
  const writes = writesOf(context, dispatch, decision, making);
  return writes.ok ? done({ dispatch, writes: writes.value }) : writes;
}

/** What a decision would come to [FLOW-11]. */
export const previewDispatch = query('dispatches.preview', (context, { id, decision }) => {
  const decided = decide(context, id, decision, { newId: () => 'preview' });
  if (!decided.ok) return decided;
  const { dispatch, writes } = decided.value;
  const quote = quoteIn(writes) ?? loadQuote(context.reader, id);
  return done({
    before: standingAfter(dispatch),
    after: standingAfter(dispatch, writes),
    quote,
    closes: closingOf(context.reader, writes),
  });
});

function quoteIn(writes: readonly Write[]): StoredQuote | null {
  for (const write of writes)
    if ('put' in write && write.put === 'dispatch' && write.set.quoted !== undefined)
      return { quoted: write.set.quoted, source: write.set.quoteSource ?? null };
  return null;
}

function writesOf(
  context: QueryContext,
  dispatch: Dispatch,
  decision: DispatchDecision,
  { comment = '', newId }: Making,
): Outcome<Write[]> {
  const { reader, clock, user } = context;
  switch (decision.what) {
    case 'change': {
      const refused = refusalOfChange(reader, decision.set);
      return refused ?? changeWithQuote(reader, dispatch, decision.set);
    }
    case 'add event': {
      const { kind, amount } = decision;
      if (amount <= 0) return refuse('invalid-input', 'Give an amount of more than $0.00.', 'amount');
      const when = { date: clock.today(), recordedAt: instant(clock.now()), creator: user.name };
      return done(withClosings(reader, bookEvent(dispatch, { kind, amount, comment, ...when }, newId)));
    }
    case 'write off':
      return writeOff(dispatch);
    case 'reopen':
      return reopen(dispatch);
    case 'set state':
      return setState(dispatch, decision.state);
    case 'decide again':
      return letDecide(dispatch);
    default:
      return never(decision);
  }
}

/** A change, with the quote that follows from it. */
function changeWithQuote(reader: Reader, dispatch: Dispatch, set: Changes): Outcome<Write[]> {
  const trip = loadQuotedTrip(reader, dispatch.id);
  assert(trip, `dispatch ${dispatch.id} is in the books`);
  const fields = withQuote(dispatch, trip, set, (customer) => loadPriceLines(reader, customer));
  return fields.ok ? done(changeDispatch(dispatch, fields.value)) : fields;
}

function refusalOfChange(reader: Reader, set: Changes) {
  if (set.customer !== undefined && !loadCustomerKind(reader, set.customer))
    return refuse('not-found', 'This customer does not exist.', 'set.customer');
  if ((set.quoted ?? 0) < 0) return refuse('invalid-input', 'A price quote is not negative.', 'set.quoted');
  if ((set.allowed ?? 0) < 0) return refuse('invalid-input', 'A price allowed is not negative.', 'set.allowed');
  return null;
}
