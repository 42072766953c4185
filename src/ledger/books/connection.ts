/** The row verbs on a SQLite connection, with cached statements. What reads gets a `Reader`, whose type has no way to write. */
import type Database from 'better-sqlite3';

export type SqlValue = string | number | bigint | Uint8Array | null;
/** Named (`:name` → `{ name }`) or positional. */
export type Params = Readonly<Record<string, SqlValue>> | readonly SqlValue[];

export type Reader = {
  all<Row>(sql: string, params?: Params): Row[];
  /** The first row, or undefined when there is none. */
  first<Row>(sql: string, params?: Params): Row | undefined;
  /** The one row there must be; throws when there is none. */
  one<Row>(sql: string, params?: Params): Row;
  /** Row by row, for what does not fit in memory. */
  each<Row>(sql: string, params?: Params): IterableIterator<Row>;
};

export type Writer = Reader & {
  /** Runs a statement; answers how many rows it changed. */
  run(sql: string, params?: Params): number;
};

/** A reading connection of its own: sees the books as they were when it was made, for work that takes many turns. */
export type Snapshot = {
  reader: Reader;
  /** Row by row, each the bare values in the order in which they are selected. */
  cells(sql: string, params?: Params): IterableIterator<SqlValue[]>;
  close(): void;
};

/** Enough for every statement of the program, and a limit for those that are put together from filters. */
const cachedStatements = 1000;

/** The row verbs for `db`. Give a read-only connection to get a true `Reader`. */
export function createWriter(db: Database.Database): Writer {
  const cache = new Map<string, Database.Statement<[Params], unknown>>();
  function prepare<Row>(sql: string): Database.Statement<[Params], Row> {
    let statement = cache.get(sql);
    if (!statement) {
      if (cache.size >= cachedStatements) cache.clear();
      statement = db.prepare<[Params], unknown>(sql);
      cache.set(sql, statement);
    }
    return statement as Database.Statement<[Params], Row>; // the caller says what its SQL selects
  }
  return {
    all: <Row>(sql: string, params: Params = []) => prepare<Row>(sql).all(params),
    first: <Row>(sql: string, params: Params = []) => prepare<Row>(sql).get(params),
    one: <Row>(sql: string, params: Params = []) => {
      const row = prepare<Row>(sql).get(params);
      if (row === undefined) throw new Error(`expected a row: ${sql}`);
      return row;
    },
    each: <Row>(sql: string, params: Params = []) => db.prepare<[Params], Row>(sql).iterate(params),
    run: (sql, params = []) => prepare(sql).run(params).changes,
  };
}

/** What is committed now, until closed. The connection is a read-only one of its own, and becomes the snapshot's. */
export function createSnapshot(db: Database.Database): Snapshot {
  db.exec('BEGIN');
  db.pragma('schema_version'); // the first read is what fixes the moment
  return {
    reader: createWriter(db),
    cells: (sql, params = []) => db.prepare<[Params], SqlValue[]>(sql).raw().iterate(params),
    close: () => void db.close(),
  };
}
