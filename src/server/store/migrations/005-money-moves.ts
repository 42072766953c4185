import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was told of Stripe's balance transactions and payouts. */
export const moneyMoves: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};

const statements = [
  // Up to when, in seconds since 1970, the balance transactions of an account have been walked.
  sql`
    CREATE TABLE moves_told (
      office INTEGER NOT NULL REFERENCES offices,
      account TEXT NOT NULL,
      told_to INTEGER NOT NULL,
      PRIMARY KEY (office, account)
    ) STRICT, WITHOUT ROWID`,
  // payout: NULL while it was told without one.
  sql`
    CREATE TABLE movements (
      office INTEGER NOT NULL REFERENCES offices,
      movement TEXT NOT NULL,
      payout TEXT,
      PRIMARY KEY (office, movement)
    ) STRICT, WITHOUT ROWID`,
  sql`
    CREATE TABLE payouts (
      payout TEXT PRIMARY KEY,
      office INTEGER NOT NULL REFERENCES offices,
      account TEXT NOT NULL,
      status TEXT NOT NULL,
      contents TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
];
