/** For each merged customer whom it counts for in the end. In other tables `customer` is that one; `customer_named` is whom the operation named. */
export const sql = `
CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE merged_customers (
  id TEXT PRIMARY KEY,
  kept TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_customers_kept ON merged_customers (kept);
-- Trips that were moved to another customer: the one before must find them as of an earlier day.
CREATE INDEX puts_moved ON puts (entity, id)
  WHERE entity = 'dispatch' AND json_extract(fields, '$.customer') IS NOT NULL AND json_extract(fields, '$.number') IS NULL;
`;
