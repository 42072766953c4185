/** Payment events that take back what another one, made earlier on a desk apart, took back already: they move no money. */
export const sql = `
CREATE TABLE superseded_events (
  id TEXT PRIMARY KEY,
  op TEXT NOT NULL,
  stamp TEXT NOT NULL,
  part INTEGER NOT NULL,
  dispatch TEXT NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER NOT NULL,
  date TEXT NOT NULL,
  comment TEXT NOT NULL,
  creator TEXT NOT NULL,
  invoice TEXT,
  record TEXT,
  reverses TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX superseded_events_reverses ON superseded_events (reverses);
CREATE INDEX superseded_events_op ON superseded_events (op);
`;
