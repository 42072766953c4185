import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Role, roles as allRoles } from '../../shared/words.ts';
import { addPerson, changePerson, isAdministrator, type PersonFields, type PersonStanding, rescuePerson } from './change-person.ts';

function person(name: string, roles: Role[], active = true): PersonStanding {
  return { id: name.toLowerCase(), name, roles, active };
}

const dana = person('Dana', ['Administrator']);
const marcus = person('Marcus', ['Biller']);
const priya = person('Priya', ['Viewer'], false);
const office = [dana, marcus, priya];

describe('adding somebody', () => {
  it.each<[string, Pick<PersonFields, 'name' | 'roles'>, string, string]>([
    ['the name of an active person', { name: 'Marcus', roles: ['Viewer'] }, 'conflict', 'name'],
    ['the same name in other letters', { name: 'MARCUS', roles: ['Viewer'] }, 'conflict', 'name'],
    ['no role', { name: 'Ana', roles: [] }, 'invalid-input', 'roles'],
  ])('[USER-2] with %s is refused', (_what, fields, code, field) => {
    expect(addPerson(office, fields)).toMatchObject({ ok: false, refusal: { code, field } });
  });

  it('[USER-2] with several roles keeps each once, the one that may most first, and says so', () => {
    expect(addPerson(office, { name: 'Ana', roles: ['Biller', 'Captain', 'Biller'] })).toEqual({
      ok: true,
      value: { set: { name: 'Ana', roles: ['Captain', 'Biller'], active: true }, summary: 'Added Ana as Captain, Biller' },
    });
  });

  it('[USER-2] of the name of somebody who left is done', () => {
    expect(addPerson(office, { name: 'Priya', roles: ['Biller'] })).toMatchObject({ ok: true });
  });
});

describe('changing somebody', () => {
  it.each<[string, string, Partial<PersonFields>, string]>([
    ['who does not exist', 'nobody', { name: 'Ana' }, 'not-found'],
    ['into the name of another', 'marcus', { name: 'dana' }, 'conflict'],
    ['into one without a role', 'marcus', { roles: [] }, 'invalid-input'],
    ['into what they are', 'marcus', { name: 'Marcus', roles: ['Biller'], active: true }, 'invalid-input'],
    ['to nothing at all', 'marcus', {}, 'invalid-input'],
  ])('[USER-2] %s is refused', (_what, id, change, code) => {
    expect(changePerson(office, id, change)).toMatchObject({ ok: false, refusal: { code } });
  });

  it.each<[string, Partial<PersonFields>]>([
    ['deactivated', { active: false }],
    ['demoted', { roles: ['Captain', 'Biller'] }],
    ['demoted and deactivated at once', { roles: ['Viewer'], active: false }],
  ])('[USER-3] the last active Administrator is not %s', (_what, change) => {
    expect(changePerson(office, 'dana', change)).toMatchObject({ ok: false, refusal: { code: 'wrong-state', field: 'roles' } });
  });

  it('[USER-3] an Administrator who left does not count as the other one', () => {
    const former = person('Noor', ['Administrator'], false);
    expect(changePerson([...office, former], 'dana', { active: false })).toMatchObject({ ok: false });
  });

  it('[USER-3] with another Administrator, one may go', () => {
    const noor = person('Noor', ['Administrator']);
    expect(changePerson([...office, noor], 'dana', { active: false })).toMatchObject({ ok: true });
  });

  it('[USER-3] the last Administrator may be renamed and get more roles', () => {
    expect(changePerson(office, 'dana', { name: 'Dana Ruiz', roles: ['Biller', 'Administrator'] })).toEqual({
      ok: true,
      value: {
        set: { name: 'Dana Ruiz', roles: ['Administrator', 'Biller'] },
        summary: 'Renamed Dana to Dana Ruiz; Changed the roles of Dana Ruiz from Administrator to Administrator, Biller',
      },
    });
  });

  it('[USER-2] back into a name that somebody else took meanwhile is refused; under another name it is done', () => {
    const other = person('priya', ['Viewer']);
    const people = [dana, priya, { ...other, id: 'other' }];
    expect(changePerson(people, 'priya', { active: true })).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    expect(changePerson(people, 'priya', { active: true, name: 'Priya S.' })).toMatchObject({ ok: true });
  });

  it('[USER-3] whatever is done, in whatever order, an active Administrator is left', () => {
    const change = fc.record({ roles: fc.uniqueArray(fc.constantFrom(...allRoles)), active: fc.boolean() }, { requiredKeys: [] });
    const changes = fc.array(fc.tuple(fc.constantFrom('dana', 'marcus', 'priya'), change), { maxLength: 20 });
    fc.assert(
      fc.property(changes, (list) => {
        let people = office;
        for (const [id, set] of list) {
          const decided = changePerson(people, id, set);
          if (decided.ok) people = people.map((each) => (each.id === id ? { ...each, ...decided.value.set } : each));
          expect(people.some(isAdministrator)).toBe(true);
        }
      }),
    );
  });
});

describe('a password that is reset on the computer', () => {
  it('[USER-8] leaves roles as they are where there is an Administrator', () => {
    expect(rescuePerson(office, marcus)).toMatchObject({ set: {} });
  });

  it('[USER-8] makes an Administrator where none is active, also of somebody who left', () => {
    const lost = [person('Dana', ['Administrator'], false), person('Marcus', ['Biller'], false)];
    const [, left] = lost;
    expect(left && rescuePerson(lost, left).set).toEqual({ roles: ['Administrator', 'Biller'], active: true });
  });
});
