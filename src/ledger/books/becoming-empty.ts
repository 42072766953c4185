/** A desk that joins an office of other desks begins with nothing: what was founded here by itself, before anything was done, is taken back. */
import type { Reader, Writer } from './connection.ts';
import { replay } from './projections.ts';

/** Whether nothing was done in these books but founding them. */
export function isUntouched(books: Reader): boolean {
  return books.first(`SELECT 1 FROM journal WHERE kind <> 'office founded' LIMIT 1`) === undefined;
}

/** Empties untouched books, within the transaction of the caller: nobody else has seen what leaves the journal. */
export function becomeEmpty(books: Writer): void {
  books.run('DELETE FROM journal');
  replay(books, books);
}
