import type { Books } from '../books/open.ts';
import { paydeskUser } from '../../shared/words.ts';

/** The user that a desk works as when it is told of none: the first of the office; new books get an administrator for whoever started them. */
export function firstUser(books: Books): string {
  const first = books.reader.first<{ id: string }>('SELECT id FROM users WHERE active = 1 ORDER BY id LIMIT 1');
  if (first) return first.id;
  const id = books.newId();
  const set = { name: 'Administrator', roles: ['Administrator' as const], active: true };
  books.append(paydeskUser, { kind: 'users changed', summary: 'Added the first user', writes: [{ put: 'user', id, set }] });
  return id;
}
