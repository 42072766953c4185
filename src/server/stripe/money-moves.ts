/**
 * Tells the desks how the balance moved. Balance transactions go back for ever and are the whole truth about the money; they are walked at
 * each catch-up from where the last walk ended, and those of a payout are told once more with it. A failure here holds up no payment.
 */
import type Stripe from 'stripe';
import { mostMovements, type Movement } from '../../shared/companion-api/money-moves.ts';
import { instant } from '../../shared/dates.ts';
import { type Cents, minus, sum } from '../../shared/money.ts';
import { paymentByIntent, recordFacts } from '../store/facts.ts';
import { isPayoutTold, movesToldTo, noteMovesTold, untold, unfinishedPayouts } from '../store/money-moves.ts';
import type { Office } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { inAccount } from './client.ts';
import { contentsOf, factOfMovements, factOfPayout, movementOf, openingMovement } from './facts-of-money.ts';
import type { Seen } from './facts-of.ts';

export type MoneyMoves = {
  /** Tells of all movements since the last walk, and of the payouts among them. */
  walk(office: Office): Promise<void>;
  /** Brings the desks up to date on one payout and on what it holds. */
  atPayout(office: Office, id: string, seen: Seen): Promise<void>;
  /** Tells of these movements, whose `source` is expanded, without waiting for the next walk. */
  atOnce(office: Office, transactions: readonly Stripe.BalanceTransaction[], seen: Seen): Promise<void>;
};

type Parts = { stripe: Stripe; store: Store; livemode: boolean; now: () => number; onNews: (office: Office) => void };

// A balance transaction may enter the list a little after one that was made later.
const overlap = 10 * 60;

export function createMoneyMoves({ stripe, store, livemode, now, onNews }: Parts): MoneyMoves {
  const tell = async (office: Office, found: readonly Movement[], payout: string | null, seen: Seen) => {
    for (let from = 0; from < found.length; from += mostMovements) {
      const news = await untold(store.db, office.id, found.slice(from, from + mostMovements), payout);
      if (news.length === 0) continue;
      if ((await recordFacts(store, office.id, [factOfMovements(news, payout, seen)])) > 0) onNews(office);
    }
  };

  /** What the account took elsewhere before Paydesk came concerns nobody here. */
  const withOrigin = async (office: Office, movement: Movement): Promise<Movement> => {
    if (Date.parse(movement.at) >= Math.floor(office.created_at / 1000) * 1000) return movement;
    const ours = movement.paymentIntent !== null && (await paymentByIntent(store.db, movement.paymentIntent)) !== null;
    return { ...movement, earlier: !ours };
  };

  const atPayout = async (office: Office, id: string, seen: Seen) => {
    const expand = ['balance_transaction', 'failure_balance_transaction'];
    const payout = await stripe.payouts.retrieve(id, { expand }, inAccount(office));
    const isNew = payout.created >= Math.floor(office.created_at / 1000);
    const fact = isNew || (await isPayoutTold(store.db, id)) ? factOfPayout(payout, seen) : null;
    if (!fact) return;
    if ((await recordFacts(store, office.id, [fact])) > 0) onNews(office);
    await tell(office, ownMovements(payout), null, seen);
    if (contentsOf(payout) !== 'told') return;
    const held: Movement[] = [];
    const query = { payout: id, limit: 100, expand: ['data.source'] };
    for await (const transaction of stripe.balanceTransactions.list(query, inAccount(office))) {
      const movement = movementOf(transaction);
      // Stripe lists the payout itself among what it holds.
      if (movement.source !== id) held.push(await withOrigin(office, movement));
    }
    await tell(office, held, id, seen);
  };

  const walk = async (office: Office) => {
    const startedAt = Math.floor(now() / 1000);
    const seen: Seen = { office: office.slug, account: office.account, livemode, at: instant(now()) };
    const payouts = new Set(await unfinishedPayouts(store.db, office));
    const toldTo = await movesToldTo(store.db, office);
    const query = { created: { gte: Math.max(0, toldTo - overlap) }, limit: 100, expand: ['data.source'] };
    let found: Movement[] = [];
    const before: Cents[] = [];
    for await (const transaction of stripe.balanceTransactions.list(query, inAccount(office))) {
      const movement = await withOrigin(office, movementOf(transaction));
      if (movement.earlier) {
        before.push(minus(movement.amount, movement.fee));
        continue;
      }
      if (movement.kind === 'payout' && movement.source !== null) payouts.add(movement.source);
      found.push(movement);
      if (found.length < mostMovements) continue;
      await tell(office, found, null, seen);
      found = [];
    }
    // Only the first walk sees all of it.
    if (toldTo === 0 && sum(before) !== 0) found.push(openingMovement(office.account, office.created_at, sum(before)));
    await tell(office, found, null, seen);
    for (const id of payouts) await atPayout(office, id, seen);
    await noteMovesTold(store.db, office, startedAt - overlap);
  };

  const atOnce = async (office: Office, transactions: readonly Stripe.BalanceTransaction[], seen: Seen) => {
    const found: Movement[] = [];
    for (const transaction of transactions) found.push(await withOrigin(office, movementOf(transaction)));
    const own = found.filter(({ earlier }) => !earlier);
    if (own.length > 0) await tell(office, own, null, seen);
  };

  return { walk, atPayout, atOnce };
}

/** How a payout itself moved the balance, and back where it failed. */
function ownMovements({ balance_transaction: sent, failure_balance_transaction: back }: Stripe.Payout): Movement[] {
  return [sent, back].flatMap((transaction) => (typeof transaction === 'object' && transaction !== null ? movementOf(transaction) : []));
}
