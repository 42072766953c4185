/** The row verbs on a SQLite connection, with cached statements. What reads gets a `Reader`, whose type has no way to write. */
import type Database from 'better-sqlite3';
import { assert } from '../../shared/assert.ts';

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
  /** Another one once anything was committed through another connection: what was found before may not hold any more. */
  version(): number;
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
  const prepare = preparer(db, { mayWrite: true });
  return { ...createReader(db, prepare), run: (sql, params = []) => prepare(sql).run(params).changes };
}

/**
 * Reads what is committed. Where nothing is being written it reads through the connection that writes, which has in its memory what it has just
 * written: SQLite forgets every page of a connection that reads when another one commits. While a transaction is under way, and row by row, it reads
 * through `reading`, which sees none of it.
 */
export function createCommittedReader(writing: Database.Database, reading: Database.Database): Reader {
  const warm = createReader(writing, preparer(writing, { mayWrite: false }));
  const aside = createReader(reading, preparer(reading, { mayWrite: false }));
  const now = () => (writing.inTransaction ? aside : warm);
  return {
    all: (sql, params) => now().all(sql, params),
    first: (sql, params) => now().first(sql, params),
    one: (sql, params) => now().one(sql, params),
    each: (sql, params) => aside.each(sql, params),
    version: () => aside.version(),
  };
}

type Prepare = <Row>(sql: string) => Database.Statement<[Params], Row>;

/** Prepares each statement once. */
function preparer(db: Database.Database, { mayWrite }: { mayWrite: boolean }): Prepare {
  const cache = new Map<string, Database.Statement<[Params], unknown>>();
  return <Row>(sql: string) => {
    let statement = cache.get(sql);
    if (!statement) {
      if (cache.size >= cachedStatements) cache.clear();
      statement = db.prepare<[Params], unknown>(sql);
      assert(mayWrite || statement.readonly, `only a command writes: ${sql}`);
      cache.set(sql, statement);
    }
    return statement as Database.Statement<[Params], Row>; // the caller says what its SQL selects
  };
}

function createReader(db: Database.Database, prepare: Prepare): Reader {
  return {
    all: <Row>(sql: string, params: Params = []) => prepare<Row>(sql).all(params),
    first: <Row>(sql: string, params: Params = []) => prepare<Row>(sql).get(params),
    one: <Row>(sql: string, params: Params = []) => {
      const row = prepare<Row>(sql).get(params);
      if (row === undefined) throw new Error(`expected a row: ${sql}`);
      return row;
    },
    each: <Row>(sql: string, params: Params = []) => db.prepare<[Params], Row>(sql).iterate(params),
    version: () => prepare<{ data_version: number }>('PRAGMA data_version').get([])?.data_version ?? 0,
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
