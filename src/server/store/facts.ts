/** The facts that desks pull, and what the companion itself remembers of payments and refunds so that it can tell the balance as of now. */
import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { LaterPayment } from '../../shared/balance-now.ts';
import { type Fact, factSchema, type UnnumberedFact } from '../../shared/companion-api/facts.ts';
import { atLeastZero, cents, minus, zero } from '../../shared/money.ts';
import type { Db, Store } from './open.ts';
import { rememberMoves } from './money-moves.ts';
import type { Schema } from './schema.ts';

export type Payment = Selectable<Schema['payments']>;

/** A fact with the key of its content: the same key is never told twice. */
export type KeyedFact = { key: string; fact: UnnumberedFact };

/** Numbers and stores those of `found` that are news, with what they change in our own memory. Returns how many were news. */
export function recordFacts(store: Store, office: number, found: readonly KeyedFact[]): Promise<number> {
  return store.transaction(async (tx) => {
    let { number, history } = (await lastFact(tx, office)) ?? beginning;
    let news = 0;
    for (const { key, fact } of found) {
      const known = await tx.selectFrom('facts').select('number').where('office', '=', office).where('key', '=', key).executeTakeFirst();
      if (known) continue;
      number += 1;
      history = createHash('sha256')
        .update(`${history}\n${JSON.stringify(fact)}`)
        .digest('hex')
        .slice(0, 32);
      const numbered = factSchema.parse({ ...fact, number, history });
      await tx
        .insertInto('facts')
        .values({ office, number, key, content: JSON.stringify(numbered) })
        .execute();
      await remember(tx, office, numbered);
      news += 1;
    }
    return news;
  });
}

/** What the first fact comes after. */
const beginning = { number: 0, history: '' };

async function lastFact(db: Db, office: number): Promise<Fact | null> {
  const [last] = await factsAfter(db, office, (await latestFact(db, office)) - 1, 1);
  return last ?? null;
}

export async function latestFact(db: Db, office: number): Promise<number> {
  const { latest } = await db
    .selectFrom('facts')
    .select((eb) => eb.fn.max('number').as('latest'))
    .where('office', '=', office)
    .executeTakeFirstOrThrow();
  return latest ?? 0;
}

export async function factsAfter(db: Db, office: number, after: number, limit: number): Promise<Fact[]> {
  const rows = await db
    .selectFrom('facts')
    .select('content')
    .where('office', '=', office)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map((row) => factSchema.parse(JSON.parse(row.content)));
}

export async function paymentByIntent(db: Db, paymentIntent: string): Promise<Payment | null> {
  return (await db.selectFrom('payments').selectAll().where('payment_intent', '=', paymentIntent).executeTakeFirst()) ?? null;
}

/** The portal's payments that books as of `asOfFact` do not hold yet: booked later, or still processing. In the order in which a desk books them, less what was refunded since. */
export async function laterPayments(db: Db, office: number, asOfFact: number): Promise<(LaterPayment & Payment)[]> {
  // Each half by an index of its own: of the years of payments that the books hold, none is looked at.
  const { rows } = await sql<Payment & { refunded: number }>`
    WITH later AS (
      SELECT * FROM payments WHERE office = ${office} AND fact > ${asOfFact} AND status = 'succeeded'
      UNION ALL
      SELECT * FROM payments INDEXED BY payments_unsettled WHERE office = ${office} AND status = 'processing'
    )
    SELECT
      later.*,
      (SELECT COALESCE(SUM(amount), 0) FROM refunds WHERE refunds.payment_intent = later.payment_intent AND refunds.status = 'succeeded') AS refunded
    FROM later
    WHERE invoice IS NOT NULL
    ORDER BY fact IS NULL, fact, at`.execute(db);
  return rows.flatMap((row) => {
    if (row.invoice === null) return [];
    const balance = atLeastZero(minus(row.balance, cents(row.refunded)));
    return [{ ...row, invoice: row.invoice, balance, processing: row.status === 'processing' }];
  });
}

/** Objects that may still change: what is looked at again when Stripe no longer lists the events that would tell of it. */
export async function unfinishedObjects(db: Db, office: number): Promise<{ payments: string[]; refunds: string[]; disputes: string[] }> {
  const payments = await db
    .selectFrom('payments')
    .select('payment_intent')
    .where('office', '=', office)
    .where('status', '=', 'processing')
    .execute();
  const refunds = await db
    .selectFrom('refunds')
    .select('refund')
    .where('office', '=', office)
    .where('status', 'in', ['pending', 'requires_action'])
    .execute();
  const disputes = await db.selectFrom('disputes').select('dispute').where('office', '=', office).where('status', '=', 'open').execute();
  return {
    payments: payments.map((row) => row.payment_intent),
    refunds: refunds.map((row) => row.refund),
    disputes: disputes.map((row) => row.dispute),
  };
}

async function remember(tx: Db, office: number, fact: Fact): Promise<void> {
  switch (fact.fact) {
    case 'payment processing':
    case 'payment succeeded':
    case 'payment failed':
      await rememberPayment(tx, office, fact);
      return;
    case 'refund': {
      const { refund, paymentIntent, amount, status } = fact;
      await tx
        .insertInto('refunds')
        .values({ refund, office, payment_intent: paymentIntent, amount, status })
        .onConflict((conflict) => conflict.column('refund').doUpdateSet({ amount, status }))
        .execute();
      return;
    }
    case 'dispute': {
      const { dispute, status } = fact;
      await tx
        .insertInto('disputes')
        .values({ dispute, office, status })
        .onConflict((conflict) => conflict.column('dispute').doUpdateSet({ status }))
        .execute();
      return;
    }
    case 'movements':
    case 'payout':
      await rememberMoves(tx, office, fact);
      return;
    case 'checkout expired':
      await tx.updateTable('checkout_sessions').set({ status: 'expired' }).where('session', '=', fact.session).execute();
  }
}

type PaymentFact = Extract<Fact, { fact: 'payment processing' | 'payment succeeded' | 'payment failed' }>;
const statusOf = { 'payment processing': 'processing', 'payment succeeded': 'succeeded', 'payment failed': 'failed' } as const;

async function rememberPayment(tx: Db, office: number, fact: PaymentFact): Promise<void> {
  const present = {
    status: statusOf[fact.fact],
    amount: fact.amount,
    method: fact.method,
    fact: fact.fact === 'payment succeeded' ? fact.number : null,
    at: Date.parse(fact.at),
  };
  await tx
    .insertInto('payments')
    .values({
      payment_intent: fact.paymentIntent,
      office,
      invoice: fact.portal?.invoice ?? null,
      balance: fact.portal?.balance ?? zero,
      fee: fact.portal?.fee ?? zero,
      account: fact.account,
      ...present,
    })
    .onConflict((conflict) => conflict.column('payment_intent').doUpdateSet(present))
    .execute();
}
