/** What Stripe says of its balance and its payouts, as operations: what is known already is noted no second time. */
import { createHash } from 'node:crypto';
import { dateIn } from '../../shared/dates.ts';
import type { StripeDecision } from '../billing/stripe-operation.ts';
import { type MovementsFact, noteMovements, notePayout, type PayoutFact } from '../billing/stripe-money.ts';
import type { Reader } from '../books/connection.ts';
import { canonicalJson } from '../journal/canonical.ts';
import type { Decision } from '../journal/operation.ts';
import { readSettings } from '../queries/settings.ts';

/** Notes those movements that the books do not know, or not with their payout. */
export function decideMovements(fact: MovementsFact, reader: Reader): StripeDecision | 'skip' {
  const news = fact.movements.filter(({ id }) => {
    const known = reader.first<{ payout: string | null }>('SELECT payout FROM stripe_movements WHERE id = :id', { id });
    return !known || (fact.payout !== null && known.payout !== fact.payout);
  });
  if (news.length === 0) return 'skip';
  const { timeZone } = readSettings(reader);
  return named(noteMovements(fact, news, (at) => dateIn(Date.parse(at), timeZone)));
}

export function decidePayout(fact: PayoutFact, reader: Reader): StripeDecision {
  const { payout, status } = fact;
  const lines = reader.all<{ id: string }>('SELECT id FROM statement_lines WHERE deposit = :payout AND reconciled = 0', { payout });
  const known = reader.first('SELECT 1 FROM stripe_payouts WHERE id = :payout AND status = :status', { payout, status });
  return named(
    notePayout(
      fact,
      lines.map(({ id }) => id),
      known === undefined,
    ),
  );
}

/** The payouts whose records may be in another payout than before because of `fact`: of a payout that failed, those that bring its money now. */
export function payoutsOf(fact: MovementsFact | PayoutFact): string[] {
  if (fact.fact === 'payout') return [fact.payout];
  const failed = fact.movements.filter(({ kind }) => kind === 'payout').flatMap(({ source }) => source ?? []);
  return fact.payout === null ? [] : [fact.payout, ...failed];
}

/** The payouts that hold money of this payment, or take some of it back. */
export function payoutsOfPayment(reader: Reader, paymentIntent: string): string[] {
  const sql =
    'SELECT DISTINCT payout FROM stripe_movements WHERE (payment_intent = :paymentIntent OR source = :paymentIntent) AND payout IS NOT NULL';
  return reader.all<{ payout: string }>(sql, { paymentIntent }).map(({ payout }) => payout);
}

/** Payouts of the last months: looked at once when a desk starts, as it may have stopped before it had put records into one. */
export function recentPayouts(reader: Reader, since: string): string[] {
  return reader.all<{ id: string }>('SELECT id FROM stripe_payouts WHERE arrival >= :since', { since }).map(({ id }) => id);
}

/** Of the same content is the same operation, on whichever desk; `after`: what it comes after, where it may happen again. */
export function named(decision: Decision, after: readonly (string | null)[] = []): StripeDecision {
  const digest = createHash('sha256')
    .update(canonicalJson(after.length === 0 ? decision.writes : [decision.writes, after]))
    .digest('hex')
    .slice(0, 32);
  return { ...decision, id: `stripe:${decision.kind === 'Stripe money moved' ? 'movements' : 'payout'}:${digest}` };
}
