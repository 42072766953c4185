/** The people of the office as an Administrator sees them. What is kept of a password is never selected, only whether there is one. */
import type { Person } from '../../shared/office-api/people.ts';
import { done } from '../../shared/refusal.ts';
import { roleSchema } from '../../shared/words.ts';
import { query } from '../commands/registry.ts';
import { readRefused } from '../door/refused-calls.ts';
import { entriesOfAll } from './history.ts';

type Row = { id: string; name: string; roles: string; active: number; password: Person['password'] };

export const getPeople = query('people.get', ({ reader }) => {
  const people = reader.all<Row>(peopleSql, {}).map(({ roles, active, ...person }) => ({
    ...person,
    roles: roleSchema.array().parse(JSON.parse(roles)),
    active: active === 1,
  }));
  return done({ people });
});

export const getPeopleHistory = query('people.history', ({ reader }) => done({ entries: entriesOfAll(reader, 'user') }));

export const getRefused = query('people.refused', ({ reader }) => done({ refused: readRefused(reader) }));

const peopleSql = `
SELECT id, name, roles, active, CASE WHEN password = '' THEN 'none' WHEN one_time = 1 THEN 'one-time' ELSE 'own' END AS password
FROM users
ORDER BY active DESC, name COLLATE NOCASE, id`;
