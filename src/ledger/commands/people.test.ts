import { describe, expect, it } from 'vitest';
import { aFoundedDesk } from '../../../test/builders/a-desk.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import { projectedRows, someBooks } from '../../../test/builders/books.ts';
import { bring } from '../../../test/builders/desks.ts';
import type { Role } from '../../shared/words.ts';
import { matchesPassword } from '../door/password.ts';
import { loadPeople, loadPerson } from '../door/people.ts';

const password = 'maple-tree-4';

describe('the people', () => {
  it.each<Role>(['Captain', 'Biller', 'Viewer'])('[USER-1] a %s neither sees nor changes them', async (role) => {
    const office = (await anOffice().open()).as(role);
    const id = office.books.newId();
    expect(await office.refusalOf('people.get', {})).toMatchObject({ code: 'not-allowed' });
    expect(await office.refusalOf('people.history', {})).toMatchObject({ code: 'not-allowed' });
    expect(await office.refusalOf('people.add', { name: 'Ana', roles: ['Biller'], password })).toMatchObject({ code: 'not-allowed' });
    expect(await office.refusalOf('people.change', { id, set: { active: false } })).toMatchObject({ code: 'not-allowed' });
    expect(await office.refusalOf('people.resetPassword', { id, password })).toMatchObject({ code: 'not-allowed' });
  });

  it('[USER-1] an Administrator adds somebody, who is there with the roles and a password for one sign-in', async () => {
    const office = await anOffice().open();
    await office.do('people.add', { name: '  Ana Reyes ', roles: ['Biller'], password });
    const { people } = await office.do('people.get', {});
    expect(people).toMatchObject([{ name: 'Administrator' }, { name: 'Ana Reyes', roles: ['Biller'], active: true, password: 'one-time' }]);
    const [entry] = (await office.do('people.history', {})).entries;
    expect(entry).toMatchObject({ user: 'Administrator', summary: 'Added Ana Reyes as Biller' });
  });

  it('[USER-1] [USER-3] an Administrator deactivates somebody and takes them back, but never the last Administrator', async () => {
    const office = await anOffice().open();
    const { id } = await office.do('people.add', { name: 'Ana Reyes', roles: ['Biller'], password });
    await office.do('people.change', { id, set: { active: false } });
    expect(loadPerson(office.books.reader, id)).toMatchObject({ active: false, name: 'Ana Reyes', roles: ['Biller'] });
    await office.do('people.change', { id, set: { active: true } });
    expect(loadPerson(office.books.reader, id)).toMatchObject({ active: true });
    const [administrator] = loadPeople(office.books.reader).filter(({ roles }) => roles.includes('Administrator'));
    const change = { id: administrator?.id ?? '', set: { roles: ['Biller'] satisfies Role[] } };
    expect(await office.refusalOf('people.change', change)).toMatchObject({ code: 'wrong-state', field: 'roles' });
  });

  it('[USER-2] two people added at the same moment under one name: the second is refused', async () => {
    const office = await anOffice().open();
    const add = () => office.ask('people.add', { name: 'Ana Reyes', roles: ['Biller'], password });
    const answers = await Promise.all([add(), add()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('[USER-10] two desks apart that take it from each other’s last Administrator: whoever lost it last keeps it', async () => {
    const office = await anOffice().open();
    const added = await office.do('people.add', { name: 'Ana Reyes', roles: ['Administrator', 'Biller'], password });
    const first = loadPeople(office.books.reader).find(({ id }) => id !== added.id)?.id ?? '';
    const books = someBooks({ slot: 1, joining: true });
    bring(office.books, books);
    await office.do('people.change', { id: added.id, set: { roles: ['Biller'] } });
    await office.at(books).do('people.change', { id: first, set: { active: false } });
    bring(books, office.books);
    bring(office.books, books);
    const administrators = loadPeople(office.books.reader).filter(({ active, roles }) => active && roles.includes('Administrator'));
    expect(administrators).toHaveLength(1);
    expect(projectedRows(books)).toEqual(projectedRows(office.books));
    expect(office.books.check()).toEqual([]);
  });

  it('are the same after the books are made anew of the journal', async () => {
    const office = await anOffice().open();
    const { id } = await office.do('people.add', { name: 'Ana Reyes', roles: ['Biller'], password });
    await office.do('people.change', { id, set: { name: 'Ana Cruz' } });
    expect(office.books.check()).toEqual([]);
  });
});

describe('a password', () => {
  it('[USER-7] reset by an Administrator is good for one sign-in', async () => {
    const office = await anOffice().open();
    const { id } = await office.do('people.add', { name: 'Ana Reyes', roles: ['Biller'], password });
    await office.do('people.resetPassword', { id, password: 'another-one-5' });
    const person = loadPerson(office.books.reader, id);
    expect(person).toMatchObject({ oneTime: true });
    expect(await matchesPassword('another-one-5', person?.hash ?? '')).toBe(true);
  });

  it.each<[Role, string]>([
    ['Administrator', 'maple-tree-5'],
    ['Viewer', 'maple-tree-6'],
  ])('[USER-4] a %s changes their own, knowing the present one', async (role, next) => {
    const office = await anOffice().open();
    const person = office.as(role);
    await office.do('people.resetPassword', { id: person.userId, password });
    expect(await person.refusalOf('people.changeOwnPassword', { present: 'wrong-tree-4', password: next })).toMatchObject({
      field: 'present',
    });
    expect(await person.refusalOf('people.changeOwnPassword', { present: password, password })).toMatchObject({ field: 'password' });
    await person.do('people.changeOwnPassword', { present: password, password: next });
    const kept = loadPerson(office.books.reader, person.userId);
    expect(kept).toMatchObject({ oneTime: false });
    expect(await matchesPassword(next, kept?.hash ?? '')).toBe(true);
  });

  it('[USER-5] that will not do is refused, and nothing of it is kept', async () => {
    const office = await anOffice().open();
    expect(await office.refusalOf('people.add', { name: 'Ana Reyes', roles: ['Biller'], password: 'short' })).toMatchObject({
      code: 'invalid-input',
      field: 'password',
    });
    expect(loadPeople(office.books.reader)).toHaveLength(1);
  });

  it('[USER-6] and what is kept of it are in no answer and no history', async () => {
    const office = await anOffice().open();
    const added = await office.do('people.add', { name: 'Ana Reyes', roles: ['Administrator'], password });
    await office.do('people.resetPassword', { id: added.id, password: 'another-one-5' });
    const answers = [
      added,
      await office.do('people.get', {}),
      await office.do('people.history', {}),
      await office.do('office.session', {}),
      await office.do('settings.history', {}),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/scrypt|maple-tree|another-one/);
    const journal = office.books.reader.all<{ body: string }>("SELECT body FROM journal WHERE kind = 'users changed'", {});
    expect(JSON.stringify(journal)).toContain('scrypt'); // so that every desk of the office can let the person in
    expect(JSON.stringify(journal)).not.toMatch(/maple-tree|another-one/);
  });
});

describe('what was refused', () => {
  it('[USER-9] [ROLE-3] is listed to Administrators: who and what, never the input, not what was only ill typed', async () => {
    const office = await anOffice().open();
    const viewer = office.as('Viewer');
    await viewer.refusalOf('customers.create', { name: 'Ana Reyes', kind: 'patient' });
    await viewer.refusalOf('people.changeOwnPassword', { present: 'wrong-tree-4', password });
    await office.refusalOf('settings.change', { dueDays: -1 });
    const { refused } = await office.do('people.refused', {});
    expect(refused).toMatchObject([
      { user: 'Viewer', call: 'people.changeOwnPassword', why: 'password' },
      { user: 'Viewer', call: 'customers.create', why: 'role' },
    ]);
    expect(JSON.stringify(refused)).not.toMatch(/Reyes|tree-4/);
    expect(await viewer.refusalOf('people.refused', {})).toMatchObject({ code: 'not-allowed' });
  });

  it('[USER-9] is kept with nobody signed in, through a restart, and no more than 200', async () => {
    const desk = await aFoundedDesk();
    await desk.do('door.lock', {});
    await desk.refusalOf('customers.create', { name: 'Ana Reyes', kind: 'patient' });
    await desk.refusalOf('customers.list', { filter: {} }); // a screen that asks while the desk is being locked is no news
    desk.restart();
    for (let times = 0; times < 205; times += 1) await desk.refusalOf('settings.change', { dueDays: 20 });
    await desk.signIn('Dana Ruiz');
    expect((await desk.do('people.refused', {})).refused).toHaveLength(200);
    desk.books.local.remove('refusedCalls');
    await desk.do('door.lock', {});
    await desk.refusalOf('settings.change', { dueDays: 20 });
    await desk.signIn('Dana Ruiz');
    expect(await desk.do('people.refused', {})).toMatchObject({ refused: [{ user: 'Dana Ruiz', call: 'settings.change', why: 'nobody' }] });
  });
});
