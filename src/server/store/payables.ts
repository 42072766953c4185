/** What the desks have published: every invoice's payable, the portal's terms, and the Stripe fact up to which the books behind them go. */
import { type Payable, payableSchema, type PortalTerms } from '../../shared/companion-api/payables.ts';
import type { SelfPayId } from '../../shared/self-pay-id.ts';
import { latestFact } from './facts.ts';
import { putLogo } from './logos.ts';
import type { Db, Store } from './open.ts';

export type StoredPayable = { payable: Payable; version: number };

export type Publication = { asOfFact: number; last: boolean; terms: PortalTerms; logo?: string | undefined; payables: readonly Payable[] };
export type Published =
  | { published: true }
  /** The office has already published books that include later facts: these would offer what has been paid since. */
  | { published: false; why: 'older than published' }
  /** The desk has booked facts that this companion never gave out: the database is not the one it talked to before. */
  | { published: false; why: 'from the future' }
  /** A self-pay ID is never changed or reused. */
  | { published: false; why: 'self-pay ID taken' };

/**
 * Takes over one page of a desk's payables. `asOfFact` counts only with the last page: until then the later payments are still subtracted
 * from amounts that may include them already, so that for a moment too little is asked for, never too much.
 */
export function publish(store: Store, office: number, { asOfFact, last, terms, logo, payables }: Publication): Promise<Published> {
  return store.transaction(async (tx) => {
    const { as_of_fact } = await tx.selectFrom('offices').select('as_of_fact').where('id', '=', office).executeTakeFirstOrThrow();
    if (asOfFact < as_of_fact) return { published: false, why: 'older than published' };
    if (asOfFact > (await latestFact(tx, office))) return { published: false, why: 'from the future' };
    if (await breaksIds(tx, office, payables)) return { published: false, why: 'self-pay ID taken' };
    for (const payable of payables) await put(tx, office, payable);
    if (logo !== undefined) await putLogo(tx, office, logo);
    await tx
      .updateTable('offices')
      .set({ terms: JSON.stringify(terms), ...(last ? { as_of_fact: asOfFact } : {}) })
      .where('id', '=', office)
      .execute();
    return { published: true };
  });
}

export async function payableBySelfPayId(db: Db, office: number, id: SelfPayId): Promise<StoredPayable | null> {
  const row = await db
    .selectFrom('payables')
    .select(['content', 'version'])
    .where('office', '=', office)
    .where('self_pay_id', '=', id)
    .executeTakeFirst();
  return row ? { payable: parse(row.content), version: row.version } : null;
}

export async function payableOf(db: Db, office: number, invoice: string): Promise<StoredPayable | null> {
  const row = await db
    .selectFrom('payables')
    .select(['content', 'version'])
    .where('office', '=', office)
    .where('invoice', '=', invoice)
    .executeTakeFirst();
  return row ? { payable: parse(row.content), version: row.version } : null;
}

export async function payablesOf(db: Db, office: number, invoices: readonly string[]): Promise<Payable[]> {
  if (invoices.length === 0) return [];
  const rows = await db.selectFrom('payables').select('content').where('office', '=', office).where('invoice', 'in', invoices).execute();
  return rows.map((row) => parse(row.content));
}

async function put(tx: Db, office: number, payable: Payable): Promise<void> {
  await tx
    .insertInto('payables')
    .values({ office, invoice: payable.invoice, self_pay_id: payable.selfPayId, version: 1, content: JSON.stringify(payable) })
    .onConflict((conflict) =>
      conflict.columns(['office', 'invoice']).doUpdateSet((eb) => ({
        self_pay_id: eb.ref('excluded.self_pay_id'),
        content: eb.ref('excluded.content'),
        version: eb('payables.version', '+', 1),
      })),
    )
    .execute();
}

/** Whether a self-pay ID would come to mean another invoice, or an invoice another ID, than before or than within this page. */
async function breaksIds(tx: Db, office: number, payables: readonly Payable[]): Promise<boolean> {
  if (payables.length === 0) return false;
  const invoiceOf = new Map<string, string>(payables.map((payable) => [payable.selfPayId, payable.invoice]));
  const invoices = new Set(invoiceOf.values());
  if (invoices.size < payables.length) return true;
  const stored = await tx
    .selectFrom('payables')
    .select(['self_pay_id', 'invoice'])
    .where('office', '=', office)
    .where((eb) => eb.or([eb('self_pay_id', 'in', [...invoiceOf.keys()]), eb('invoice', 'in', [...invoices])]))
    .execute();
  return stored.some((row) => invoiceOf.get(row.self_pay_id) !== row.invoice);
}

function parse(content: string): Payable {
  return payableSchema.parse(JSON.parse(content));
}
