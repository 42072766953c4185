import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The companion's tables. No column can hold a name, an address or anything else that is personal: of a payer we keep Stripe's object IDs and
 * `Visa ···· 4242`, of an invoice its number, dates and amounts.
 */
export const companion: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};

const statements = [
  sql`
    CREATE TABLE offices (
      id INTEGER PRIMARY KEY,
      slug TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      phone TEXT NOT NULL,
      mode TEXT NOT NULL CHECK (mode IN ('sandbox', 'live')), -- for good: test and real money never share a database
      created_at INTEGER NOT NULL,         -- all instants: milliseconds since 1970
      terms TEXT,                          -- JSON of portalTermsSchema; NULL until a desk has published
      as_of_fact INTEGER NOT NULL DEFAULT 0,
      caught_up_to INTEGER NOT NULL,       -- Stripe's time up to which its event list was walked
      connected INTEGER NOT NULL DEFAULT 0, -- 1: a connected account of a platform, every call carries Stripe-Account
      account TEXT NOT NULL DEFAULT '',
      account_name TEXT NOT NULL DEFAULT '',
      account_status TEXT NOT NULL DEFAULT 'unreachable'
        CHECK (account_status IN
          ('active', 'onboarding', 'in review', 'restricted', 'deactivated', 'deauthorised', 'not linked', 'unreachable')),
      account_message TEXT NOT NULL DEFAULT 'Stripe has not answered yet.'
    ) STRICT`,
  sql`CREATE UNIQUE INDEX offices_account ON offices (account) WHERE connected = 1 AND account <> ''`,
  sql`
    CREATE TABLE desks (
      id INTEGER PRIMARY KEY,
      office INTEGER NOT NULL REFERENCES offices,
      slot INTEGER NOT NULL CHECK (slot BETWEEN 0 AND 31), -- never given out twice: invoice numbers are counted per slot
      name TEXT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE,
      enrolled_at INTEGER NOT NULL,
      seen_at INTEGER NOT NULL,
      revoked_at INTEGER,
      UNIQUE (office, slot)
    ) STRICT`,
  sql`
    CREATE TABLE enrolment_codes (
      code_hash TEXT PRIMARY KEY,
      office INTEGER NOT NULL REFERENCES offices,
      expires_at INTEGER NOT NULL,
      used_at INTEGER
    ) STRICT`,
  sql`
    CREATE TABLE payables (
      office INTEGER NOT NULL REFERENCES offices,
      invoice TEXT NOT NULL,
      self_pay_id TEXT NOT NULL,
      version INTEGER NOT NULL,            -- counts the changes
      content TEXT NOT NULL,               -- JSON of payableSchema
      PRIMARY KEY (office, invoice),
      UNIQUE (office, self_pay_id)
    ) STRICT`,
  sql`
    CREATE TABLE checkout_sessions (
      id INTEGER PRIMARY KEY,
      office INTEGER NOT NULL REFERENCES offices,
      invoice TEXT NOT NULL,
      self_pay_id TEXT NOT NULL,
      idempotency_key TEXT NOT NULL UNIQUE,
      request TEXT NOT NULL,               -- JSON of the request, so that one cut off is repeated word for word
      session TEXT UNIQUE,                 -- cs_…; NULL while Stripe has not answered
      status TEXT NOT NULL CHECK (status IN ('starting', 'open', 'complete', 'expired')),
      balance INTEGER NOT NULL,
      fee INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      payment_intent TEXT
    ) STRICT`,
  // One running session an invoice: two visitors cannot be sent to two places where the same money is taken.
  sql`CREATE UNIQUE INDEX checkout_sessions_running ON checkout_sessions (office, invoice) WHERE status IN ('starting', 'open')`,
  sql`
    CREATE TABLE payments (
      payment_intent TEXT PRIMARY KEY,
      office INTEGER NOT NULL REFERENCES offices,
      invoice TEXT,                        -- NULL: it did not come through the portal
      status TEXT NOT NULL CHECK (status IN ('processing', 'succeeded', 'failed')),
      amount INTEGER NOT NULL,
      balance INTEGER NOT NULL,
      fee INTEGER NOT NULL,
      method TEXT NOT NULL,
      fact INTEGER,                        -- number of its 'payment succeeded'
      at INTEGER NOT NULL
    ) STRICT`,
  sql`CREATE INDEX payments_unsettled ON payments (office) WHERE status = 'processing'`,
  sql`CREATE INDEX payments_by_fact ON payments (office, fact)`,
  sql`CREATE INDEX payments_by_invoice ON payments (office, invoice)`,
  sql`
    CREATE TABLE refunds (
      refund TEXT PRIMARY KEY,
      office INTEGER NOT NULL REFERENCES offices,
      payment_intent TEXT NOT NULL,
      amount INTEGER NOT NULL,
      status TEXT NOT NULL
    ) STRICT`,
  sql`CREATE INDEX refunds_by_payment ON refunds (payment_intent)`,
  sql`
    CREATE TABLE disputes (
      dispute TEXT PRIMARY KEY,
      office INTEGER NOT NULL REFERENCES offices,
      status TEXT NOT NULL
    ) STRICT`,
  sql`
    CREATE TABLE inbox (
      office INTEGER NOT NULL REFERENCES offices,
      sequence INTEGER NOT NULL,
      event TEXT NOT NULL UNIQUE,
      type TEXT NOT NULL,
      created INTEGER NOT NULL,
      account TEXT,
      livemode INTEGER NOT NULL,
      api_version TEXT,
      object_type TEXT NOT NULL,
      object TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('waiting', 'resolved', 'ignored', 'unresolvable')),
      attempts INTEGER NOT NULL DEFAULT 0,
      due_at INTEGER NOT NULL,
      PRIMARY KEY (office, sequence)
    ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX inbox_waiting ON inbox (due_at) WHERE status = 'waiting'`,
  sql`
    CREATE TABLE facts (
      office INTEGER NOT NULL REFERENCES offices,
      number INTEGER NOT NULL,
      key TEXT NOT NULL,                   -- names the content, so that what is known is not told twice
      content TEXT NOT NULL,               -- JSON of factSchema
      PRIMARY KEY (office, number),
      UNIQUE (office, key)
    ) STRICT, WITHOUT ROWID`,
];
