import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aCompanion, type ACompanion } from '../../../test/builders/a-companion.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import type { Fact } from '../../shared/companion-api/facts.ts';
import { instant } from '../../shared/dates.ts';
import { cents, zero } from '../../shared/money.ts';
import { selfPayIdSchema } from '../../shared/self-pay-id.ts';
import type { Books } from '../books/open.ts';
import type { Sync } from '../commands/registry.ts';
import { readCursor } from './link.ts';
import { startSync } from './start.ts';

async function anOfficeWithAnInvoice(): Promise<Office> {
  const office = await anOffice()
    .withCustomer('reyes', { kind: 'patient', name: 'Quintessa Featherstonehaugh' })
    .withDispatch('d1', { customer: 'reyes', price: 180_00, patient: 'Zebediah Wolfeschlegel' })
    .open();
  await office.commit('i1', { customer: 'reyes' });
  return office;
}

async function linked(office: Office, companion: ACompanion): Promise<Sync> {
  const sync = startSync({ books: office.books, log: pino({ level: 'silent' }) });
  onTestFinished(() => sync.stop());
  const enrolled = await sync.enrol({ companionUrl: companion.url, code: 'K7QM-2XPD' });
  expect(enrolled).toMatchObject({ ok: true });
  return sync;
}

function aPayment(number: number, invoice: { id: string; selfPayId: string } | null): Fact {
  const portal = invoice && { invoice: invoice.id, selfPayId: selfPayIdSchema.parse(invoice.selfPayId), balance: cents(180_00), fee: zero };
  return {
    fact: 'payment succeeded',
    number,
    history: String(number).padStart(32, '0'),
    at: instant(1_772_000_000_000),
    account: 'acct_1',
    livemode: false,
    paymentIntent: `pi_${number}`,
    portal,
    amount: cents(180_00),
    method: 'Visa ···· 4242',
  };
}

async function invoiceOf(office: Office, name: string) {
  const { id, selfPayId } = await office.do('invoices.get', { id: office.id(name) });
  return { id, selfPayId: selfPayId ?? '' };
}

