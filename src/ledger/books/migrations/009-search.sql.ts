/**
 * Words to find customers, trips and register records by: the text of each, and an index of its words without accents. The key of a text follows from
 * what it is the text of, so that the same books have the same keys whatever came first. And indexes to find amounts by.
 */
export const sql = `
CREATE TABLE search_text (
  key INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  more TEXT NOT NULL             -- what else is said of it
) STRICT;
CREATE VIRTUAL TABLE search_words USING fts5 (
  entity, name, more, content = 'search_text', content_rowid = 'key', detail = column, prefix = '2 3', tokenize = "unicode61 remove_diacritics 2 tokenchars '_'"
);
CREATE INDEX invoices_invoiced ON invoices (invoiced, id);
CREATE INDEX invoices_due_now ON invoices (due_now, id);
`;
