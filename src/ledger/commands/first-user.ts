import type { Books } from '../books/open.ts';
import { paydeskUser } from '../../shared/words.ts';

/** For development and tests, in place of founding and signing in: the first user of the office, in new books an Administrator without a password. */
export function firstUser(books: Books): string {
  const first = books.reader.first<{ id: string }>('SELECT id FROM users WHERE active = 1 ORDER BY id LIMIT 1');
  if (first) return first.id;
  const id = books.newId();
  books.append(paydeskUser, {
    kind: 'users changed',
    summary: 'Added the first user',
    writes: [{ put: 'user', id, set: { name: 'Administrator', roles: ['Administrator'], active: true } }],
  });
  return id;
}
