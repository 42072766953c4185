import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Cards that are taken over the phone: the pages that desks asked for, and whose cards Stripe keeps. */
export const phoneCards: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};

const statements = [
  sql`
    CREATE TABLE phone_pages (
      id INTEGER PRIMARY KEY,
      office INTEGER NOT NULL REFERENCES offices,
      key TEXT NOT NULL,                   -- the desk's, one for each wish
      token_hash TEXT NOT NULL UNIQUE,     -- the page's address is a secret: only its hash is kept
      content TEXT NOT NULL,               -- JSON of what is charged, with nobody's name
      payment_intent TEXT,                 -- NULL until Stripe has answered
      status TEXT NOT NULL CHECK (status IN ('starting', 'waiting', 'opened', 'ended')),
      tries INTEGER NOT NULL DEFAULT 0,    -- how often a card was tried
      expires_at INTEGER NOT NULL,
      UNIQUE (office, key)
    ) STRICT`,
  sql`
    CREATE TABLE card_customers (
      office INTEGER NOT NULL REFERENCES offices,
      account TEXT NOT NULL,               -- the Stripe account that keeps the cards
      customer TEXT NOT NULL,              -- an ID of the ledger's
      stripe_customer TEXT NOT NULL,
      PRIMARY KEY (office, account, customer)
    ) STRICT`,
];
