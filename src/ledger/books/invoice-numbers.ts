/** The next invoice numbers of this desk: `A-1001`, `A-1002`… in slot 0, `B-1001`… in slot 1, so that two desks offline cannot meet. */
import { assert } from '../../shared/assert.ts';
import type { Put } from '../journal/operation.ts';
import { selfPayIdOf } from '../journal/self-pay-ids.ts';
import type { SelfPayId } from '../../shared/self-pay-id.ts';
import type { Random } from '../journal/ids.ts';
import type { Reader } from './connection.ts';

export type InvoiceNumber = { number: string; selfPayId: SelfPayId };

const firstCounter = 1001;
/** The office's secret: every desk has it through the journal, the companion never does. */
export const keySetting = 'officeKey';

/** The key that the self-pay IDs of a new office are made with, as it is put into the journal when the office is founded. */
export function newOfficeKey(random: Random): Put {
  return { put: 'setting', id: keySetting, set: { value: Buffer.from(random(32)).toString('hex') } };
}

/**
 * The next `count` invoice numbers of the desk in `slot` with their self-pay IDs. They are counted from the invoices in the books, so a number
 * that no operation gives is not lost, and neither a restart nor a rebuild forgets where the count stands.
 */
export function nextInvoiceNumbers(books: Reader, slot: number, count: number): InvoiceNumber[] {
  const key = officeKey(books);
  const letters = slotLetters(slot);
  const next = lastCounter(books, letters) + 1;
  return Array.from({ length: count }, (_, index) => ({
    number: `${letters}-${next + index}`,
    selfPayId: selfPayIdOf(key, slot, next + index),
  }));
}

/** `A` for slot 0, `Z` for 25, `AA` for 26. */
export function slotLetters(slot: number): string {
  const letter = String.fromCharCode(65 + (slot % 26));
  return slot < 26 ? letter : slotLetters(Math.floor(slot / 26) - 1) + letter;
}

/** The office's secret key, for what only the office may be able to make. */
export function officeKey(books: Reader): Uint8Array {
  const key = findOfficeKey(books);
  assert(key, 'the office was founded');
  return key;
}

/** The same; undefined in the books of a desk that has yet to join its office. */
export function findOfficeKey(books: Reader): Uint8Array | undefined {
  const row = books.first<{ value: string }>('SELECT value FROM settings WHERE id = :id', { id: keySetting });
  return row && Buffer.from(String(JSON.parse(row.value)), 'hex');
}

/** Longer numbers are later ones: one index seek for each length there can be. */
function lastCounter(books: Reader, letters: string): number {
  const { last } = books.one<{ last: number | null }>(
    `SELECT MAX(CAST(SUBSTR(number, LENGTH(:from) + 1) AS INTEGER)) AS last
     FROM (
       SELECT (SELECT MAX(number) FROM invoices WHERE LENGTH(number) = LENGTH(:from) + digits.value AND number >= :from AND number < :to) AS number
       FROM json_each('[4, 5, 6, 7, 8]') AS digits
     )`,
    { from: `${letters}-`, to: `${letters}.` },
  );
  return last ?? firstCounter - 1;
}
