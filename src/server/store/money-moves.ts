/** What the desks were told of the balance at Stripe: which movements, with which payout, and which payouts may still change. */
import type { Fact } from '../../shared/companion-api/facts.ts';
import type { Db } from './open.ts';

type MoveFact = Extract<Fact, { fact: 'movements' | 'payout' }>;

/** Keeps what `fact` tells, in the transaction that stores it. */
export async function rememberMoves(tx: Db, office: number, fact: MoveFact): Promise<void> {
  if (fact.fact === 'payout') {
    const { payout, status, contents } = fact;
    await tx
      .insertInto('payouts')
      .values({ payout, office, status, contents })
      .onConflict((conflict) => conflict.column('payout').doUpdateSet({ status, contents }))
      .execute();
    return;
  }
  const { payout } = fact;
  await tx
    .insertInto('movements')
    .values(fact.movements.map(({ id }) => ({ office, movement: id, payout })))
    .onConflict((conflict) => {
      const known = conflict.columns(['office', 'movement']);
      return payout === null ? known.doNothing() : known.doUpdateSet({ payout });
    })
    .execute();
}

/** Those of `movements` that were not told yet, or not with this payout. */
export async function untold<Movement extends { id: string }>(
  db: Db,
  office: number,
  movements: readonly Movement[],
  payout: string | null,
): Promise<Movement[]> {
  const ids = movements.map(({ id }) => id);
  let query = db.selectFrom('movements').select('movement').where('office', '=', office).where('movement', 'in', ids);
  if (payout !== null) query = query.where('payout', '=', payout);
  const told = new Set((await query.execute()).map((row) => row.movement));
  return movements.filter(({ id }) => !told.has(id));
}

/** Payouts that are on their way, or whose contents Stripe has not told yet. */
export async function unfinishedPayouts(db: Db, office: number): Promise<string[]> {
  const rows = await db
    .selectFrom('payouts')
    .select('payout')
    .where('office', '=', office)
    .where((eb) => eb.or([eb('status', 'in', ['pending', 'in_transit']), eb('contents', '=', 'later')]))
    .execute();
  return rows.map((row) => row.payout);
}

/** Whether the desks know of this payout. */
export async function isPayoutTold(db: Db, payout: string): Promise<boolean> {
  return (await db.selectFrom('payouts').select('payout').where('payout', '=', payout).executeTakeFirst()) !== undefined;
}

/** Balance transactions have been told up to `created` (seconds since 1970). */
export async function noteMovesTold(db: Db, id: number, created: number): Promise<void> {
  await db.updateTable('offices').set({ moves_told_to: created }).where('id', '=', id).where('moves_told_to', '<', created).execute();
}
