import type { Write } from '../journal/operation.ts';
import type { Books } from '../books/open.ts';
import { paydeskUser } from '../../shared/words.ts';

/**
 * The user that a desk works as when it is told of none: the first of the office. New books get an administrator for whoever started them, and
 * the name of the office that the app was made for.
 */
export function firstUser(books: Books, officeName?: string): string {
  const first = books.reader.first<{ id: string }>('SELECT id FROM users WHERE active = 1 ORDER BY id LIMIT 1');
  if (first) return first.id;
  const id = books.newId();
  const writes: Write[] = [{ put: 'user', id, set: { name: 'Administrator', roles: ['Administrator'], active: true } }];
  if (officeName !== undefined) writes.push({ put: 'setting', id: 'officeName', set: { value: officeName } });
  books.append(paydeskUser, { kind: 'users changed', summary: 'Added the first user', writes });
  return id;
}
