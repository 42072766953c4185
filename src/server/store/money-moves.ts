/** What the desks were told of the balance at Stripe: which movements, with which payout, and which payouts may still change. */
import type { Fact } from '../../shared/companion-api/facts.ts';
import type { Office } from './offices.ts';
import type { Db } from './open.ts';

type MoveFact = Extract<Fact, { fact: 'movements' | 'payout' }>;

/** Keeps what `fact` tells, in the transaction that stores it. */
export async function rememberMoves(tx: Db, office: number, fact: MoveFact): Promise<void> {
  if (fact.fact === 'payout') {
    const { payout, account, status, contents } = fact;
    await tx
      .insertInto('payouts')
      .values({ payout, office, account, status, contents })
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
export async function unfinishedPayouts(db: Db, { id, account }: Pick<Office, 'id' | 'account'>): Promise<string[]> {
  const rows = await db
    .selectFrom('payouts')
    .select('payout')
    .where('office', '=', id)
    .where('account', '=', account)
    .where((eb) => eb.or([eb('status', 'in', ['pending', 'in_transit']), eb('contents', '=', 'later')]))
    .execute();
  return rows.map((row) => row.payout);
}

/** Whether the desks know of this payout. */
export async function isPayoutTold(db: Db, payout: string): Promise<boolean> {
  return (await db.selectFrom('payouts').select('payout').where('payout', '=', payout).executeTakeFirst()) !== undefined;
}

/** Up to when (seconds since 1970) the balance transactions of the office's account have been told. */
export async function movesToldTo(db: Db, { id, account }: Pick<Office, 'id' | 'account'>): Promise<number> {
  const row = await db
    .selectFrom('moves_told')
    .select('told_to')
    .where('office', '=', id)
    .where('account', '=', account)
    .executeTakeFirst();
  return row?.told_to ?? 0;
}

export async function noteMovesTold(db: Db, { id, account }: Pick<Office, 'id' | 'account'>, told_to: number): Promise<void> {
  await db
    .insertInto('moves_told')
    .values({ office: id, account, told_to })
    .onConflict((conflict) => conflict.columns(['office', 'account']).doUpdateSet({ told_to }))
    .execute();
}
