import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, it, onTestFinished } from 'vitest';
import { withPress } from '../../../test/builders/a-press.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-papers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Three invoices and a draft, and what was chosen in dialogs: `file`, `folder`. */
async function threeInvoices(): Promise<{ office: Office; folder: string; file: string; invoices: { what: 'invoice'; id: string }[] }> {
  const names = ['a', 'b', 'c', 'd'];
  const builder = names.reduce(
    (each, name) => each.withCustomer(name).withDispatch(`d-${name}`, { customer: name, price: 100_00 }),
    anOffice(),
  );
  const office = await builder.open();
  for (const name of ['a', 'b', 'c']) await office.commit(name, { customer: name });
  office.learn('d-draft', (await office.do('invoices.draft', { customer: office.id('d') })).id);
  const folder = aFolder();
  const file = join(folder, 'all.pdf');
  office.ledger.files.offer('file', file);
  office.ledger.files.offer('folder', folder);
  return { office, folder, file, invoices: ['a', 'b', 'c'].map((name) => ({ what: 'invoice', id: office.id(name) })) };
}

it('[PAPER-8] what left is noted; the next one says that it is a reprint, of when, and with which amounts', async () => {
  const { office, invoices } = await threeInvoices();
  const press = withPress(office);
  const documents = invoices.slice(0, 1);
  await office.do('documents.preview', { document: { what: 'invoice', id: office.id('a') } });
  expect(press.texts[0]).not.toContain('Reprint');
  expect(await office.do('documents.issue', { documents, way: { how: 'print' } })).toMatchObject({ done: 1, pages: 1 });
  expect(press.printed).toEqual([1]);
  expect(press.texts[1]).not.toContain('Reprint');

  const again = await office.do('documents.preview', { document: { what: 'invoice', id: office.id('a'), amounts: 'as invoiced' } });
  expect(press.texts[2]).toContain('Reprint of Mar 2, 2026: amounts as invoiced');
  expect(again.issued).toMatchObject([{ how: 'printed' }]);
  await office.do('documents.preview', { document: { what: 'invoice', id: office.id('a') } });
  expect(press.texts[3]).toContain('Reprint of Mar 2, 2026: amounts as due on Mar 2, 2026');
  const { entries } = await office.do('office.history', { entity: 'invoice', id: office.id('a') });
  expect(entries[0]).toMatchObject({ kind: 'document issued', summary: expect.stringContaining('Printed invoice A-'), mayUndo: false });
});

it('[PAPER-9] many leave in one PDF in the order given; one that cannot is named and holds up no other', async () => {
  const { office, file, invoices } = await threeInvoices();
  const press = withPress(office);
  const documents = [...invoices.toReversed(), { what: 'invoice' as const, id: office.id('d-draft') }];
  const answer = await office.do('documents.issue', { documents, way: { how: 'one file', to: 'file' } });
  expect(answer).toMatchObject({ of: 4, done: 3, pages: 3, cancelled: false, refused: [{ name: 'Draft, d' }] });
  expect((await PDFDocument.load(readFileSync(file))).getPageCount()).toBe(3);
  expect(press.texts.map((text) => text.match(/A-\d+/)?.[0])).toEqual(['A-1003', 'A-1002', 'A-1001']);
});

it('[PAPER-9] or in a PDF each, named by the document and by no person', async () => {
  const { office, folder, invoices } = await threeInvoices();
  withPress(office);
  await office.do('documents.issue', { documents: invoices, way: { how: 'file each', folder: 'folder' } });
  expect(readdirSync(folder).toSorted()).toEqual(['Invoice A-1001.pdf', 'Invoice A-1002.pdf', 'Invoice A-1003.pdf']);
});

it('[PAPER-9] [PAPER-14] statements of one day do not take each other’s place, nor that of one that is there', async () => {
  const { office, folder, invoices } = await threeInvoices();
  withPress(office);
  const { rows } = await office.do('invoices.list', { filter: {}, limit: invoices.length - 1 });
  const documents = rows.map(({ customer }) => ({ what: 'statement' as const, id: customer.id }));
  const way = { how: 'file each', folder: 'folder' } as const;
  expect(await office.do('documents.issue', { documents, way })).toMatchObject({ done: 2, refused: [] });
  await office.do('documents.issue', { documents: documents.slice(0, 1), way });
  expect(readdirSync(folder).toSorted()).toEqual([
    'Statement 2026-03-02 (2).pdf',
    'Statement 2026-03-02 (3).pdf',
    'Statement 2026-03-02.pdf',
  ]);
});

