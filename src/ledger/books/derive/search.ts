/** Keeps the words by which customers, trips and register records are found: what their rows say now, whatever came first. */
import { createHash } from 'node:crypto';
import { never } from '../../../shared/assert.ts';
import type { Write } from '../../journal/operation.ts';
import type { Writer } from '../connection.ts';
import { type Searchable, searchables, type Touched } from '../touched.ts';

/** Notes of a write that it may change the words something is found by. */
export function touchWords(touched: Touched, write: Write): void {
  if ('add' in write) {
    if (write.add === 'registerRecord' && write.row.comment !== '') touched.words.registerRecord.add(write.id);
    return;
  }
  if (write.put === 'dispatch' && write.set.patient !== undefined) touched.words.dispatch.add(write.id);
  if (write.put === 'customer' && Object.keys(write.set).some((field) => wordFields.has(field))) touched.words.customer.add(write.id);
}

/** Brings the words of all that was touched up to date. */
export function deriveWords(books: Writer, { words }: Touched): void {
  const texts = searchables.flatMap((entity) => Array.from(words[entity], (id) => ({ entity, id, key: keyOf(entity, id) })));
  texts.sort((a, b) => (a.key < b.key ? -1 : 1)); // the index of words is written to the file whenever a key is below the one before
  for (const text of texts) keepText(books, text);
}

/** Forgets all words, before a replay. */
export function forgetWords(books: Writer): void {
  books.run(`INSERT INTO search_words (search_words) VALUES ('delete-all')`);
}

const wordFields = new Set(['name', 'email', 'phone', 'line1', 'city', 'contacts']);

function keepText(books: Writer, { entity, id, key }: { entity: Searchable; id: string; key: bigint }): void {
  const before = books.first<Texts>('SELECT name, more FROM search_text WHERE key = :key', { key }) ?? none;
  const after = textsOf(books, entity, id);
  if (after.name === before.name && after.more === before.more) return;
  if (before !== none) {
    books.run(`INSERT INTO search_words (search_words, rowid, entity, name, more) VALUES ('delete', :key, :entity, :name, :more)`, {
      key,
      entity,
      ...before,
    });
    books.run('DELETE FROM search_text WHERE key = :key', { key });
  }
  if (after.name === '' && after.more === '') return;
  books.run('INSERT INTO search_text (key, entity, id, name, more) VALUES (:key, :entity, :id, :name, :more)', {
    key,
    entity,
    id,
    ...after,
  });
  books.run('INSERT INTO search_words (rowid, entity, name, more) VALUES (:key, :entity, :name, :more)', { key, entity, ...after });
}

/** 63 bits that no two things of an office share. */
function keyOf(entity: Searchable, id: string): bigint {
  return createHash('sha256').update(`${entity} ${id}`).digest().readBigUInt64BE(0) >> 1n;
}

type Texts = { name: string; more: string };
const none: Texts = { name: '', more: '' };

type CustomerRow = { name: string; email: string; phone: string; line1: string; city: string; contacts: string };

/** A thing's name, and what else it is found by. */
function textsOf(books: Writer, entity: Searchable, id: string): Texts {
  switch (entity) {
    case 'customer': {
      const row = books.first<CustomerRow>('SELECT name, email, phone, line1, city, contacts FROM customers WHERE id = :id', { id });
      if (!row) return none;
      return {
        name: searchable(row.name),
        more: searchable(row.line1, row.city, row.email, ...withDigits(row.phone), ...textsIn(row.contacts)),
      };
    }
    case 'dispatch':
      return {
        name: searchable(books.first<{ patient: string }>('SELECT patient FROM dispatches WHERE id = :id', { id })?.patient ?? ''),
        more: '',
      };
    case 'registerRecord': {
      const row = books.first<{ comment: string }>('SELECT comment FROM register_records WHERE id = :id', { id });
      return { name: '', more: searchable(row?.comment ?? '') };
    }
    default:
      return never(entity);
  }
}

/** An apostrophe does not part a word: `Anne's` is found as `annes`, and as `anne`. */
function searchable(...texts: string[]): string {
  const all = texts.filter(Boolean).join(' ');
  const joined = all.replace(/['’]/g, '');
  return joined === all ? all : `${all} ${joined}`;
}

/** A phone number as it is written, and as one number. */
function withDigits(phone: string): string[] {
  return phone === '' ? [] : [phone, phone.replace(/\D/g, '')];
}

function textsIn(contacts: string): string[] {
  const parsed: unknown = JSON.parse(contacts);
  const values = Array.isArray(parsed) ? parsed.flatMap((contact: unknown) => Object.values(contact ?? {})) : [];
  return values.filter((value): value is string => typeof value === 'string');
}
