/** Rows that take another one back or build on it, wherever they stand: in their table, or aside, where they move nothing [REV-11], [STR-19]. */
export const sql = `
CREATE TABLE takings (
  id TEXT PRIMARY KEY,             -- the row that takes back
  op TEXT NOT NULL,
  stamp TEXT NOT NULL,
  entity TEXT NOT NULL,
  takes TEXT NOT NULL,             -- the row that it takes back, or builds on
  builds INTEGER NOT NULL,
  row TEXT NOT NULL,               -- its columns, for its return
  aside INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX takings_takes ON takings (takes);
CREATE INDEX takings_op ON takings (op);

-- How far the life of a dispute goes that a record covers.
ALTER TABLE register_records ADD COLUMN stripe_step INTEGER;
`;
