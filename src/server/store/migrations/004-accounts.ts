import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The Stripe accounts that an office has or had, so that what was paid on a former one is still looked up there. */
export const accounts: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};

const statements = [
  sql`
    CREATE TABLE stripe_accounts (
      account TEXT PRIMARY KEY,            -- acct_…
      office INTEGER NOT NULL REFERENCES offices,
      linked_at INTEGER NOT NULL,
      unlinked_at INTEGER,                 -- NULL: the present one
      caught_up_to INTEGER NOT NULL DEFAULT 0, -- of a former one: as offices.caught_up_to
      was_active INTEGER NOT NULL DEFAULT 0
    ) STRICT`,
  // One account an office at a time.
  sql`CREATE UNIQUE INDEX stripe_accounts_present ON stripe_accounts (office) WHERE unlinked_at IS NULL`,
  sql`
    CREATE TABLE onboarding_trips (
      token_hash TEXT PRIMARY KEY,         -- of the address that leads to Stripe's questions
      office INTEGER NOT NULL REFERENCES offices,
      account TEXT NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT`,
  sql`ALTER TABLE offices ADD COLUMN account_since INTEGER`,
  sql`ALTER TABLE offices ADD COLUMN account_missing TEXT NOT NULL DEFAULT '[]'`, // JSON: plain words
  sql`ALTER TABLE offices ADD COLUMN account_missing_by TEXT`,
  sql`ALTER TABLE checkout_sessions ADD COLUMN account TEXT NOT NULL DEFAULT ''`,
  // Who began it, as the page knew them that they pressed the button on; '' where it knew nobody. And whether they chose to pay a part.
  sql`ALTER TABLE checkout_sessions ADD COLUMN visit TEXT NOT NULL DEFAULT ''`,
  sql`ALTER TABLE checkout_sessions ADD COLUMN partial INTEGER NOT NULL DEFAULT 0`,
  sql`ALTER TABLE payments ADD COLUMN account TEXT NOT NULL DEFAULT ''`,
];