it('[PAPER-9] one that cannot be printed does not lose the others', async () => {
  const { office, file, invoices } = await threeInvoices();
  withPress(office);
  const { tools } = office.ledger;
  let asked = 0;
  office.ledger.tools = {
    ask: async (ask) => {
      asked += 1;
      return tools && asked !== 2 ? tools.ask(ask) : { ok: false, problem: 'That did not work: the page broke the printer' };
    },
  };
  const answer = await office.do('documents.issue', { documents: invoices, way: { how: 'one file', to: 'file' } });
  const reason = 'That did not work: the page broke the printer';
  expect(answer).toMatchObject({ done: 2, pages: 2, rest: [office.id('b')], refused: [{ name: 'A-1002, b', reason }] });
  expect((await PDFDocument.load(readFileSync(file))).getPageCount()).toBe(2);
  expect((await office.do('documents.notIssued', {})).ids).toEqual([office.id('b')]);
});

it('[PAPER-10] a run that is stopped prints nothing, leaves no half file and notes nothing', async () => {
  const { office, file, invoices } = await threeInvoices();
  const press = withPress(office);
  office.ledger.runs.onProgress((run) => {
    if (run) office.ledger.runs.cancel(run.id);
  });
  const answer = await office.do('documents.issue', { documents: invoices, way: { how: 'one file', to: 'file' } });
  expect(answer).toMatchObject({ cancelled: true, done: 0 });
  expect(existsSync(file)).toBe(false);
  expect(await office.do('documents.issue', { documents: invoices, way: { how: 'print' } })).toMatchObject({ cancelled: true, done: 0 });
  expect(press.printed).toEqual([]);
  expect((await office.do('documents.notIssued', {})).ids).toHaveLength(3);
});

it('[PAPER-11] what has not left yet is every open invoice with something due that was never printed, saved or sent', async () => {
  const { office, invoices } = await threeInvoices();
  withPress(office);
  await office.do('documents.issue', { documents: invoices.slice(0, 1), way: { how: 'print' } });
  await office.pay('b', { amount: 100_00 });
  expect(await office.do('documents.notIssued', {})).toEqual({ ids: [office.id('c')], due: cents(100_00) });
  const { rows } = await office.do('invoices.list', { filter: { issued: true } });
  expect(rows.map(({ id }) => id)).toEqual([office.id('a')]);
  const notYet = await office.do('invoices.list', { filter: { issued: false } });
  expect(notYet.rows.map(({ id }) => id).toSorted()).toEqual([office.id('b'), office.id('c')].toSorted());
});

it('[PAPER-12] a statement on paper has the trips, their age, the ledger and the total', async () => {
  const office = await anOffice()
    .withCustomer('maple', { name: 'Maple Court', ledger: -30_00 })
    .withDispatch('old', { customer: 'maple', price: 100_00, date: '2025-12-01', patient: 'Ruth Abel' })
    .withDispatch('new', { customer: 'maple', price: 50_00, date: '2026-02-20' })
    .withSettings({ patientForFacility: 'initials' })
    .open();
  const press = withPress(office);
  const { title } = await office.do('documents.preview', { document: { what: 'statement', id: office.id('maple') } });
  expect(title).toBe('Statement 2026-03-02');
  for (const shown of [
    'Maple Court',
    'R. A.',
    '100.00 0.00 100.00 91',
    '50.00 0.00 50.00 10',
    '50.00 0.00 0.00 100.00 0.00',
    'Credit on your account −30.00',
    'You owe $120.00',
  ])
    expect(press.texts[0]).toContain(shown);
  expect(press.texts[0]).not.toContain('Ruth');
});

it('[PAPER-13] a receipt tells what came in, what of it paid what, and every cent of it', async () => {
  const office = await anOffice()
    .withCustomer('maple', { name: 'Maple Court' })
    .withDispatch('d1', { customer: 'maple', price: 60_00, patient: 'Ruth Abel' })
    .withSettings({ patientForFacility: 'nothing' })
    .open();
  const press = withPress(office);
  await office.commit('i1', { customer: 'maple' });
  const record = await office.pay('i1', { amount: 75_00, number: '1234' });
  await office.do('documents.preview', { document: { what: 'receipt', id: record } });
  for (const shown of [
    'Maple Court',
    'Paid by Check',
    'Check 1234',
    'Amount $75.00',
    'A-1001 60.00',
    'For trips 60.00',
    'Credit on your account 15.00',
    'Received $75.00',
  ])
    expect(press.texts[0]).toContain(shown);
  expect(press.texts[0]).not.toContain('Ruth');
});

it('[PAPER-13] there is no receipt for money that went back', async () => {
  const office = await anOffice().withCustomer('maple', { ledger: -50_00 }).open();
  withPress(office);
  const refund = await office.do('refunds.record', { customer: office.id('maple'), ledger: cents(50_00), type: 'Check', number: '9' });
  expect(await office.refusalOf('documents.preview', { document: { what: 'receipt', id: refund.record } })).toMatchObject({
    code: 'wrong-state',
  });
});
