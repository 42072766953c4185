/** Documents that left the office: a projection of the journal. */
export const sql = `
CREATE TABLE papers (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  stamp TEXT NOT NULL,
  document TEXT NOT NULL,
  about TEXT NOT NULL,           -- invoice, customer or register record
  how TEXT NOT NULL,
  at TEXT NOT NULL,
  date TEXT NOT NULL,
  amounts TEXT,
  sent_to TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX papers_about ON papers (about, document, stamp);
`;
