/** What is done with one of many dispatches: the decision that a biller would take with it alone, refused where nothing would change. */
import { assert, never } from '../../shared/assert.ts';
import type { DispatchMove } from '../../shared/office-api/dispatch-bulk.ts';
import { formatMoney } from '../../shared/money.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { changeDispatch, type DispatchFields, reopen, writeOff } from '../billing/change-dispatch.ts';
import type { Dispatch } from '../billing/invoice.ts';
import { owedOf } from '../billing/owed.ts';
import type { PriceLine } from '../billing/quote.ts';
import { requote } from '../billing/requote.ts';
import type { Reader } from '../books/connection.ts';
import type { Decision, Write } from '../journal/operation.ts';
import { describeDispatchChange } from './change-words.ts';
import { loadDispatch } from './load.ts';
import { loadQuotedTrip } from './load-prices.ts';

/** The lines of the price schedules that may hold for the trips of a customer. */
export type Prices = (customer: string) => readonly PriceLine[];

export type Move = { dispatch: Dispatch; decision: Decision };

/** The decision of `move` about the dispatch `id`, or why it is left alone. */
export function decideMove(reader: Reader, id: string, move: DispatchMove, prices: Prices): Outcome<Move> {
  const dispatch = loadDispatch(reader, id);
  if (!dispatch) return refuse('not-found', 'This dispatch does not exist.');
  const decided = decisionOf(reader, dispatch, move, prices);
  if (!decided.ok) return decided;
  return done({ dispatch, decision: { kind: 'dispatch changed', ...decided.value } });
}

type Words = { summary: string; writes: Write[] };

function decisionOf(reader: Reader, dispatch: Dispatch, move: DispatchMove, prices: Prices): Outcome<Words> {
  const { number, state, parked, nonBillable, cancelled, payor } = dispatch;
  switch (move.what) {
    case 'park':
    case 'release': {
      const park = move.what === 'park';
      if (state === 'Finished') return leave('It is Finished: it is not invoiced anyway.'); // and would be billed again
      if (parked === park) return leave(park ? 'It is parked already.' : 'It is not parked.');
      return change(dispatch, { parked: park });
    }
    case 'make non-billable':
      return nonBillable ? leave('It is non-billable already.') : change(dispatch, { nonBillable: true });
    case 'make billable':
      return nonBillable ? change(dispatch, { nonBillable: false }) : leave('It is billable already.');
    case 'change payor':
      return payor === move.payor ? leave(`It is billed to the ${payor} already.`) : change(dispatch, { payor: move.payor });
    case 'write off':
      if (state === 'Finished') return leave('It is Finished already.');
      return owedOf(dispatch).owed <= 0 ? leave('Nothing is owed for it.') : said(`Wrote off dispatch ${number}`, writeOff(dispatch));
    case 'take write-off back':
      return owedOf(dispatch).writtenOff > 0
        ? said(`Took the write-off of dispatch ${number} back`, reopen(dispatch))
        : leave('It is not written off.');
    case 'reopen':
      if (cancelled || nonBillable) return leave(cancelled ? 'It is cancelled.' : 'It is non-billable.');
      if (state === 'Billing office') return leave('It is in the Billing office already.');
      return said(`Moved dispatch ${number} back to the Billing office`, reopen(dispatch));
    case 'quote again': {
      const trip = loadQuotedTrip(reader, dispatch.id);
      assert(trip, `dispatch ${dispatch.id} is in the books`);
      const quote = requote(dispatch, trip, prices(dispatch.customer), move);
      if (!quote.ok) return quote;
      const summary = `Quoted dispatch ${number} again by the price schedule: from ${formatMoney(dispatch.quoted)} to ${formatMoney(quote.value.quoted)}`;
      return done({ summary, writes: changeDispatch(dispatch, quote.value) });
    }
    default:
      return never(move);
  }
}

function leave(reason: string) {
  return refuse('wrong-state', reason);
}

function change(dispatch: Dispatch, set: Pick<DispatchFields, 'parked' | 'nonBillable' | 'payor'>): Outcome<Words> {
  return done({ summary: describeDispatchChange(dispatch, set), writes: changeDispatch(dispatch, set) });
}

function said(summary: string, writes: Outcome<Write[]>): Outcome<Words> {
  return writes.ok ? done({ summary, writes: writes.value }) : writes;
}
