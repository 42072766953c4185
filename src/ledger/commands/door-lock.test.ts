import { describe, expect, it } from 'vitest';
import { aFoundedDesk, password } from '../../../test/builders/a-desk.ts';

const second = 1000;

describe('wrong passwords', () => {
  it('[DOOR-3] after five in a row one waits, the right password too, and longer each time', async () => {
    const desk = await aFoundedDesk();
    await desk.do('door.signOut', {});
    for (let tries = 0; tries < 5; tries += 1) expect(await desk.signIn('Dana Ruiz', 'wrong-tree-4')).toMatchObject({ ok: false });
    expect(await desk.signIn('Dana Ruiz')).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('30 seconds') } });
    desk.pass(30 * second);
    expect(await desk.signIn('Dana Ruiz', 'wrong-tree-4')).toMatchObject({ ok: false });
    desk.pass(59 * second);
    expect(await desk.signIn('Dana Ruiz')).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('1 second') } });
    desk.pass(second);
    expect(await desk.signIn('Dana Ruiz')).toMatchObject({ ok: true });
    expect(await desk.signIn('Dana Ruiz', 'wrong-tree-4')).toMatchObject({ refusal: { message: expect.stringContaining('do not fit') } });
    expect(await desk.signIn('Dana Ruiz')).toMatchObject({ ok: true });
  });

  it('[DOOR-3] closing Paydesk does not end the wait, and others do not wait', async () => {
    const desk = await aFoundedDesk();
    for (let tries = 0; tries < 5; tries += 1) await desk.signIn('Dana Ruiz', 'wrong-tree-4');
    desk.restart();
    expect(await desk.signIn('Dana Ruiz')).toMatchObject({ ok: false });
    expect(await desk.ask('door.signIn', { person: desk.id('Ana Reyes'), password: 'given-by-dana', ownPassword: password })).toMatchObject(
      { ok: true },
    );
  });

  it('[DOOR-3] many at once are no more tries than one after the other', async () => {
    const desk = await aFoundedDesk();
    const answers = await Promise.all(Array.from({ length: 12 }, () => desk.signIn('Dana Ruiz', 'wrong-tree-4')));
    const waiting = answers.filter((answer) => !answer.ok && answer.refusal.message.startsWith('Too many'));
    expect(waiting).toHaveLength(7);
  });

  it('[DOOR-3] an Administrator who resets the password ends the wait', async () => {
    const desk = await aFoundedDesk();
    for (let tries = 0; tries < 5; tries += 1) await desk.signIn('Ana Reyes', 'wrong-tree-4');
    await desk.do('people.resetPassword', { id: desk.id('Ana Reyes'), password: 'given-again' });
    expect(await desk.signIn('Ana Reyes', 'given-again')).toMatchObject({ refusal: { code: 'wrong-state', field: 'ownPassword' } });
  });

  it('[DOOR-3] count for the present password too, when one changes it', async () => {
    const desk = await aFoundedDesk();
    for (let tries = 0; tries < 5; tries += 1)
      await desk.ask('people.changeOwnPassword', { present: 'wrong-tree-4', password: 'another-one-5' });
    expect(await desk.refusalOf('people.changeOwnPassword', { present: password, password: 'another-one-5' })).toMatchObject({
      message: expect.stringContaining('Too many'),
    });
  });
});

describe('locking', () => {
  it('[DOOR-4] keeps who sits there, answers nothing else, and the password opens it', async () => {
    const desk = await aFoundedDesk();
    expect(await desk.do('door.lock', {})).toMatchObject({ state: 'locked', person: desk.id('Dana Ruiz') });
    expect(await desk.refusalOf('customers.create', { name: 'Maple House', kind: 'facility' })).toMatchObject({ code: 'signed-out' });
    expect(await desk.signIn('Dana Ruiz', 'wrong-tree-4')).toMatchObject({ ok: false });
    expect(await desk.do('door.look', {})).toMatchObject({ state: 'locked' });
    expect(await desk.signIn('Dana Ruiz')).toMatchObject({ output: { state: 'signed in' } });
  });

  it('[DOOR-4] a password that was being changed while the desk was locked does not open it', async () => {
    const desk = await aFoundedDesk();
    const changing = desk.ask('people.changeOwnPassword', { present: password, password: 'another-one-5' });
    await desk.do('door.lock', {});
    expect(await changing).toMatchObject({ ok: true });
    expect(await desk.do('door.look', {})).toMatchObject({ state: 'locked' });
    expect(await desk.signIn('Dana Ruiz', 'another-one-5')).toMatchObject({ ok: true });
  });

  it('[DOOR-4] an empty desk stays empty', async () => {
    const desk = await aFoundedDesk();
    await desk.do('door.signOut', {});
    expect(await desk.do('door.lock', {})).toMatchObject({ state: 'signed out' });
  });

  it('[DOOR-5] only an Administrator sets after how many idle minutes, and it is a number that makes sense', async () => {
    const desk = await aFoundedDesk();
    await desk.do('settings.change', { idleMinutes: 5 });
    expect(await desk.do('door.look', {})).toMatchObject({ idleMinutes: 5 });
    expect(await desk.refusalOf('settings.change', { idleMinutes: -1 })).toMatchObject({ code: 'invalid-input' });
    await desk.do('door.signIn', { person: desk.id('Ana Reyes'), password: 'given-by-dana', ownPassword: password });
    expect(await desk.refusalOf('settings.change', { idleMinutes: 0 })).toMatchObject({ code: 'not-allowed' });
    await desk.do('settings.change', { dueDays: 20 });
  });
});
