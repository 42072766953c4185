import { describe, expect, it } from 'vitest';
import { ADesk, aFoundedDesk, office, password } from '../../../test/builders/a-desk.ts';
import { callNames, calls } from '../../shared/office-api/index.ts';
import { loadPeople } from '../door/people.ts';
import { seatAtStart, type StartedWith } from '../door/start.ts';

describe('founding an office', () => {
  it('[DOOR-6] makes the office and its first Administrator, who is signed in', async () => {
    const desk = new ADesk();
    expect(await desk.do('door.look', {})).toMatchObject({ state: 'new', people: [] });
    expect(await desk.do('door.found', { office, name: 'Dana Ruiz', password, sample: false })).toMatchObject({ state: 'signed in' });
    expect(await desk.do('settings.get', {})).toMatchObject(office);
    expect(await desk.do('people.get', {})).toMatchObject({ people: [{ name: 'Dana Ruiz', roles: ['Administrator'], password: 'own' }] });
    expect(desk.books.check()).toEqual([]);
  });

  it('[DOOR-6] is done once: afterwards one signs in', async () => {
    const desk = await aFoundedDesk();
    const again = { office, name: 'Mallory', password, sample: false };
    expect(await desk.refusalOf('door.found', again)).toMatchObject({ code: 'wrong-state' });
    await desk.do('door.signOut', {});
    expect(await desk.refusalOf('door.found', again)).toMatchObject({ code: 'wrong-state' });
  });

  it('[DOOR-6] twice at the same moment founds one', async () => {
    const desk = new ADesk();
    const found = (name: string) => desk.ask('door.found', { office, name, password, sample: false });
    const answers = await Promise.all([found('Dana Ruiz'), found('Mallory')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(loadPeople(desk.books.reader)).toHaveLength(1);
  });

  it.each([
    ['a weak password', { password: 'short' }, 'password'],
    ['a time zone that there is not', { office: { ...office, timeZone: 'Mars/Olympus' } }, 'office.timeZone'],
    ['no name of the office', { office: { ...office, officeName: '' } }, 'office.officeName'],
  ])('[DOOR-6] with %s is refused, and nothing is founded', async (_what, change, field) => {
    const desk = new ADesk();
    const input = { office, name: 'Dana Ruiz', password, sample: false, ...change };
    expect(await desk.refusalOf('door.found', input)).toMatchObject({ code: 'invalid-input', field });
    expect(await desk.do('door.look', {})).toMatchObject({ state: 'new' });
  });
});

describe('the door', () => {
  const atTheDoor = [
    'door.restore',
    'door.stopRestoring',
    'door.look',
    'door.signIn',
    'door.lock',
    'door.signOut',
    'door.found',
    'door.join',
  ];

  it('[DOOR-1] is all that answers while nobody is signed in', async () => {
    const desk = await aFoundedDesk();
    await desk.do('door.signOut', {});
    for (const name of callNames.filter((each) => !atTheDoor.includes(each))) {
      const response = await desk.ask(name, {}); // refused before the input is looked at
      expect({ name, ...response }).toMatchObject({ name, ok: false, refusal: { code: 'signed-out' } });
    }
    expect(callNames.filter((name) => calls[name].effect === 'door').toSorted()).toEqual(atTheDoor.toSorted());
  });

  it('[DOOR-1] says no more of people than the names of those who may come in', async () => {
    const desk = await aFoundedDesk();
    await desk.do('people.change', { id: desk.id('Ana Reyes'), set: { active: false } });
    await desk.do('door.signOut', {});
    const { people } = await desk.do('door.look', {});
    expect(people).toEqual([{ id: desk.id('Dana Ruiz'), name: 'Dana Ruiz' }]);
  });

  it('opens with the right password', async () => {
    const desk = await aFoundedDesk();
    await desk.do('door.signOut', {});
    expect(await desk.signIn('Dana Ruiz')).toMatchObject({ ok: true, output: { state: 'signed in', person: desk.id('Dana Ruiz') } });
    expect(await desk.do('office.session', {})).toMatchObject({ user: { name: 'Dana Ruiz' } });
  });

  it('[DOOR-1] is closed again when the ledger starts anew', async () => {
    const desk = await aFoundedDesk();
    desk.restart();
    expect(await desk.do('door.look', {})).toMatchObject({ state: 'signed out', person: desk.id('Dana Ruiz') });
    expect(await desk.refusalOf('settings.get', {})).toMatchObject({ code: 'signed-out' });
  });

  it('[DOOR-2] answers a wrong password, somebody who left and nobody at all alike', async () => {
    const desk = await aFoundedDesk();
    await desk.do('people.change', { id: desk.id('Ana Reyes'), set: { active: false } });
    const wrong = await desk.refusalOf('door.signIn', { person: desk.id('Dana Ruiz'), password: 'wrong-tree-4' });
    const left = await desk.refusalOf('door.signIn', { person: desk.id('Ana Reyes'), password: 'given-by-dana' });
    const nobody = await desk.refusalOf('door.signIn', { person: 'nobody', password });
    expect(wrong).toMatchObject({ code: 'not-allowed', field: 'password' });
    expect([left, nobody]).toEqual([wrong, wrong]);
  });
});

describe('a one-time password', () => {
  it('[USER-7] opens nothing until the person has chosen another one', async () => {
    const desk = await aFoundedDesk();
    await desk.do('door.signOut', {});
    const person = desk.id('Ana Reyes');
    const given = { person, password: 'given-by-dana' };
    expect(await desk.refusalOf('door.signIn', given)).toMatchObject({ code: 'wrong-state', field: 'ownPassword' });
    expect(await desk.refusalOf('settings.get', {})).toMatchObject({ code: 'signed-out' });
    expect(await desk.refusalOf('door.signIn', { ...given, ownPassword: 'short' })).toMatchObject({ field: 'ownPassword' });
    expect(await desk.refusalOf('door.signIn', { ...given, ownPassword: 'given-by-dana' })).toMatchObject({ field: 'ownPassword' });
    await desk.do('door.signIn', { ...given, ownPassword: 'ana-knows-it' });
    await desk.do('door.signOut', {});
    expect(await desk.refusalOf('door.signIn', given)).toMatchObject({ code: 'not-allowed' });
    expect(await desk.signIn('Ana Reyes', 'ana-knows-it')).toMatchObject({ ok: true });
  });
});

describe('somebody who sits at the desk', () => {
  it.each<[string, (desk: ADesk, id: string) => Promise<unknown>]>([
    ['deactivated', (desk, id) => desk.books.append('Dana', put(id, { active: false })) as never],
    ['given another password', (desk, id) => desk.books.append('Dana', put(id, { password: '' })) as never],
  ])('[DOOR-8] and is %s on another desk is out at the next call', async (_what, happen) => {
    const desk = await aFoundedDesk();
    await desk.do('door.signIn', { person: desk.id('Ana Reyes'), password: 'given-by-dana', ownPassword: password });
    await happen(desk, desk.id('Ana Reyes'));
    expect(await desk.refusalOf('settings.get', {})).toMatchObject({ code: 'signed-out' });
    expect(await desk.do('door.look', {})).toMatchObject({ state: 'signed out' });
  });

  it('[USER-4] and changes the own password stays', async () => {
    const desk = await aFoundedDesk();
    await desk.do('people.changeOwnPassword', { present: password, password: 'another-one-5' });
    expect(await desk.do('door.look', {})).toMatchObject({ state: 'signed in' });
  });

  it('[ROLE-1] whose role was taken away has lost it at the next call', async () => {
    const desk = await aFoundedDesk();
    await desk.do('door.signIn', { person: desk.id('Ana Reyes'), password: 'given-by-dana', ownPassword: password });
    desk.books.append('Dana', put(desk.id('Ana Reyes'), { roles: ['Viewer'] }));
    expect(await desk.refusalOf('settings.change', { dueDays: 20 })).toMatchObject({ code: 'not-allowed' });
  });
});

describe('a ledger that is started with somebody at the desk', () => {
  it.each<[string, StartedWith, boolean]>([
    ['is refused on the books of an office', { user: 'Dana Ruiz', development: false }, false],
    ['is let be for development', { user: 'Dana Ruiz', development: true }, true],
    ['starts empty, when nobody is named', { development: false }, true],
    ['is refused where there is nobody of the name', { user: 'Mallory', development: true }, false],
  ])('[DOOR-7] %s', async (_what, startedWith, ok) => {
    const desk = await aFoundedDesk();
    const seat = seatAtStart(desk.books, startedWith);
    expect(seat.ok).toBe(ok);
    if (seat.ok) expect(seat.value.present()?.userId).toBe(startedWith.user === undefined ? undefined : desk.id('Dana Ruiz'));
  });

  it('[DOOR-7] is let be on a sample office', async () => {
    const desk = await aFoundedDesk();
    desk.books.append('Dana', { ...put(desk.id('Ana Reyes'), { active: true }), kind: 'sample data made' });
    expect(seatAtStart(desk.books, { user: 'Ana Reyes', development: false })).toMatchObject({ ok: true });
  });
});

it('[USER-6] no password and nothing that is kept of one is in a log line or an answer, right or wrong', async () => {
  const desk = await aFoundedDesk();
  const answers: unknown[] = [];
  for (const typed of ['wrong-tree-4', password]) answers.push(await desk.signIn('Dana Ruiz', typed));
  answers.push(await desk.ask('door.signIn', { person: 'x'.repeat(500), password }));
  for (const name of callNames.filter((each) => calls[each].effect !== 'command')) answers.push(await desk.ask(name, {})); // whatever it answers
  expect(desk.lines.length).toBeGreaterThan(2);
  expect(JSON.stringify([answers, desk.lines])).not.toMatch(/scrypt|tree-4|given-by/);
});

function put(id: string, set: { active?: boolean; password?: string; roles?: ['Viewer'] }) {
  return { kind: 'users changed' as const, summary: '', writes: [{ put: 'user' as const, id, set }] };
}
