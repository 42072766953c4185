/** The whole journal, operation by operation with its seal, each device's in the order in which it made them. */
import type { JournalRow } from '../journal/journal.ts';
import type { Reader } from './connection.ts';
import { sealed, type SealedOperation } from './exchange.ts';

export function* sealedOperations(books: Reader): Generator<SealedOperation> {
  for (const row of books.each<JournalRow>('SELECT device, seq, op, stamp, user, kind, body, hash FROM journal ORDER BY device, seq'))
    yield sealed(row);
}
