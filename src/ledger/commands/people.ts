/** The people of the office and their passwords. What is typed as a password goes into `hashPassword` and nowhere else. */
import { passwordProblem } from '../../shared/password.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { addPerson, changePerson, type PersonStanding } from '../billing/change-person.ts';
import { checkPassword } from '../door/check-password.ts';
import { forgetFailures } from '../door/failures.ts';
import { hashPassword } from '../door/password.ts';
import { loadPeople, loadPerson } from '../door/people.ts';
import { systemRandom } from '../journal/ids.ts';
import { append } from './append.ts';
import { command } from './registry.ts';

const wrongPresent = { call: 'people.changeOwnPassword', field: 'present', sentence: 'This is not your present password.' };

export const peopleCommands = [
  command('people.add', async (context, { name, roles, password }) => {
    const problem = refusedPassword(password, name);
    if (problem) return problem;
    const hash = await hashPassword(password, systemRandom);
    const decided = addPerson(loadPeople(context.reader), { name, roles });
    if (!decided.ok) return decided;
    const { set, summary } = decided.value;
    const id = context.books.newId();
    const writes = [{ put: 'user' as const, id, set: { ...set, password: hash, oneTime: true } }];
    return done({ id, ...append(context, { kind: 'users changed', summary, writes }) });
  }),

  command('people.change', (context, { id, set: change }) => {
    const decided = changePerson(loadPeople(context.reader), id, change);
    if (!decided.ok) return decided;
    const { set, summary } = decided.value;
    return done(append(context, { kind: 'users changed', summary, writes: [{ put: 'user', id, set }] }));
  }),

  command('people.resetPassword', async (context, { id, password }) => {
    const person = loadPerson(context.reader, id);
    if (!person) return refuse('not-found', 'This person does not exist.', 'id');
    const problem = refusedPassword(password, person.name);
    if (problem) return problem;
    const set = { password: await hashPassword(password, systemRandom), oneTime: true };
    const summary = `Reset the password of ${person.name}`;
    forgetFailures(context.books.local, id);
    return done(append(context, { kind: 'users changed', summary, writes: [{ put: 'user', id, set }] }));
  }),

  command('people.changeOwnPassword', async (context, { present, password }) => {
    const { id } = context.user;
    const checked = await checkPassword(context.books, id, present, wrongPresent);
    if (!checked.ok) return checked;
    const person = checked.value;
    const problem = refusedPassword(password, person.name);
    if (problem) return problem;
    if (password === present) return refuse('invalid-input', 'The new password is the one you have.', 'password');
    const set = { password: await hashPassword(password, systemRandom), oneTime: false };
    const changed = append(context, { kind: 'users changed', summary: 'Changed the own password', writes: [{ put: 'user', id, set }] });
    if (context.seat.present()?.userId === id) context.seat.renew(set.password);
    return done(changed);
  }),
];

function refusedPassword(password: string, name: PersonStanding['name']): Outcome<never> | null {
  const problem = passwordProblem(password, name);
  return problem === null ? null : refuse('invalid-input', problem, 'password');
}
