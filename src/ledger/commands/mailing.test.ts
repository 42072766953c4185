import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { offerFile } from '../../../test/builders/an-import.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import { aFolder } from '../../../test/builders/books.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import type { Output } from '../../shared/office-api/index.ts';
import { formatSelfPayId } from '../../shared/self-pay-id.ts';
import type { Sync } from './registry.ts';

const xsd = readFileSync(join(import.meta.dirname, '../../../resources/billflash/billflash-1.0.xsd'), 'utf8');
const address = { line1: '12 Elm St <rear> & "side"', line2: '', city: 'Austin', region: 'tx', postal: '78701' };

/** Two customers with an open invoice each; the second one lives nowhere. */
async function toMail(): Promise<Office> {
  const office = await anOffice()
    .withSettings({ officePhone: '512-555-0100', patientForFacility: 'initials' })
    .withCustomer('maple', { name: 'Maple Court' })
    .withCustomer('oak', { name: 'Oak House' })
    .withDispatch('d1', { customer: 'maple', price: 60_00, patient: 'Ruth Weiss' })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-06', price: 80_00, patient: 'Ruth Weiss' })
    .withDispatch('d3', { customer: 'oak', price: 40_00 })
    .open();
  await office.do('customers.change', { id: office.id('maple'), set: address });
  // As an import from the former system leaves it.
  office.books.append('Dana Ruiz', {
    kind: 'customer changed',
    summary: 'Changed a customer',
    writes: [{ put: 'customer', id: office.id('maple'), set: { externalId: 'ACCT-777' } }],
  });
  await office.commit('i1', { customer: 'maple' });
  await office.commit('i2', { customer: 'oak' });
  return office;
}

/** The desk as one whose office can be paid online. */
function withPortal(office: Office): Office {
  const active = { status: 'active', message: '', portalUrl: 'https://pay.example.com/pay' };
  const { sync } = office.ledger;
  const status: Sync['status'] = () => ({ ...sync.status(), state: 'up to date', stripe: active as never }); // what of it the link needs
  office.ledger.sync = { ...sync, status };
  return office;
}

type Done = NonNullable<Output<'billflash.export'>>;

async function exported(office: Office, wish: { ids?: string[]; again?: boolean } = {}): Promise<Done & { xml: string }> {
  const { token, path } = offerFile(office, 'mail.xml', '');
  const done = await office.do('billflash.export', { to: token, ...wish });
  if (!done) throw new Error('the export was cancelled');
  const xml = readFileSync(path, 'utf8');
  const { valid, rawOutput } = await validateXML({ xml: [{ fileName: 'mail.xml', contents: xml }], schema: [xsd] });
  expect(valid ? 'fits' : rawOutput).toBe('fits');
  return { ...done, xml };
}

const between = (xml: string, element: string) =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text]) => text);

const unescaped = (text = '') =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

