import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { type FromLedger, fromLedgerSchema } from '../shared/office-api/index.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Started = {
  child: ChildProcess;
  ended: Promise<unknown[]>;
  next: (type: FromLedger['type'], notice?: 'changed') => Promise<FromLedger>;
};

/** The ledger's process as the app forks it; `next` waits for a message of a type, for a notice of a kind. */
function start(...args: string[]): Started {
  const env = { PATH: process.env['PATH'] ?? '' };
  const child = fork(main, args, { execArgv: [], env, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  const messages: FromLedger[] = [];
  child.on('message', (raw) => messages.push(fromLedgerSchema.parse(raw)));
  const next: Started['next'] = async (type, notice) => {
    const isWanted = (message: FromLedger) =>
      message.type === type && (message.type !== 'notice' || notice === undefined || message.notice.notice === notice);
    for (;;) {
      const found = messages.findIndex(isWanted);
      const [message] = found < 0 ? [] : messages.splice(found, 1);
      if (message) return message;
      await once(child, 'message');
    }
  };
  return { child, ended, next };
}

const session = { type: 'request', request: { id: 1, name: 'office.session', input: {} } };

it('a ledger founds an office in a new file, with an administrator, on the date it is told', async () => {
  const { child, next } = start('--file', join(aFolder(), 'office.paydesk'), '--today', '2026-03-02', '--development');
  await next('ready');
  child.send(session);
  const output = { today: '2026-03-02', user: { roles: ['Administrator'] } };
  expect(await next('response')).toMatchObject({ response: { id: 1, ok: true, output } });
});

it('a change is told to the parent, so that open screens refresh', async () => {
  const { child, next } = start('--file', join(aFolder(), 'office.paydesk'), '--development');
  await next('ready');
  child.send({ type: 'request', request: { id: 1, name: 'customers.create', input: { name: 'Maple House', kind: 'facility' } } });
  expect(await next('notice', 'changed')).toMatchObject({ notice: { notice: 'changed', kind: 'customer changed' } });
});

it('a stop answers what was asked before, then ends cleanly', async () => {
  const { child, ended, next } = start('--file', join(aFolder(), 'office.paydesk'), '--development');
  await next('ready');
  child.send(session);
  child.send({ type: 'stop' });
  expect(await next('response')).toMatchObject({ response: { id: 1, ok: true } });
  expect((await ended)[0]).toBe(0);
});

it('[LOG-5] what was done before the parent went is in the books of the next start', async () => {
  const file = join(aFolder(), 'office.paydesk');
  const first = start('--file', file, '--development');
  await first.next('ready');
  first.child.send({ type: 'request', request: { id: 1, name: 'customers.create', input: { name: 'Maple House', kind: 'facility' } } });
  await first.next('response');
  first.child.disconnect();
  expect((await first.ended)[0]).toBe(0);

  const second = start('--file', file, '--development');
  await second.next('ready');
  second.child.send({ type: 'request', request: { id: 1, name: 'customers.list', input: { filter: {} } } });
  expect(await second.next('response')).toMatchObject({ response: { output: { rows: [{ name: 'Maple House' }] } } });
});

it('a file that is no ledger is refused in words, and left as it is', async () => {
  const file = join(aFolder(), 'office.paydesk');
  writeFileSync(file, 'Dear Sir or Madam');
  const { ended, next } = start('--file', file, '--development');
  expect(await next('cannot open')).toMatchObject({ refusal: { message: expect.stringContaining('not a Paydesk ledger') } });
  expect((await ended)[0]).toBe(0);
});

it(
  '[DOOR-6] an office that is founded with sample data is full of it at once, and its Administrator is in',
  { timeout: 60_000 },
  async () => {
    const file = join(aFolder(), 'office.paydesk');
    const { child, ended, next } = start('--file', file, '--office', 'Maple Ambulance');
    await next('ready');
    const ask = async (name: string, input: unknown) => {
      child.send({ type: 'request', request: { id: 1, name, input } });
      return await next('response');
    };
    expect(await ask('door.look', {})).toMatchObject({ response: { output: { state: 'new', officeName: 'Maple Ambulance' } } });
    const office = { officeName: 'Oak Ambulance', officePhone: '', timeZone: 'America/Denver' };
    const founded = await ask('door.found', { office, name: 'Dana Ruiz', password: 'maple-tree-4', sample: true });
    expect(founded).toMatchObject({ response: { output: { state: 'signed in', officeName: 'Oak Ambulance', sample: true } } });
    expect(await ask('dispatches.list', { filter: {} })).toMatchObject({ response: { output: { count: 600 } } });
    expect(await ask('people.get', {})).toMatchObject({ response: { output: { people: { length: 3 } } } }); // the sample's Dana Ruiz is the one who founded it
    child.send({ type: 'stop' });
    await ended;
    expect(readdirSync(dirname(file)).toSorted()).toEqual(['office.paydesk', 'office.paydesk.lock']);

    const tried = start('--file', file, '--user', 'Marcus Webb');
    await tried.next('ready');
    tried.child.send(session);
    expect(await tried.next('response')).toMatchObject({ response: { output: { user: { name: 'Marcus Webb' } } } });
  },
);

it('[DOOR-7] a ledger that is to let somebody into real books without a password does not open them', async () => {
  const file = join(aFolder(), 'office.paydesk');
  const first = start('--file', file, '--development');
  await first.next('ready');
  first.child.send({ type: 'stop' });
  await first.ended;
  const { ended, next } = start('--file', file, '--user', 'Administrator');
  expect(await next('cannot open')).toMatchObject({ refusal: { code: 'not-allowed' } });
  expect((await ended)[0]).toBe(0);
});
