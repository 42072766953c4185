/** This device's alone: how each refund and dispute stood when the companion last told of it. */
export const sql = `
CREATE TABLE stripe_objects (
  object TEXT PRIMARY KEY,
  payment_intent TEXT NOT NULL,
  body TEXT NOT NULL               -- JSON of the fact
) STRICT, WITHOUT ROWID;
CREATE INDEX stripe_objects_payment ON stripe_objects (payment_intent);
`;
