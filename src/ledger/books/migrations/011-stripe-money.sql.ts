/**
 * The balance at Stripe: each of its movements, and the payouts out of it. Projections. For reports: `date` is the office's; the fees of a month are
 * the sum of `fee`; what is not the office's business here is marked `earlier`.
 */
export const sql = `
CREATE TABLE stripe_movements (
  id TEXT PRIMARY KEY,           -- txn_…
  op TEXT NOT NULL,
  at TEXT NOT NULL DEFAULT '',
  date TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'other',  -- payment, refund, dispute, fee, payout, other, foreign
  amount INTEGER NOT NULL DEFAULT 0,   -- positive: into the balance
  fee INTEGER NOT NULL DEFAULT 0,      -- what Stripe kept of it; amount − fee is what the balance moved by
  source TEXT,                         -- ch_…, re_…, dp_…, po_…
  payment_intent TEXT,
  text TEXT NOT NULL DEFAULT '',
  earlier INTEGER NOT NULL DEFAULT 0,
  payout TEXT,                         -- po_… that holds it, once Stripe has told
  account TEXT NOT NULL DEFAULT '',
  livemode INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
-- What reports sum up is in the index, so that a balance never reads the rows.
CREATE INDEX stripe_movements_date ON stripe_movements (date, kind, amount, fee, earlier, id);
CREATE INDEX stripe_movements_nameless ON stripe_movements (id) WHERE kind = 'payment' AND payment_intent IS NULL;
CREATE INDEX stripe_movements_payout ON stripe_movements (payout) WHERE payout IS NOT NULL;
CREATE INDEX stripe_movements_payment ON stripe_movements (payment_intent) WHERE payment_intent IS NOT NULL;
CREATE INDEX stripe_movements_source ON stripe_movements (source) WHERE source IS NOT NULL;

CREATE TABLE stripe_payouts (
  id TEXT PRIMARY KEY,           -- po_…, and the ID of its deposit
  op TEXT NOT NULL,
  amount INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'pending',
  created_at TEXT NOT NULL DEFAULT '',
  arrival TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  ended_at TEXT,                 -- when it failed or was canceled
  contents TEXT NOT NULL DEFAULT 'later',
  account TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX stripe_payouts_arrival ON stripe_payouts (arrival, id);
CREATE INDEX stripe_payouts_ended ON stripe_payouts (ended_at) WHERE ended_at IS NOT NULL;
`;
