/** What Stripe says of its balance and its payouts, as operations: what is known already is noted no second time. */
import { createHash } from 'node:crypto';
import { dateIn } from '../../shared/dates.ts';
import type { StripeDecision } from '../billing/stripe-operation.ts';
import { cameToNothing, type MovementsFact, noteMovements, notePayout, type PayoutFact, putIntoPayout } from '../billing/stripe-money.ts';
import type { Reader } from '../books/connection.ts';
import { canonicalJson } from '../journal/canonical.ts';
import type { Decision } from '../journal/operation.ts';
import { recordOfMovement } from '../queries/movement-record.ts';
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

/** Puts the records that `payout` holds into the deposit that brings them, where they are not yet [PO-3]. */
export function decideContents(reader: Reader, payout: string): StripeDecision | null {
  const brings = broughtBy(reader, payout);
  const records = reader.all<{ record: string }>(
    `SELECT DISTINCT record
     FROM (SELECT ${recordOfMovement('movement')} AS record
           FROM stripe_movements AS movement, json_each(:payouts) AS carried
           WHERE movement.payout = carried.value)
     LEFT JOIN deposit_items AS item ON item.id = record
     LEFT JOIN deposits AS present ON present.id = item.deposit
     WHERE record IS NOT NULL
       AND item.deposit IS NOT :brings
       AND (present.id IS NULL OR present.paid_out IS NOT NULL)
     ORDER BY record`,
    { payouts: JSON.stringify(carriedWith(reader, payout)), brings },
  );
  return records.length === 0
    ? null
    : named(
        putIntoPayout(
          records.map(({ record }) => record),
          brings,
        ),
      );
}

/** No payout fails so often in a row. */
const mostFailures = 50;

/** The payout by which the money of `payout` comes: itself, or after it failed the one that has it now. Null: still at Stripe. */
function broughtBy(reader: Reader, payout: string): string | null {
  let brings: string | undefined = payout;
  for (let failures = 0; brings !== undefined && failures < mostFailures; failures += 1) {
    const row = reader.first<{ status: PayoutFact['status'] }>('SELECT status FROM stripe_payouts WHERE id = :brings', { brings });
    if (!row) return null;
    if (!cameToNothing(row.status)) return brings;
    const sql = `SELECT payout FROM stripe_movements WHERE source = :brings AND kind = 'payout' AND payout IS NOT NULL`;
    brings = reader.first<{ payout: string }>(sql, { brings })?.payout;
  }
  return null;
}

/** `payout` and the failed ones whose money is in it. */
function carriedWith(reader: Reader, payout: string): string[] {
  const carried = [payout];
  for (const holder of carried) {
    if (carried.length > mostFailures) break;
    const sql = `SELECT source FROM stripe_movements WHERE payout = :holder AND kind = 'payout' AND source IS NOT NULL`;
    for (const { source } of reader.all<{ source: string }>(sql, { holder })) if (!carried.includes(source)) carried.push(source);
  }
  return carried;
}

/** Of the same content is the same operation, on whichever desk. */
function named(decision: Decision): StripeDecision {
  const digest = createHash('sha256').update(canonicalJson(decision.writes)).digest('hex').slice(0, 32);
  return { ...decision, id: `stripe:${decision.kind === 'Stripe money moved' ? 'movements' : 'payout'}:${digest}` };
}
