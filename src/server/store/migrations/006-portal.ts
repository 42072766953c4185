import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The logos that desks have published, of each office one; and what came of a visitor's Checkout. */
export const portal: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};

const statements = [
  // hash: of type and content, the end of its address.
  sql`
    CREATE TABLE logos (
      office INTEGER PRIMARY KEY REFERENCES offices,
      hash TEXT NOT NULL,
      type TEXT NOT NULL,
      content BLOB NOT NULL
    ) STRICT`,
  // Beside the office, since every page asks for it; '': none.
  sql`ALTER TABLE offices ADD COLUMN logo TEXT NOT NULL DEFAULT ''`,
  sql`CREATE INDEX checkout_sessions_by_visit ON checkout_sessions (visit)`,
];
