/** Price schedules: projections of the journal. A line is the prices of one service level. */
export const sql = `
CREATE TABLE schedules (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  customer TEXT,                 -- null: for everyone; else this customer's contract
  customer_named TEXT,
  valid_from TEXT NOT NULL DEFAULT '',
  valid_to TEXT,
  retired INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX schedules_customer ON schedules (customer, valid_from);

CREATE TABLE schedule_lines (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  schedule TEXT NOT NULL DEFAULT '',
  level TEXT NOT NULL DEFAULT 'BLS',
  base INTEGER NOT NULL DEFAULT 0,
  per_mile INTEGER NOT NULL DEFAULT 0,
  included_miles INTEGER NOT NULL DEFAULT 0,   -- tenths of a mile
  minimum INTEGER NOT NULL DEFAULT 0,
  weekend INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_lines_schedule ON schedule_lines (schedule, level);

-- How many quotes a schedule has given.
CREATE INDEX dispatches_quoted_by ON dispatches (json_extract(quote_source, '$.schedule')) WHERE quote_source IS NOT NULL;
`;
