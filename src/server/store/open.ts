/** The companion's database: SQLite in WAL mode, durable at every commit, reached through Kysely on one connection. */
import Database from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { inboxWriter, type NewInboxRow } from './inbox.ts';
import { companion } from './migrations/001-companion.ts';
import { accounts } from './migrations/004-accounts.ts';
import { journal } from './migrations/002-journal.ts';
import { phoneCards } from './migrations/003-phone-cards.ts';
import { moneyMoves } from './migrations/005-money-moves.ts';
import { portal } from './migrations/006-portal.ts';
import type { Schema } from './schema.ts';

/** A connection or a transaction on it. */
export type Db = Kysely<Schema>;

export type Store = {
  db: Db;
  /** Several statements that hold together. It must never wait for the network: everything else waits for it. */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Stores events, those already known once only, in one durable transaction. */
  writeInbox(rows: readonly NewInboxRow[]): Promise<void>;
  close(): Promise<void>;
};

const migrations = {
  '001-companion': companion,
  '002-journal': journal,
  '003-phone-cards': phoneCards,
  '004-accounts': accounts,
  '005-money-moves': moneyMoves,
  '006-portal': portal,
};

/** Opens the file, makes it when it is not there, and brings it up to the present version. */
export async function openStore(file: string): Promise<Store> {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: preparingOnce(database) }) });
  const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } }).migrateToLatest();
  if (error !== undefined) {
    database.close();
    throw new Error(`The database ${file} cannot be brought up to date.`, { cause: error });
  }
  const write = inboxWriter(database);
  return {
    db,
    transaction: (work) => db.transaction().execute(work),
    // Kysely hands out its one connection to one at a time, so no other transaction is open while these rows are written past it.
    writeInbox: (rows) => db.connection().execute(() => Promise.resolve(write(rows))),
    close: () => db.destroy(),
  };
}

/** Enough for every statement of the companion, and a limit for those that lists of values make ever longer. */
const preparedStatements = 500;

/** Kysely prepares a statement each time it runs it, which takes longer than most of them run. */
function preparingOnce(database: Database.Database): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known) return known;
      if (prepared.size >= preparedStatements) prepared.clear();
      const statement = database.prepare<unknown[]>(sql);
      prepared.set(sql, statement);
      return statement;
    },
    close: () => void database.close(),
  };
}
