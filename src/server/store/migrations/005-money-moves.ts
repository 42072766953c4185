import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was told of Stripe's balance transactions and payouts. */
export const moneyMoves: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};

const statements = [
  // Balance transactions have been walked up to here, in seconds since 1970.
  sql`ALTER TABLE offices ADD COLUMN moves_told_to INTEGER NOT NULL DEFAULT 0`,
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
      status TEXT NOT NULL,
      contents TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
];
