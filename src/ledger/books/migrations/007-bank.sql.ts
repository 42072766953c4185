/** Bank reconciliation: deposits, the records in them, and the lines of statements. All are projections. */
export const sql = `
CREATE TABLE deposits (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'deposit',
  date TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  comment TEXT NOT NULL DEFAULT '',
  fees INTEGER NOT NULL DEFAULT 0,
  paid_out INTEGER,              -- what Stripe says that it paid out; NULL: its records less the fees
  removed INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX deposits_date ON deposits (date, id);

CREATE TABLE deposit_items (
  id TEXT PRIMARY KEY,           -- the register record
  op TEXT NOT NULL,
  deposit TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX deposit_items_deposit ON deposit_items (deposit) WHERE deposit IS NOT NULL;

CREATE TABLE statement_lines (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  account TEXT NOT NULL DEFAULT '',
  date TEXT NOT NULL DEFAULT '',
  amount INTEGER NOT NULL DEFAULT 0,
  description TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  deposit TEXT,
  record TEXT,
  aside INTEGER NOT NULL DEFAULT 0,
  reconciled INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_lines_date ON statement_lines (date, id);
CREATE INDEX statement_lines_deposit ON statement_lines (deposit) WHERE deposit IS NOT NULL;
CREATE INDEX statement_lines_record ON statement_lines (record) WHERE record IS NOT NULL;
`;
