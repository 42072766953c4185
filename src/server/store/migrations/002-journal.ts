import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The mailbox of the desks' journal: pages that are sealed for this companion too. */
export const journal: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};

const statements = [
  // Tells desks of the same office from others: made of the key that only they have. NULL until the first of them is enrolled.
  sql`ALTER TABLE offices ADD COLUMN key_check TEXT`,
  sql`
    CREATE TABLE journal_pages (
      office INTEGER NOT NULL REFERENCES offices,
      device TEXT NOT NULL,
      from_seq INTEGER NOT NULL,
      to_seq INTEGER NOT NULL,
      content BLOB NOT NULL
    ) STRICT`,
  // Each device's pages without gaps and overlaps, whoever of the desks sends them.
  sql`CREATE UNIQUE INDEX journal_pages_in_order ON journal_pages (office, device, to_seq)`,
];
