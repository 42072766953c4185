/** The door of the desk: who comes in, by which password, and founding an office. What is typed as a password goes nowhere but to its check. */
import type { Door } from '../../shared/office-api/door.ts';
import { passwordProblem } from '../../shared/password.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Books } from '../books/open.ts';
import { checkPassword } from '../door/check-password.ts';
import { hashPassword } from '../door/password.ts';
import { loadPeople, type PersonAtTheDoor, presentPerson } from '../door/people.ts';
import { isSampleOffice } from '../door/sample.ts';
import { systemRandom } from '../journal/ids.ts';
import type { Write } from '../journal/operation.ts';
import { readSettings } from '../queries/settings.ts';
import { door, type DoorContext } from './registry.ts';
import { isTimeZone } from './settings.ts';

const lastPerson = 'lastPerson';
/** The same for a wrong password, somebody who left and nobody at all [DOOR-2]. */
const wrongAtTheDoor = { call: 'door.signIn', field: 'password', sentence: 'The name and the password do not fit together.' };

export const doorHandlers = [
  door('door.look', (context) => done(look(context))),

  door('door.lock', (context) => {
    if (presentPerson(context.books.reader, context.seat)?.hash === '')
      return refuse('wrong-state', 'You have no password to open the desk again. Give yourself one under Settings › People first.');
    context.seat.lock();
    return done(look(context));
  }),

  door('door.signOut', (context) => {
    context.seat.leave();
    return done(look(context));
  }),

  door('door.signIn', async (context, { person: id, password, ownPassword }) => {
    const { books, seat } = context;
    const checked = await checkPassword(books, id, password, wrongAtTheDoor);
    if (!checked.ok) return checked;
    const person = checked.value;
    let { hash } = person;
    if (person.oneTime) {
      const replaced = await replaceOneTime(books, person, password, ownPassword);
      if (!replaced.ok) return replaced;
      hash = replaced.value;
    }
    seat.take(id, hash);
    books.local.set(lastPerson, id);
    return done(look(context));
  }),

  door('door.found', async (context, { office, name, password, sample }) => {
    const taken = () => loadPeople(context.books.reader).length > 0;
    if (taken()) return refuse('wrong-state', 'This office is founded already. Sign in.');
    const problem = passwordProblem(password, name);
    if (problem !== null) return refuse('invalid-input', problem, 'password');
    if (!isTimeZone(office.timeZone)) return refuse('invalid-input', `There is no time zone ${office.timeZone}.`, 'office.timeZone');
    const hash = await hashPassword(password, systemRandom);
    if (taken()) return refuse('wrong-state', 'This office is founded already. Sign in.');
    const books = sample ? await context.useSampleBooks() : context.books;
    const id = foundOffice(books, office, name, hash);
    context.seat.take(id, hash);
    books.local.set(lastPerson, id);
    return done(look({ ...context, books }));
  }),

  door('door.restore', async (context, { file }) => {
    if (loadPeople(context.books.reader).length > 0 || !context.books.isUntouched())
      return refuse('wrong-state', 'This desk has books already. A full export becomes the books of a desk that has none.', 'file');
    const path = context.files.path(file);
    if (path === undefined) return refuse('not-found', 'This file is not known any more. Choose it again.', 'file');
    const restored = await context.useExportedBooks(path);
    return restored.ok ? done(look({ ...context, books: restored.value ?? context.books })) : restored;
  }),

  door('door.stopRestoring', ({ stopRestoring }) => {
    stopRestoring();
    return done({});
  }),

  door('door.join', async (context, input) => {
    const joined = await context.sync.join(input);
    return joined.ok ? done(look(context)) : joined;
  }),
];

/** How things stand at the door. Somebody who was deactivated, or whose password was reset, is out [DOOR-8]. */
function look({ books: { reader, local }, sync, seat, offeredName }: DoorContext): Door {
  const everyone = loadPeople(reader);
  const { officeName, idleMinutes } = readSettings(reader);
  const present = presentPerson(reader, seat);
  const here = present ? (seat.present()?.locked ? 'locked' : 'signed in') : 'signed out';
  const isNew = everyone.length === 0;
  return {
    state: isNew ? 'new' : here,
    officeName: isNew ? offeredName : officeName,
    sample: isSampleOffice(reader),
    people: everyone
      .filter(({ active, hash }) => active && hash !== '')
      .map(({ id, name }) => ({ id, name }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    person: present?.id ?? local.get(lastPerson) ?? null,
    companionUrl: isNew ? sync.status().companionUrl : '',
    idleMinutes,
  };
}

/** The own password takes the place of the one-time one; its hash. */
async function replaceOneTime(
  books: Books,
  { id, name }: PersonAtTheDoor,
  oneTime: string,
  own: string | undefined,
): Promise<Outcome<string>> {
  if (own === undefined)
    return refuse('wrong-state', 'This password was good for one sign-in. Choose one of your own, which nobody else knows.', 'ownPassword');
  const problem = own === oneTime ? 'Choose another one than you were given.' : passwordProblem(own, name);
  if (problem !== null) return refuse('invalid-input', problem, 'ownPassword');
  const password = await hashPassword(own, systemRandom);
  books.append(name, {
    kind: 'users changed',
    summary: 'Chose a password',
    writes: [{ put: 'user', id, set: { password, oneTime: false } }],
  });
  return done(password);
}

/** Writes down the office and its first Administrator. In sample books one of their people may have the name: it is the same person then. */
function foundOffice(books: Books, office: Readonly<Record<string, string>>, name: string, password: string): string {
  const namesake = loadPeople(books.reader).find((person) => person.name.toLowerCase() === name.toLowerCase());
  const id = namesake?.id ?? books.newId();
  const settings = Object.entries(office).map(([key, value]): Write => ({ put: 'setting', id: key, set: { value } }));
  const user: Write = { put: 'user', id, set: { name, roles: ['Administrator'], active: true, password, oneTime: false } };
  books.append(name, { kind: 'users changed', summary: `Founded the office with ${name} as Administrator`, writes: [...settings, user] });
  return id;
}
