/** Which register records a payout brings [PO-3], and what becomes of a payout that a biller had matched by hand before Stripe told of it [PO-10]. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import { datesFor } from '../billing/match-statement.ts';
import { cameToNothing, type HandMade, type PayoutFact, putIntoPayout } from '../billing/stripe-money.ts';
import type { StripeDecision } from '../billing/stripe-operation.ts';
import type { Reader } from '../books/connection.ts';
import { recordOfMovement } from '../queries/movement-record.ts';
import { named } from './decide-money.ts';

type Payout = { id: string; amount: Cents; status: PayoutFact['status']; arrival: IsoDate };
/** A record in a deposit; `op`: what put it there. */
type Item = { record: string; deposit: string | null; op: string | null };

/** Puts the records that `payout` holds into the deposit that brings them, where they are not yet, and takes out what it does not hold. */
export function decideContents(reader: Reader, id: string): StripeDecision | null {
  const payout = reader.first<Payout>('SELECT id, amount, status, arrival FROM stripe_payouts WHERE id = :id', { id });
  const brings = broughtBy(reader, id);
  const told = toldRecords(reader, id);
  const handMade = payout && brings === id ? handMadeFor(reader, payout) : null;
  const byHand = handMade ? itemsOf(reader, handMade.deposit) : [];
  const known = new Set(told.map(({ record }) => record));
  const others = payout && isSettled(reader, payout) ? itemsOf(reader, id).filter(({ record }) => !known.has(record)) : [];
  const misplaced = [...told, ...byHand.filter(({ record }) => !known.has(record))].filter(({ deposit }) => deposit !== brings);
  if (misplaced.length + others.length === 0 && !handMade) return null;
  const decided = putIntoPayout({
    payout: brings,
    records: misplaced.map(({ record }) => record),
    takenOut: others.map(({ record }) => record),
    becomesIt: handMade,
    emptied: emptiedBy(reader, misplaced, handMade),
  });
  // The same again after something else has come between is another operation.
  return named(
    decided,
    [...misplaced, ...others].map(({ op }) => op),
  );
}

/** Whether all that it holds is told, or it came to nothing: what is in it beside that is not its own. */
function isSettled(reader: Reader, { id, amount, status }: Payout): boolean {
  if (cameToNothing(status)) return true;
  const held = reader.one<{ net: Cents | null }>('SELECT sum(amount - fee) AS net FROM stripe_movements WHERE payout = :id', { id });
  return held.net === amount;
}

/** A record belongs to the payout of its first movement: what Stripe moves because of it later is in other payouts. */
function toldRecords(reader: Reader, payout: string): Item[] {
  return reader.all<Item>(
    `SELECT DISTINCT record, item.deposit, item.op
     FROM (SELECT ${recordOfMovement('movement')} AS record
           FROM stripe_movements AS movement, json_each(:payouts) AS carried
           WHERE movement.payout = carried.value
             AND NOT EXISTS (
               SELECT 1
               FROM stripe_movements AS before
               WHERE (before.payment_intent = movement.payment_intent OR (movement.payment_intent IS NULL AND before.source = movement.source))
                 AND before.payout IS NOT NULL
                 AND (before.at, before.id) < (movement.at, movement.id)
                 AND (${recordOfMovement('before')}) = (${recordOfMovement('movement')})))
     LEFT JOIN deposit_items AS item ON item.id = record
     WHERE record IS NOT NULL
     ORDER BY record`,
    { payouts: JSON.stringify(carriedWith(reader, payout)) },
  );
}

function itemsOf(reader: Reader, deposit: string): Item[] {
  return reader.all<Item>('SELECT id AS record, deposit, op FROM deposit_items WHERE deposit = :deposit ORDER BY id', { deposit });
}

/** The payout that a biller made of a line of the statement, and that this one must be: the same amount near its day, the nearest first. */
function handMadeFor(reader: Reader, { id, amount, arrival }: Payout): HandMade | null {
  if (reader.first('SELECT 1 FROM statement_lines WHERE deposit = :id', { id })) return null;
  const { from, to } = datesFor(arrival, amount);
  const found = reader.first<{ deposit: string }>(
    `SELECT made.id AS deposit
     FROM statement_lines AS line
     JOIN deposits AS made ON made.id = line.deposit
     WHERE line.date BETWEEN :from AND :to AND line.amount = :amount AND made.kind = 'payout' AND made.paid_out IS NULL AND made.removed = 0
     ORDER BY abs(julianday(line.date) - julianday(:arrival)), line.id
     LIMIT 1`,
    { from, to, amount, arrival },
  );
  return found ? { deposit: found.deposit, lines: linesOf(reader, found.deposit) } : null;
}

/** Payouts made by hand that are left without any record: they were something else. */
function emptiedBy(reader: Reader, misplaced: readonly Item[], handMade: HandMade | null): HandMade[] {
  const from = new Set(misplaced.flatMap(({ deposit }) => deposit ?? []));
  if (handMade) from.delete(handMade.deposit);
  return [...from].flatMap((deposit) => {
    const isByHand = reader.first(`SELECT 1 FROM deposits WHERE id = :deposit AND kind = 'payout' AND paid_out IS NULL AND removed = 0`, {
      deposit,
    });
    const left = itemsOf(reader, deposit).filter(({ record }) => !misplaced.some((item) => item.record === record));
    return isByHand && left.length === 0 ? [{ deposit, lines: linesOf(reader, deposit, 'reconciled = 0') }] : [];
  });
}

function linesOf(reader: Reader, deposit: string, which = 'true'): string[] {
  const sql = `SELECT id FROM statement_lines WHERE deposit = :deposit AND ${which} ORDER BY id`;
  return reader.all<{ id: string }>(sql, { deposit }).map(({ id }) => id);
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
