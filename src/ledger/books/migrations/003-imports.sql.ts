/** Files that were brought in, and how their rows are found again. */
export const sql = `
CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  file TEXT NOT NULL DEFAULT '',
  holds TEXT NOT NULL DEFAULT 'customers',
  added INTEGER NOT NULL DEFAULT 0,
  passed_over INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  columns TEXT NOT NULL DEFAULT '',
  mapping TEXT NOT NULL DEFAULT '{}',
  undone INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX imports_columns ON imports (columns, id);
CREATE INDEX customers_external_id ON customers (external_id) WHERE external_id <> '';
CREATE INDEX dispatches_external_id ON dispatches (external_id) WHERE external_id <> '';
`;
