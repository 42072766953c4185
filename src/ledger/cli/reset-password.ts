import type { Command } from 'commander';
import { rescuePerson } from '../billing/change-person.ts';
import { type Books, openBooks } from '../books/open.ts';
import { paydeskUser } from '../../shared/words.ts';
import { forgetFailures } from '../door/failures.ts';
import { hashPassword } from '../door/password.ts';
import { loadPeople } from '../door/people.ts';
import { createClock } from '../journal/clock.ts';
import { systemRandom } from '../journal/ids.ts';
import { failWith, valueOf } from './answer.ts';

/** Without those that are mistaken for one another when read out. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** `reset-password FILE NAME`: for an office whose Administrators have all forgotten theirs. Whoever can do this has the books in hand anyway. */
export function addResetPassword(program: Command): void {
  program
    .command('reset-password')
    .argument('<file>', 'the books')
    .argument('<name>', 'whose password, as Settings › People has the name')
    .description('give a person of the office a new password, good for one sign-in; no desk may have the books open')
    .action(resetPassword);
}

async function resetPassword(file: string, name: string): Promise<void> {
  const books = valueOf(openBooks(file, { clock: createClock(), random: systemRandom }));
  const password = onePassword();
  const said = await reset(books, name, password);
  books.close();
  if (said === null) failWith(`There is no ${name} in this office. Nothing was changed.`);
  for (const line of said) console.log(line);
}

/** What was done, a line each; null: there is nobody of the name. */
async function reset(books: Books, name: string, password: string): Promise<string[] | null> {
  const hash = await hashPassword(password, systemRandom);
  const people = loadPeople(books.reader);
  const namesakes = people.filter((person) => person.name.toLowerCase() === name.toLowerCase());
  const person = namesakes.find(({ active }) => active) ?? namesakes[0];
  if (!person) return null;
  const { set, summary } = rescuePerson(people, person);
  const write = { put: 'user' as const, id: person.id, set: { ...set, password: hash, oneTime: true } };
  books.append(paydeskUser, { kind: 'users changed', summary, writes: [write] });
  forgetFailures(books.local, person.id);
  return [`${summary}.`, `Password, good for one sign-in: ${password}`];
}

/** `K7QM-2XPD-9F3T-BW4H`: nearly 80 bits. */
function onePassword(): string {
  const letter = (): string => {
    const [byte = 255] = systemRandom(1);
    return alphabet[byte % 32] ?? letter(); // the alphabet has 31 letters: what is beyond is drawn again, so that each is as likely as the other
  };
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}