describe('an export for BillFlash', () => {
  it('[MAIL-1] [MAIL-2] [MAIL-5] is what its schema asks: an account an invoice, with what is due now', async () => {
    const office = await toMail();
    const trip = office.id('d1');
    await office.do('dispatches.addEvent', { dispatch: trip, kind: 'payment', amount: cents(10_00) });
    const { xml, accounts, due } = await exported(office);
    expect({ accounts, due }).toEqual({ accounts: 1, due: 130_00 });
    const { number } = await office.do('invoices.get', { id: office.id('i1') });
    expect(between(xml, 'AccountNumber')).toEqual([number]);
    expect(between(xml, 'AmountDue')).toEqual(['130.00']);
    expect(between(xml, 'TotalDue')).toEqual(['130.00']);
    expect(between(xml, 'Due')).toEqual(['50.00', '80.00']);
    expect(xml).not.toContain('ACCT-777');
    expect(xml).not.toContain(office.id('maple'));
    expect(between(xml, 'Line1')).toEqual(['12 Elm St &lt;rear&gt; &amp; &quot;side&quot;']);
  });

  it('[MAIL-3] [MAIL-7] says how to pay online, what the office wants said, and no more of a patient than such customers read', async () => {
    const office = withPortal(await toMail());
    await office.do('settings.change', { textMailing: 'Dear {customer}: {amount}, please. Call {phone}.' });
    const { xml } = await exported(office);
    const { selfPayId } = await office.do('invoices.get', { id: office.id('i1') });
    const shown = formatSelfPayId(selfPayId ?? '');
    expect(between(xml, 'Message')).toEqual(['Dear Maple Court: $140.00, please. Call 512-555-0100.']);
    expect(between(xml, 'Instructions')).toEqual([`Pay online at pay.example.com/pay with your self-pay ID ${shown}.`]);
    expect(between(xml, 'Link')).toEqual([`https://pay.example.com/pay/${selfPayId}`]);
    expect(between(xml, 'Patient')).toEqual(['R. W.', 'R. W.']);
    expect(xml).not.toContain('Weiss');
  });

  it('[MAIL-3] has no self-pay instructions while nothing can be paid online', async () => {
    expect((await exported(await toMail())).xml).not.toContain('<SelfPay>');
  });

  it('[MAIL-4] leaves out, with the reason, what cannot be mailed', async () => {
    const office = await toMail();
    await office.pay('i2', { amount: 40_00 });
    const draft = await office.do('customers.create', { name: 'Elm', kind: 'facility' });
    await office.do('customers.addLedgerEntry', { customer: draft.id, amount: cents(5_00), comment: 'Old' });
    const { refused, accounts } = await exported(office, { ids: [office.id('i1'), office.id('i2'), 'nothing'] });
    expect(accounts).toBe(1);
    expect(refused.map(({ reason }) => reason)).toEqual(['Nothing is due on it now.', 'There is no such invoice.']);
    const again = await toMail();
    const plan = await again.do('billflash.plan', {});
    expect(plan).toMatchObject({ due: 140_00, exportedBefore: 0 });
    expect(plan.refused.map(({ reason }) => reason)).toEqual(['The customer’s mailing address has no street.']);
    await again.do('customers.change', { id: again.id('maple'), set: { postal: 'none' } });
    const { token, path } = offerFile(again, 'mail.xml', 'what was there');
    const { number } = await again.do('invoices.get', { id: again.id('i1') });
    expect((await again.refusalOf('billflash.export', { to: token })).message).toBe(
      `Nothing was written. ${number}, Maple Court: The ZIP code of the customer’s mailing address, “none”, is not a ZIP code. Nor can the other one be mailed.`,
    );
    expect(readFileSync(path, 'utf8')).toBe('what was there');
  });

  const nasty = 'Zoë “<&>” \u0001O’Neil\u0000 \ud83d\ude91 ]]>\n--> <!ENTITY x "y"> &amp; \ufffe';
  const kept = 'Zoë “<&>” O’Neil \ud83d\ude91 ]]> --> <!ENTITY x "y"> &amp;';

  it('[MAIL-8] is read back as it was typed, whatever that is', async () => {
    const office = withPortal(await toMail());
    await office.do('customers.change', { id: office.id('maple'), set: { name: nasty.replace('\u0000', ''), line2: nasty.slice(0, 18) } });
    await office.do('dispatches.change', { id: office.id('d1'), set: { patient: `${nasty} ${'long '.repeat(15)}` } });
    await office.do('settings.change', { textMailing: `${nasty} {amount}`, patientForFacility: 'name', textSelfPay: '' });
    const { xml } = await exported(office);
    const told = (element: string) => between(xml, element).map(unescaped);
    expect(told('Name')[1]).toBe(kept);
    expect(told('Line2')).toEqual(['Zoë “<&>” O’Neil']);
    const [patient = ''] = told('Patient');
    expect(patient).toMatch(/^Zoë “<&>” O’Neil \ud83d\ude91 .* long$/u);
    expect(patient.length).toBeLessThanOrEqual(200);
    expect(told('Message')[0]).toContain('<!ENTITY x "y"> &amp; ');
    expect(told('Instructions')[0]).toContain('self-pay ID'); // also when the office says nothing of it
  });

  it.each([
    [
      'a name that does not fit',
      { name: 'x'.repeat(101) },
      'The name of the customer’s mailing address, “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”, is longer than 100 characters.',
    ],
    ['only what cannot be seen', { line1: '\u0001 \t' }, 'The customer’s mailing address has no street.'],
    ['a state in full', { region: 'Texas' }, 'The state of the customer’s mailing address, “TEXAS”, is not the two letters of a state.'],
    ['no city', { city: '' }, 'The customer’s mailing address has no city.'],
  ])('[MAIL-4] %s is refused in plain words', async (_what, set, reason) => {
    const office = await toMail();
    await office.do('customers.change', { id: office.id('maple'), set });
    const { refused } = await office.do('billflash.plan', { ids: [office.id('i1')] });
    expect(refused.map((each) => each.reason)).toEqual([reason]);
  });

  it('[MAIL-5] what does not fit as a whole is not written, and nothing is marked', async () => {
    const office = await toMail();
    await office.do('settings.change', { officeAddress: 'A street '.repeat(55), officeName: 'Lone Star Transport' });
    const { token, path } = offerFile(office, 'mail.xml', 'what was there');
    const refusal = await office.refusalOf('billflash.export', { to: token });
    expect(refusal.message).toBe('The export does not fit its layout: Sender.RemitTo is longer than 500 characters. Nothing was written.');
    expect(readFileSync(path, 'utf8')).toBe('what was there');
    expect((await office.do('billflash.plan', {})).exportedBefore).toBe(0);
  });

  it('[MAIL-6] marks what it exported, and exports it again only when that is chosen', async () => {
    const office = await toMail();
    const id = office.id('i1');
    expect((await office.do('invoices.get', { id })).mailedOn).toBeNull();
    await exported(office, { ids: [id] });
    expect((await office.do('invoices.get', { id })).mailedOn).toBe('2026-03-02');
    const idsOf = async (mailed: boolean) => (await office.do('invoices.list', { filter: { mailed } })).rows.map((row) => row.id);
    expect([await idsOf(true), await idsOf(false)]).toEqual([[id], [office.id('i2')]]);
    expect((await office.do('billflash.plan', { ids: [id] })).refused[0]?.reason).toContain('exported on Mar 2, 2026 already');
    expect((await exported(office, { ids: [id], again: true })).accounts).toBe(1);
    expect(office.books.check()).toEqual([]);
  });

  it('[MAIL-6] stopped, writes and marks nothing', async () => {
    const office = await toMail();
    const path = join(aFolder(), 'mail.xml');
    office.ledger.files.offer('mail', path);
    const running = office.ask('billflash.export', { to: 'mail' });
    while (!office.ledger.runs.current()) await new Promise((resolve) => setImmediate(resolve));
    office.ledger.runs.cancel();
    expect(await running).toMatchObject({ ok: true, output: null });
    expect(existsSync(path)).toBe(false);
    expect((await office.do('invoices.get', { id: office.id('i1') })).mailedOn).toBeNull();
  });
});

