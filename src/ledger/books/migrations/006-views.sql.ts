/** Saved views of lists: projections of the journal. */
export const sql = `
CREATE TABLE views (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  list TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  shared INTEGER NOT NULL DEFAULT 0,
  filter TEXT NOT NULL DEFAULT '{}',   -- JSON, as are sort and columns
  sort TEXT,
  columns TEXT,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX views_list ON views (list, name);
`;
