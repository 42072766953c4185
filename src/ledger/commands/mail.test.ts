import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, it, onTestFinished } from 'vitest';
import { withPress } from '../../../test/builders/a-press.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import type { Settings } from '../../shared/settings.ts';

const sender: Partial<Settings> = { officeName: 'Lone Star', mailFrom: 'billing@lonestar.example' };

/** Two invoices, for a customer with an email address and for one without. */
async function twoInvoices(settings: Partial<Settings> = {}): Promise<{ office: Office; documents: { what: 'invoice'; id: string }[] }> {
  const office = await anOffice()
    .withCustomer('ruth', { name: 'Ruth Abel', kind: 'patient' })
    .withCustomer('oak', { name: 'Oak House' })
    .withDispatch('d1', { customer: 'ruth', price: 100_00, payor: 'patient' })
    .withDispatch('d2', { customer: 'oak', price: 50_00 })
    .withSettings({ ...sender, ...settings })
    .open();
  await office.do('customers.change', { id: office.id('ruth'), set: { email: 'ruth@example.com' } });
  await office.commit('i1', { customer: 'ruth' });
  await office.commit('i2', { customer: 'oak' });
  return { office, documents: ['i1', 'i2'].map((name) => ({ what: 'invoice', id: office.id(name) })) };
}

type Received = { to: string[]; user: string; text: string };

/** A real mail server on this computer, which knows one user and refuses one address. */
async function aMailServer(): Promise<{ port: number; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth: ({ username = '', password }, _session, answer) =>
      password === 'pearl' ? answer(null, { user: username }) : answer(new Error('Invalid username or password')),
    onRcptTo: ({ address }, _session, answer) => answer(address.startsWith('nobody@') ? new Error('No such mailbox') : null),
    onData: (stream, session, answer) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, user: String(session.user), text: Buffer.concat(parts).toString() });
        answer(null);
      });
    },
  });
  server.on('error', () => {}); // what a client does wrong is answered to it
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port, received };
}

const throughServer = (port: number): Partial<Settings> => ({
  mailBy: 'server',
  mailHost: '127.0.0.1',
  mailPort: port,
  mailSecurity: 'none',
  mailUser: 'desk',
});

it('[EMAIL-1] [EMAIL-2] one is opened as a draft in the mail program, with the PDF, still to be sent', async () => {
  const { office, documents } = await twoInvoices();
  const press = withPress(office);
  const answer = await office.do('documents.issue', { documents: documents.slice(0, 1), way: { how: 'email' } });
  expect(answer).toMatchObject({ done: 1, refused: [] });
  const [draft] = press.drafts;
  expect(draft?.name).toBe('Invoice A-1001.eml');
  for (const line of [
    'X-Unsent: 1',
    'To: ruth@example.com',
    'Subject: Invoice A-1001 from Lone Star',
    'filename="Invoice A-1001.pdf"',
    'JVBERi0',
  ])
    expect(draft?.message).toContain(line);
  const head = draft?.message.slice(0, draft.message.indexOf('\r\n\r\n'));
  expect(head).not.toMatch(/Ruth|Abel/);
  const { issued } = await office.do('documents.preview', { document: { what: 'invoice', id: office.id('i1') } });
  expect(issued).toMatchObject([{ how: 'drafted', to: 'ruth@example.com' }]);
});

it('[EMAIL-2] a subject that would name the customer is refused', async () => {
  const { office } = await twoInvoices();
  expect(await office.refusalOf('settings.change', { emailSubject: '{document} for {customer}' })).toMatchObject({ code: 'invalid-input' });
});

it('[EMAIL-1] [EMAIL-3] several become drafts in a folder; whoever has no address is named', async () => {
  const { office, documents } = await twoInvoices();
  withPress(office);
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-drafts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  office.ledger.files.offer('folder', folder);
  const answer = await office.do('documents.issue', { documents, way: { how: 'email', folder: 'folder' } });
  expect(answer).toMatchObject({ done: 1, refused: [{ name: 'A-1002, Oak House', reason: expect.stringContaining('no email address') }] });
  expect(readdirSync(folder)).toEqual(['Invoice A-1001.eml']);
});

