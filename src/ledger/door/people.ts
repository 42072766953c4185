/** The people as the books have them, with what is kept of their passwords: for commands and the door, never for a query's answer. */
import { roleSchema } from '../../shared/words.ts';
import type { PersonStanding } from '../billing/change-person.ts';
import type { Reader } from '../books/connection.ts';
import type { Seat } from './seat.ts';

export type PersonAtTheDoor = PersonStanding & {
  /** Of the password; empty: there is none. */
  hash: string;
  oneTime: boolean;
};

type Row = { id: string; name: string; roles: string; active: number; hash: string; oneTime: number };

/** Everyone, those who left too. */
export function loadPeople(reader: Reader): PersonAtTheDoor[] {
  return reader.all<Row>(`${sql} ORDER BY id`, {}).map(toPerson);
}

export function loadPerson(reader: Reader, id: string): PersonAtTheDoor | null {
  const row = reader.first<Row>(`${sql} WHERE id = :id`, { id });
  return row ? toPerson(row) : null;
}

/** Who sits at the desk, locked or not. Somebody who was deactivated meanwhile, or got another password, has to leave [DOOR-8]. */
export function presentPerson(reader: Reader, seat: Seat): PersonAtTheDoor | null {
  const present = seat.present();
  if (!present) return null;
  const person = loadPerson(reader, present.userId);
  if (person?.active && (present.hash === null || present.hash === person.hash)) return person;
  seat.leave();
  return null;
}

const sql = 'SELECT id, name, roles, active, password AS hash, one_time AS oneTime FROM users';

function toPerson({ roles, active, oneTime, ...row }: Row): PersonAtTheDoor {
  return { ...row, roles: roleSchema.array().parse(JSON.parse(roles)), active: active === 1, oneTime: oneTime === 1 };
}
