import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { anOffice } from '../../test/builders/an-office.ts';
import type { Office } from '../../test/builders/office.ts';
import { cents } from '../shared/money.ts';
import { calls } from '../shared/office-api/index.ts';
import { administrators, billers } from '../shared/office-api/call.ts';
import { query } from './commands/registry.ts';
import { type Ledger, serve } from './serve.ts';

/** The ledger of `office` with everything it logs, line by line. */
function logging(office: Office, change: Partial<Ledger> = {}): { ledger: Ledger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { ledger: { ...office.ledger, log, ...change }, lines };
}

describe('who may do what', () => {
  it.each(billers)('[ROLE-1] %s may change the books', async (role) => {
    const office = await anOffice().withCustomer('maple').open();
    const entry = { customer: office.id('maple'), amount: cents(1_00) };
    expect(await office.as(role).do('customers.addLedgerEntry', entry)).toHaveProperty('operation');
  });

  it('[ROLE-2] only an Administrator may link the companion', async () => {
    const office = await anOffice().open();
    const input = { companionUrl: 'https://pay.example.org', code: 'K7QM-2XPD' };
    expect(calls['sync.enrol'].roles).toEqual(administrators);
    expect(await office.as('Biller', 'Captain').refusalOf('sync.enrol', input)).toMatchObject({ code: 'not-allowed' });
  });

  it('[ROLE-3] a Viewer reads all', async () => {
    const office = await anOffice().withCustomer('maple').open();
    expect(await office.as('Viewer').do('customers.get', { id: office.id('maple') })).toMatchObject({ name: 'maple' });
  });

  it('[ROLE-3] [USER-4] a Viewer changes nothing but the own password: no other command has that role', async () => {
    const commands = Object.entries(calls).filter(([, call]) => call.effect === 'command' && call.roles.includes('Viewer'));
    // Exporting, printing and asking which cards are kept read; stopping changes nothing, and what one has seen is in nobody's books.
    const harmless = ['runs.cancel', 'notices.markSeen', 'reports.pdf', 'reports.print', 'phone.cards'];
    const changing = commands.map(([name]) => name).filter((name) => !name.endsWith('.export') && !harmless.includes(name));
    expect(changing).toEqual(['people.changeOwnPassword']);
  });

  it('[ROLE-3] a refused call is logged with its name, the user and the request, never the input', async () => {
    const office = (await anOffice().open()).as('Viewer');
    const { ledger, lines } = logging(office);
    await serve({ id: 7, name: 'customers.create', input: { name: 'Ana Reyes', kind: 'patient' } }, ledger);
    expect(lines).toMatchObject([{ msg: 'refused', call: 'customers.create', user: office.userId, request: 7, code: 'not-allowed' }]);
    expect(JSON.stringify(lines)).not.toContain('Reyes');
  });

  it('a user with several roles may do what one of them may', async () => {
    const office = await anOffice().open();
    expect(await office.as('Viewer', 'Captain').do('settings.change', { passFee: true })).toHaveProperty('operation');
  });

  it('a user who was taken out of the office may do nothing', async () => {
    const office = (await anOffice().open()).as('Administrator');
    const leaving = { put: 'user', id: office.userId, set: { active: false } } as const;
    office.books.append('the test', { kind: 'users changed', summary: '', writes: [leaving] });
    expect(await office.refusalOf('settings.get', {})).toMatchObject({ code: 'signed-out' });
  });
});

describe('a request', () => {
  it('for a call that there is not is refused', async () => {
    const { ledger } = await anOffice().open();
    const response = await serve({ id: 1, name: 'books.burn', input: {} }, ledger);
    expect(response).toMatchObject({ id: 1, ok: false, refusal: { code: 'not-found' } });
  });

  it.each<[string, unknown, string]>([
    ['of another form', 'everything', ''],
    ['with a field of another form', { dispatch: 'x', kind: 'payment', amount: 1.5 }, 'amount'],
    ['with a field that there is not', { dispatch: 'x', kind: 'payment', amount: 1, note: '' }, ''],
  ])('with input %s is refused, naming the field', async (_title, input, field) => {
    const { ledger } = await anOffice().open();
    const response = await serve({ id: 1, name: 'dispatches.addEvent', input }, ledger);
    expect(response).toMatchObject({ ok: false, refusal: { code: 'invalid-input', field } });
  });

  it.each([
    ['a handler that throws', () => Promise.reject(new Error('out of paper'))],
    ['an output that is not as declared', () => Promise.resolve({ ok: true, value: { hits: 'many' } } as never)],
  ])('that meets %s is answered as our own fault, and logged', async (_title, run) => {
    const office = await anOffice().open();
    const broken = new Map(office.ledger.registry).set('office.search', query('office.search', run));
    const { ledger, lines } = logging(office, { registry: broken });
    const response = await serve({ id: 3, name: 'office.search', input: { text: 'Reyes' } }, ledger);
    expect(response).toMatchObject({ id: 3, ok: false, refusal: { code: 'unexpected' } });
    expect(lines).toMatchObject([{ msg: 'failed', call: 'office.search', request: 3, err: { message: expect.any(String) } }]);
  });

  it('that reads is handed nothing that writes', async () => {
    const office = await anOffice().open();
    let handed: string[] = [];
    const curious = query('settings.get', (context) => {
      handed = Object.keys(context);
      return { ok: true, value: context.settings() };
    });
    await serve({ id: 1, name: 'settings.get', input: {} }, { ...office.ledger, registry: new Map([['settings.get', curious]]) });
    // `aside`: threads that read; `tools`: what only the window can do, such as making a PDF, which reaches no books.
    expect(handed.toSorted()).toEqual(['aside', 'clock', 'connection', 'openedTable', 'reader', 'run', 'settings', 'tools', 'user']);
  });
});
