/**
 * Looks an object up at Stripe and turns its present state into facts. Whatever told us to look (an event, the thank-you page, a list) does not
 * matter, nor in which order or how often: what is written down is what Stripe says now.
 */
import type Stripe from 'stripe';
import { instant } from '../../shared/dates.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { noteSession, sessionByStripeId } from '../store/checkout-sessions.ts';
import { type KeyedFact, paymentByIntent, recordFacts } from '../store/facts.ts';
import type { Office } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { inAccount } from './client.ts';
import type { ObjectKind } from './events.ts';
import { factOfDispute, factOfPayment, factOfRefund, factOfSession, idOf, type Seen } from './facts-of.ts';
import type { Link } from './link.ts';
import type { MoneyMoves } from './money-moves.ts';

/** An object to look at; `at`: when Stripe says that something happened to it, in seconds since 1970. */
export type StripeObject = { kind: ObjectKind; id: string; at?: number };

/** Brings the companion up to date on one object. Throws the errors of the `stripe` package. */
export type LookAt = (office: Office, object: StripeObject) => Promise<void>;

type Parts = {
  stripe: Stripe;
  store: Store;
  link: Link;
  moneyMoves: MoneyMoves;
  livemode: boolean;
  now: () => number;
  /** Called after facts that are news were committed. */
  onNews: (office: Office) => void;
};

export function createLookAt({ stripe, store, link, moneyMoves, livemode, now, onNews }: Parts): LookAt {
  const inTurn = oneAtATime();

  const lookAt: LookAt = async (office, { kind, id, at }) => {
    const seen: Seen = { office: office.slug, account: office.account, livemode, at: instant(at === undefined ? now() : at * 1000) };
    switch (kind) {
      case 'payment':
        return atPayment(office, id, seen);
      case 'refund':
        return atRefund(office, id, seen);
      case 'refunds of charge':
        for await (const refund of stripe.refunds.list({ charge: id, limit: 100 }, inAccount(office)))
          await atRefund(office, refund.id, seen);
        return;
      case 'dispute':
        return atDispute(office, id, seen);
      case 'session':
        return atSession(office, id, seen);
      case 'payout':
        return inTurn(id, () => moneyMoves.atPayout(office, id, seen));
      case 'account':
        return link.refresh(office); // of a former account nothing is to be known
    }
  };

  const record = async (office: Office, found: KeyedFact | null) => {
    if (found && (await recordFacts(store, office.id, [found])) > 0) onNews(office);
  };

  const atPayment = (office: Office, id: string, seen: Seen) =>
    inTurn(id, async () => {
      const expand = ['latest_charge.balance_transaction'];
      const intent = await stripe.paymentIntents.retrieve(id, { expand }, inAccount(office));
      // One that never got on its way was only put aside, as with a Checkout Session that ran out.
      if (intent.status === 'canceled' && (await paymentByIntent(store.db, id))?.status !== 'processing') return;
      const found = factOfPayment(intent, seen);
      // What the account took elsewhere before Paydesk came concerns nobody here. Stripe counts in seconds.
      const isNew = intent.created >= Math.floor(office.created_at / 1000);
      if (!found || !(concernsPortal(found) || isNew)) return;
      await record(office, found);
      const charge = intent.latest_charge;
      const paid = typeof charge === 'object' ? charge?.balance_transaction : null;
      if (charge !== null && typeof paid === 'object' && paid !== null)
        await moneyMoves.atOnce(office, [{ ...paid, source: charge }], seen);
    });

  /**
   * The payment is told before what takes it back, so that a desk can book both as they come. Answers whether it is one to tell of: a refund of
   * another is not told either.
   */
  const knowPayment = async (office: Office, paymentIntent: string | null, seen: Seen): Promise<boolean> => {
    if (paymentIntent === null) return false;
    const known = await paymentByIntent(store.db, paymentIntent);
    if (known?.status === 'succeeded') return true;
    await atPayment(office, paymentIntent, seen);
    return (await paymentByIntent(store.db, paymentIntent)) !== null;
  };

  const atRefund = (office: Office, id: string, seen: Seen) =>
    inTurn(id, async () => {
      const expand = ['balance_transaction', 'failure_balance_transaction'];
      const refund = await stripe.refunds.retrieve(id, { expand }, inAccount(office));
      if (!(await knowPayment(office, idOf(refund.payment_intent), seen))) return;
      await record(office, factOfRefund(refund, seen));
      const moves = [refund.balance_transaction, refund.failure_balance_transaction];
      await moneyMoves.atOnce(
        office,
        moves.flatMap((move) => (typeof move === 'object' && move !== null ? { ...move, source: refund } : [])),
        seen,
      );
    });

  const atDispute = (office: Office, id: string, seen: Seen) =>
    inTurn(id, async () => {
      const dispute = await stripe.disputes.retrieve(id, {}, inAccount(office));
      if (!(await knowPayment(office, idOf(dispute.payment_intent), seen))) return;
      await record(office, factOfDispute(dispute, seen));
      await moneyMoves.atOnce(
        office,
        dispute.balance_transactions.map((move) => ({ ...move, source: dispute })),
        seen,
      );
    });

  const atSession = (office: Office, id: string, seen: Seen) =>
    inTurn(id, async () => {
      const session = await stripe.checkout.sessions.retrieve(id, {}, inAccount(office));
      if (session.status === 'open') return;
      const paymentIntent = idOf(session.payment_intent);
      const begun = await sessionByStripeId(store.db, office.id, id);
      if (begun) {
        const status = session.status === 'complete' ? 'complete' : 'expired';
        await noteSession(store.db, begun.id, { status, payment_intent: paymentIntent });
      }
      if (session.status === 'complete' && paymentIntent !== null) await atPayment(office, paymentIntent, seen);
      await record(office, factOfSession(session, seen));
    });

  return lookAt;
}

function concernsPortal({ fact }: KeyedFact): boolean {
  return 'portal' in fact && (fact.portal !== null || fact.phone !== undefined);
}
