/** The words of a register that was written straight into the tables, as the ledger would have kept them; and more payment events, as of five years. */
import Database from 'better-sqlite3';

/** Makes everything in `file` found by its words, and has three payment events for each register record. */
export function fillWords(file: string): void {
  const db = new Database(file);
  try {
    db.pragma('synchronous = OFF');
    db.pragma('cache_size = -200000');
    db.transaction(() => {
      for (const sql of statements) db.exec(sql);
    })();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

const first = ['Ana', 'José', 'Mary', 'Luis', 'Grace', 'Tom', 'Olga', 'Samuel', 'Ingrid', 'Harold', 'Elena'];
const last = [
  'Reyes',
  'Núñez',
  'Whitfield',
  'Kim',
  'Ortega',
  'Lindgren',
  'Bauer',
  'Castillo',
  'Fischer',
  'Alvarez',
  'Petrov',
  'Okafor',
  'Hughes',
];
const oneOf = (names: readonly string[], n: string) =>
  `json_extract('${JSON.stringify(names)}', '$[' || ((${n}) % ${names.length}) || ']')`;

const statements = [
  `UPDATE dispatches SET patient = ${oneOf(first, 'number')} || ' ' || ${oneOf(last, 'number / 7')}`,
  // As many as are missing to three for each record; charges that cancel out, so that nothing is owed for them.
  `INSERT INTO payment_events (id, op, stamp, part, dispatch, kind, amount, date, comment, creator)
   SELECT e.id || charge.kind, e.op, e.stamp, 1, e.dispatch, charge.kind, 1500, e.date, '', e.creator
   FROM payment_events AS e
   CROSS JOIN (SELECT 'service charge' AS kind UNION ALL SELECT 'discount') AS charge
   WHERE (SELECT count(*) FROM payment_events) < 2 * (SELECT count(*) FROM register_records)`,
  `INSERT INTO search_text (key, entity, id, name, more)
   SELECT row_number() OVER (ORDER BY entity, id), entity, id, name, more
   FROM (
     SELECT 'customer' AS entity, id, name, city AS more FROM customers
     UNION ALL SELECT 'dispatch', id, patient, '' FROM dispatches
     UNION ALL SELECT 'registerRecord', id, '', comment FROM register_records WHERE comment <> ''
   )`,
  `INSERT INTO search_words (search_words) VALUES ('rebuild')`,
];
