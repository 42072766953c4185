/** What may become of the people of the office, and how it is told. Pure: who they are is handed in. */
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { type Role, roles as allRoles } from '../../shared/words.ts';

/** A person as the books have them. */
export type PersonStanding = { id: string; name: string; roles: readonly Role[]; active: boolean };

export type PersonFields = { name: string; roles: readonly Role[]; active: boolean };
export type PersonChange = { [Field in keyof PersonFields]?: PersonFields[Field] | undefined };

/** What is put down of a person, and the sentence of the history. */
export type PersonDecision = { set: { name?: string; roles?: Role[]; active?: boolean }; summary: string };

/** Adds somebody [USER-2]. Refused: a name that an active person has, no role. */
export function addPerson(
  people: readonly PersonStanding[],
  { name, roles }: Pick<PersonFields, 'name' | 'roles'>,
): Outcome<PersonDecision> {
  const problem = nameTaken(people, name) ?? withoutRole(roles);
  if (problem) return problem;
  const ordered = inOrder(roles);
  return done({ set: { name, roles: ordered, active: true }, summary: `Added ${name} as ${ordered.join(', ')}` });
}

/**
 * Renames a person, gives them other roles, deactivates or reactivates them. Refused: nobody of that ID; a name that another active person
 * has; no role [USER-2]; what would leave the office without an active Administrator [USER-3]; nothing to change.
 *
 * `changePerson([dana], 'dana', { active: false })` is refused when Dana is the only Administrator.
 */
export function changePerson(people: readonly PersonStanding[], id: string, change: PersonChange): Outcome<PersonDecision> {
  const before = people.find((person) => person.id === id);
  if (!before) return refuse('not-found', 'This person does not exist.', 'id');
  const { name = before.name, active = before.active, roles = before.roles } = change;
  const after = { id, name, active, roles: inOrder(roles) };
  const others = people.filter((person) => person.id !== id);
  const problem =
    (after.active ? nameTaken(others, after.name) : null) ?? withoutRole(after.roles) ?? withoutAdministrator(before, [...others, after]);
  if (problem) return problem;

  const set: PersonDecision['set'] = {};
  const told: string[] = [];
  if (after.name !== before.name) {
    set.name = after.name;
    told.push(`Renamed ${before.name} to ${after.name}`);
  }
  if (!sameRoles(before.roles, after.roles)) {
    set.roles = after.roles;
    told.push(`Changed the roles of ${after.name} from ${inOrder(before.roles).join(', ')} to ${after.roles.join(', ')}`);
  }
  if (after.active !== before.active) {
    set.active = after.active;
    told.push(`${after.active ? 'Reactivated' : 'Deactivated'} ${after.name}`);
  }
  if (told.length === 0) return refuse('invalid-input', 'Nothing to change.');
  return done({ set, summary: told.join('; ') });
}

/**
 * A person gets a new password on the computer itself. Where no Administrator is active any more, the person becomes one, so that the office is
 * not without [USER-8].
 */
export function rescuePerson(people: readonly PersonStanding[], person: PersonStanding): PersonDecision {
  const reset = `Reset the password of ${person.name} on this computer`;
  if (people.some(isAdministrator)) return { set: {}, summary: reset };
  const roles = inOrder(['Administrator', ...person.roles]);
  return { set: { roles, active: true }, summary: `${reset}, and made ${person.name} an Administrator, because there was none` };
}

/** Whether the person runs the office: active, and an Administrator. */
export function isAdministrator({ active, roles }: Pick<PersonStanding, 'active' | 'roles'>): boolean {
  return active && roles.includes('Administrator');
}

function nameTaken(others: readonly PersonStanding[], name: string): Outcome<never> | null {
  const taken = others.some((other) => other.active && other.name.toLowerCase() === name.toLowerCase());
  return taken
    ? refuse('conflict', `There is a ${name} already. Add an initial or a second name, so that nobody is mistaken for the other.`, 'name')
    : null;
}

function withoutRole(roles: readonly Role[]): Outcome<never> | null {
  return roles.length === 0 ? refuse('invalid-input', 'A person needs a role: choose at least one.', 'roles') : null;
}

function withoutAdministrator(before: PersonStanding, after: readonly PersonStanding[]): Outcome<never> | null {
  if (after.some(isAdministrator) || !isAdministrator(before)) return null;
  return refuse('wrong-state', `${before.name} is the last Administrator. Make somebody else an Administrator first.`, 'roles');
}

function sameRoles(one: readonly Role[], other: readonly Role[]): boolean {
  return inOrder(one).join() === inOrder(other).join();
}

/** Each once, the one that may most first. */
function inOrder(roles: readonly Role[]): Role[] {
  return allRoles.filter((role) => roles.includes(role));
}