it('[EMAIL-1] the mail server sends it, with what was typed for this one', async () => {
  const { port, received } = await aMailServer();
  const { office, documents } = await twoInvoices(throughServer(port));
  withPress(office);
  await office.do('mail.setPassword', { password: 'pearl' });
  await office.do('mail.check', {});
  const letter = { to: 'daughter@example.com', subject: 'Your invoice', text: 'Dear Ms. Abel' };
  const way = { how: 'email', letter } as const;
  expect(await office.do('documents.issue', { documents: documents.slice(0, 1), way })).toMatchObject({ done: 1 });
  expect(received).toMatchObject([{ to: ['daughter@example.com'], user: 'desk' }]);
  for (const words of ['Subject: Your invoice', 'Dear Ms. Abel', 'From: Lone Star <billing@lonestar.example>', 'application/pdf'])
    expect(received[0]?.text).toContain(words);
});

it('[EMAIL-3] what the server refuses is quoted and not noted as sent', async () => {
  const { port, received } = await aMailServer();
  const { office, documents } = await twoInvoices(throughServer(port));
  withPress(office);
  await office.do('mail.setPassword', { password: 'pearl' });
  await office.do('customers.change', { id: office.id('oak'), set: { email: 'nobody@example.com' } });
  const answer = await office.do('documents.issue', { documents, way: { how: 'email' } });
  expect(answer).toMatchObject({ done: 1, refused: [{ name: 'A-1002, Oak House', reason: expect.stringContaining('No such mailbox') }] });
  expect(received).toHaveLength(1);
  expect((await office.do('documents.notIssued', {})).ids).toEqual([office.id('i2')]);
});

it('[EMAIL-3] a server that is not there any more is not asked for each of them; what was sent is noted, and only the rest is left to send', async () => {
  const { port, received } = await aMailServer();
  const { office, documents } = await twoInvoices(throughServer(port));
  withPress(office);
  await office.do('mail.setPassword', { password: 'pearl' });
  await office.do('customers.change', { id: office.id('oak'), set: { email: 'oak@example.com' } });
  const { tools } = office.ledger;
  const all = [...documents, ...documents];
  let made = 0;
  office.ledger.tools = {
    ask: (ask) => {
      if (ask.what === 'make PDF') made += 1;
      return tools?.ask(ask) ?? Promise.resolve({ ok: false, problem: 'no press' });
    },
  };
  expect(await office.do('documents.issue', { documents, way: { how: 'email' } })).toMatchObject({ done: 2 });
  await office.do('mail.setPassword', { password: 'wrong' });
  const answer = await office.do('documents.issue', { documents: all, way: { how: 'email' } });
  expect(answer).toMatchObject({ done: 0, rest: all.map(({ id }) => id) });
  expect(answer.refused.map(({ reason }) => reason.slice(0, 12))).toEqual(['The mail ser', 'Not tried: T', 'Not tried: T', 'Not tried: T']);
  expect(made).toBe(2 + 1);
  expect(received).toHaveLength(2);
  const { issued } = await office.do('documents.preview', { document: { what: 'invoice', id: office.id('i1') } });
  expect(issued).toMatchObject([{ how: 'emailed', to: 'ruth@example.com' }]);
});

it('[EMAIL-3] [EMAIL-4] a wrong or missing password is said, and it is nowhere in the books', async () => {
  const { port } = await aMailServer();
  const { office } = await twoInvoices(throughServer(port));
  withPress(office);
  expect((await office.refusalOf('mail.check', {})).message).toContain('password of the mail server is not known');
  expect(await office.do('mail.setPassword', { password: 'a wrong one' })).toEqual({ kept: 'until closed' });
  expect((await office.refusalOf('mail.check', {})).message).toContain('refused the user or the password');
  expect(office.books.reader.first("SELECT 1 FROM journal WHERE body LIKE '%a wrong one%'")).toBeUndefined();
});

it('[EMAIL-5] nothing goes to another computer without encryption', async () => {
  const { office } = await twoInvoices({ ...throughServer(25), mailHost: 'mail.example.com' });
  withPress(office);
  await office.do('mail.setPassword', { password: 'pearl' });
  expect((await office.refusalOf('mail.check', {})).message).toContain('Without encryption');
});
