/** Invariant 5: each device's hash chain holds, and replaying the journal gives the same projections, byte for byte. */
import Database from 'better-sqlite3';
import { firstBrokenLink } from '../../journal/journal.ts';
import { createWriter, type Reader } from '../connection.ts';
import { migrate } from '../file.ts';
import { type Progress, projections, replay } from '../projections.ts';
import type { Finding } from './finding.ts';

/** The first operation that was altered, added or taken away. */
export function brokenChain(books: Reader): Finding | null {
  const broken = firstBrokenLink(books);
  if (!broken) return null;
  const row = `${broken.device} ${broken.seq}`;
  return {
    invariant: 5,
    row,
    message: `The journal was altered: operation ${broken.seq} of desk ${broken.device} does not fit the one before it.`,
  };
}

/** The first row of a projection in `file` that a replay of the journal does not give, or gives otherwise. */
export function differsFromReplay(books: Reader, file: string, onProgress?: Progress): Finding | null {
  const scratch = new Database(''); // SQLite's own temporary file: in memory as far as it fits, and gone when closed
  try {
    scratch.pragma('synchronous = OFF');
    migrate(scratch);
    const replayed = createWriter(scratch);
    scratch.transaction(() => replay(replayed, books, onProgress))();
    replayed.run('ATTACH :file AS live', { file });
    for (const schema of ['live', 'main'])
      replayed.run(`CREATE VIRTUAL TABLE temp.${schema}_words USING fts5vocab('${schema}', 'search_words', 'instance')`);
    scratch.pragma('query_only = ON');
    for (const table of projections) {
      if (columnsOf(replayed, 'live', table) !== columnsOf(replayed, 'main', table))
        return { invariant: 5, row: table, message: `The table ${table} was made by another Paydesk: it has other columns.` };
      const [live, made] = [`SELECT * FROM live.${table}`, `SELECT * FROM main.${table}`];
      const row = firstOnlyIn(replayed, live, made) ?? firstOnlyIn(replayed, made, live);
      if (row) return { invariant: 5, row, message: `Replaying the journal gives other ${table.replaceAll('_', ' ')}: ${row} differs.` };
    }
    const [live, made] = [`SELECT term AS id, doc, col FROM live_words`, `SELECT term AS id, doc, col FROM main_words`];
    const word = firstOnlyIn(replayed, live, made) ?? firstOnlyIn(replayed, made, live);
    if (word)
      return { invariant: 5, row: word, message: `Replaying the journal gives another index of words: ${word} is found otherwise.` };
    return null;
  } finally {
    scratch.close();
  }
}

function columnsOf(books: Reader, schema: 'live' | 'main', table: string): string {
  return books.one<{ names: string }>(`SELECT group_concat(name) AS names FROM pragma_table_info('${table}', '${schema}')`).names;
}

function firstOnlyIn(books: Reader, one: string, other: string): string | undefined {
  const row = books.first<{ id: string }>(`SELECT * FROM (${one} EXCEPT ${other}) LIMIT 1`);
  return row?.id;
}