it('[COLL-1] sold trips come once, with the newest sold invoice, while they owe something', async () => {
  const office = await toMail();
  await office.do('invoices.close', { id: office.id('i1'), as: 'Sold' });
  for (const name of ['d1', 'd2']) await office.do('dispatches.reopen', { id: office.id(name) });
  await office.do('dispatches.addEvent', { dispatch: office.id('d2'), kind: 'payment', amount: cents(80_00) });
  await office.commit('i3', { customer: 'maple' });
  await office.do('invoices.close', { id: office.id('i3'), as: 'Sold' });
  const { token, path } = offerFile(office, 'sold.csv', '');
  expect(await office.do('collections.export', { to: token, form: 'csv' })).toEqual({ rows: 1 });
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true });
  const { number } = await office.do('invoices.get', { id: office.id('i3') });
  expect(data).toMatchObject([{ DateOfService: '2026-01-05', Owed: '60.00', InvoiceNumber: number, Debtor: 'Maple Court' }]);
  expect(await office.do('collections.export', { to: token, form: 'csv', ids: [office.id('i2')] })).toEqual({ rows: 0 });
});

it('[COLL-2] what was written off before the sale, taken back after it, or is of a sale undone, does not come', async () => {
  const office = await toMail();
  const { token, path } = offerFile(office, 'sold.csv', '');
  const datesSold = async () => {
    await office.do('collections.export', { to: token, form: 'csv' });
    const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true });
    return data.map((row) => `${row['Debtor']} ${row['DateOfService']} ${row['Owed']}`);
  };
  await office.do('dispatches.writeOff', { id: office.id('d1') });
  await office.do('invoices.close', { id: office.id('i1'), as: 'Sold' });
  const { operation } = await office.do('invoices.close', { id: office.id('i2'), as: 'Sold' });
  expect(await datesSold()).toEqual(['Maple Court 2026-01-06 80.00', 'Oak House 2026-01-05 40.00']);
  await office.do('undo.undo', { operations: [operation] });
  expect(await datesSold()).toEqual(['Maple Court 2026-01-06 80.00']);
  await office.do('dispatches.reopen', { id: office.id('d2') });
  expect(await datesSold()).toEqual([]);
  await office.do('customers.change', { id: office.id('oak'), set: { name: '=HYPERLINK("http://x")', phone: '+1 512' } });
  await office.do('invoices.close', { id: office.id('i2'), as: 'Sold' });
  expect(await datesSold()).toEqual([`'=HYPERLINK("http://x") 2026-01-05 40.00`]);
});
