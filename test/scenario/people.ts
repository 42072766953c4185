/** The steps about the people of the office: who is there, who signs in, and the door of the desk. */
import { assert } from '../../src/shared/assert.ts';
import { type Desk, RefusedStep } from './desk.ts';
import type { Steps } from './format.ts';

/** Who sits at the desk when a scenario begins. */
export const founder = 'administrator';

type Person = { id: string; given: string; own: string };
type PeopleStep = 'person' | 'change-person' | 'reset-password' | 'sign-in' | 'door';

/** What these steps do at `desk`. */
export function peopleSteps(desk: Desk): { [Name in PeopleStep]: (input: Steps[Name]) => Promise<unknown> } {
  const people = new Map<string, Person>();
  let passwords = 0;
  const aPassword = (name: string) => `${name}-may-come-in-${(passwords += 1)}`;

  /** The founder came in without a password, and needs one before leaving. */
  async function known(name: string): Promise<Person> {
    if (people.size === 0) {
      const { user } = await desk.call('office.session', {});
      const given = aPassword(founder);
      await desk.call('people.resetPassword', { id: user.id, password: given });
      people.set(founder, { id: user.id, given, own: '' });
    }
    const person = people.get(name);
    assert(person, `${name} is known: the format checks it`);
    return person;
  }

  return {
    person: async ({ person, roles }) => {
      await known(founder);
      const given = aPassword(person);
      const { id } = await desk.call('people.add', { name: person, roles, password: given });
      people.set(person, { id, given, own: '' });
    },
    'change-person': async ({ person, roles, active, name }) => {
      const { id } = await known(person);
      const set = { ...(roles && { roles }), ...(active !== undefined && { active }), ...(name !== undefined && { name }) };
      await desk.call('people.change', { id, set });
    },
    'reset-password': async ({ person }) => {
      const { id } = await known(person);
      const given = aPassword(person);
      await desk.call('people.resetPassword', { id, password: given });
      people.set(person, { id, given, own: '' });
    },
    'sign-in': async ({ person, password }) => {
      const { id, given, own } = await known(person);
      if (password !== undefined) return desk.call('door.signIn', { person: id, password });
      if (own !== '') return desk.call('door.signIn', { person: id, password: own });
      const chosen = aPassword(person);
      await desk.call('door.signIn', { person: id, password: given, ownPassword: chosen });
      people.set(person, { id, given, own: chosen });
    },
    door: async (state) => {
      await known(founder);
      await desk.call(state === 'locked' ? 'door.lock' : 'door.signOut', {});
    },
  };
}

/** Plays a step, which the ledger must refuse when a code is given. Answers what happened instead, if it did not go as expected. */
export async function differencesFromRefusal(play: () => Promise<unknown>, code: string | undefined, place: string): Promise<string[]> {
  try {
    await play();
  } catch (error) {
    if (code === undefined || !(error instanceof RefusedStep)) throw error;
    return error.code === code ? [] : [`${place}: expected to be refused as ${code}, was refused as ${error.code}: ${error.message}`];
  }
  return code === undefined ? [] : [`${place}: expected to be refused as ${code}, was done`];
}