describe('publishing', () => {
  it('[SYNC-1] a push that failed is made again, until the companion has what the books say', async () => {
    const [office, companion] = [await anOfficeWithAnInvoice(), await aCompanion()];
    companion.troubles = [500];
    const sync = startSync({ books: office.books, log: pino({ level: 'silent' }) });
    onTestFinished(() => sync.stop());
    await sync.enrol({ companionUrl: companion.url, code: 'K7QM-2XPD' });
    await sync.now();
    expect(companion.pushes.flatMap(({ payables }) => payables.map(({ due }) => due))).toEqual([180_00]);
    expect(sync.status()).toMatchObject({ state: 'up to date', waitingToPublish: 0 });
  });

  it('another desk that was faster is no failure: this one pulls, then publishes again', async () => {
    const [office, companion] = [await anOfficeWithAnInvoice(), await aCompanion()];
    companion.troubles = [409];
    const sync = await linked(office, companion);
    expect(companion.pushes).toHaveLength(1);
    expect(sync.status().problem).toBe('');
  });

  it('the balance goes out with the number of the last fact that it includes', async () => {
    const [office, companion] = [await anOfficeWithAnInvoice(), await aCompanion()];
    companion.facts = [aPayment(1, await invoiceOf(office, 'i1'))];
    await linked(office, companion);
    expect(companion.pushes.at(-1)).toMatchObject({ asOfFact: 1, last: true, payables: [{ state: 'Paid', due: 0 }] });
  });

  it('[SP-10] the logo goes out when it changes, when it is removed, and to a companion that may have lost it', async () => {
    const [office, companion] = [await anOfficeWithAnInvoice(), await aCompanion()];
    const logo = 'data:image/png;base64,iVBORw0KGgo=';
    await office.do('settings.change', { documentLogo: logo });
    const sync = await linked(office, companion);
    await office.do('settings.change', { officePhone: '555-0100' });
    await sync.now();
    await office.do('settings.change', { documentLogo: '' });
    await sync.now();
    expect(companion.pushes.map((push) => push.logo)).toEqual([logo, undefined, '']);
    await office.do('settings.change', { documentLogo: logo });
    await sync.now();
    companion.run = 'second';
    await sync.now();
    expect(companion.pushes.slice(3).map((push) => push.logo)).toEqual([logo, logo]);
  });

  it('[SP-6] no byte that leaves a desk holds a name, an address or a place', async () => {
    const [office, companion] = [await anOfficeWithAnInvoice(), await aCompanion()];
    const set = { line1: '77 Marmalade Terrace', city: 'Xanadu Springs', email: 'quintessa@example.test', phone: '555-7788' };
    await office.do('customers.change', { id: office.id('reyes'), set });
    await office.do('dispatches.change', {
      id: office.id('d1'),
      set: { origin: 'Kubla Dialysis', destination: 'Ozymandias Hospice' },
    });
    const sync = await linked(office, companion);
    await office.pay('i1', { amount: 100_00, number: 'check of Quintessa', comment: 'for Zebediah', keepOpen: true });
    await sync.now();
    const said = companion.heard.join('\n');
    expect(said).toContain('"due":8000');
    for (const secret of [
      'Quintessa',
      'Featherstonehaugh',
      'Zebediah',
      'Wolfeschlegel',
      'Marmalade',
      'Xanadu',
      '555-7788',
      'Kubla',
      'Ozymandias',
    ])
      expect(said).not.toContain(secret);
  });

  it('[USER-6] no byte that leaves a desk holds what is kept of a password, or who works in the office', async () => {
    const [office, companion] = [await anOfficeWithAnInvoice(), await aCompanion()];
    await office.do('people.add', { name: 'Quentin Abernathy', roles: ['Biller'], password: 'maple-tree-4' });
    const sync = await linked(office, companion);
    await office.pay('i1', { amount: 100_00, keepOpen: true });
    await sync.now();
    const said = companion.heard.join('\n');
    expect(said).toContain('"due":8000');
    expect(said).not.toMatch(/scrypt|maple-tree-4|Abernathy|Administrator/);
  });
});

describe('booking', () => {
  it('[STR-12] a payment that did not come through Paydesk is listed and not booked', async () => {
    const [office, companion] = [await anOfficeWithAnInvoice(), await aCompanion()];
    companion.facts = [aPayment(1, null)];
    await linked(office, companion);
    expect(office.register()).toEqual([]);
    expect(office.books.reader.all('SELECT fact, amount FROM stripe_activity')).toEqual([{ fact: 'not booked', amount: 180_00 }]);
  });

  it('[SYNC-2] a fact, its money and the cursor are one transaction: when one cannot be written, none is', async () => {
    const [office, companion] = [await anOfficeWithAnInvoice(), await aCompanion()];
    companion.facts = [aPayment(1, await invoiceOf(office, 'i1'))];
    const failing: Books['append'] = (user, decisions, within) =>
      office.books.append(user, decisions, (local) => {
        within?.(local);
        throw new Error('the disk is full');
      });
    const sync = startSync({ books: { ...office.books, append: failing }, log: pino({ level: 'silent' }) });
    await sync.enrol({ companionUrl: companion.url, code: 'K7QM-2XPD' });
    await sync.stop();
    expect(office.register()).toEqual([]);
    expect(readCursor(office.books.local).number).toBe(0);

    await linked(office, companion);
    expect(office.register()).toMatchObject([{ amount: 180_00 }]);
    expect(readCursor(office.books.local).number).toBe(1);
  });

  it('a companion that counts its facts anew is read from the beginning, and nothing is booked twice', async () => {
    const [office, companion] = [await anOfficeWithAnInvoice(), await aCompanion()];
    const paid = aPayment(1, await invoiceOf(office, 'i1'));
    companion.facts = [aPayment(1, null), { ...paid, number: 2 }];
    const sync = await linked(office, companion);
    companion.facts = [paid];
    expect(await sync.now()).toMatchObject({ ok: true, value: { state: 'up to date' } });
    expect(office.register()).toHaveLength(1);
  });
});
