import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { instant, isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';

const nobody = 'nobody00000000';

/** Maple Court with two trips on an Open invoice, one more trip waiting, and a debit of 20.00 on its ledger. */
const start = () =>
  anOffice()
    .withCustomer('maple', { ledger: 20_00 })
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', price: 50_00 })
    .withDispatch('d3', { customer: 'maple', price: 30_00 });

async function anOfficeWithInvoice(): Promise<Office> {
  const office = await start().open();
  await office.commit('i1', { customer: 'maple', items: ['d1', 'd2'] });
  return office;
}

/** What a biller sees of money, states and settings: all that undoing must bring back. */
async function seen(office: Office) {
  const { rows: trips } = await office.do('dispatches.list', { filter: {} });
  const { rows: invoices } = await office.do('invoices.list', { filter: {} });
  const { rows: customers } = await office.do('customers.list', { filter: { archived: false } });
  return {
    trips,
    invoices: invoices.filter(({ state }) => state !== 'Cancelled'),
    customers,
    settings: await office.do('settings.get', {}),
  };
}

type Deed = (office: Office) => Promise<{ operation: string }>;

const deeds: [title: string, deed: Deed][] = [
  [
    'a customer’s address',
    (office) => office.do('customers.change', { id: office.id('maple'), set: { city: 'Austin', line1: '1 Oak Way' } }),
  ],
  ['a customer that was added', (office) => office.do('customers.create', { name: 'Oak House', kind: 'facility' })],
  ['archiving', (office) => office.do('customers.change', { id: office.id('maple'), set: { archived: true } })],
  ['a ledger entry', (office) => office.do('customers.addLedgerEntry', { customer: office.id('maple'), amount: cents(-35_00) })],
  ['parking', (office) => office.do('dispatches.change', { id: office.id('d3'), set: { parked: true } })],
  ['another payor', (office) => office.do('dispatches.change', { id: office.id('d1'), set: { payor: 'patient' } })],
  ['another price', (office) => office.do('dispatches.change', { id: office.id('d1'), set: { quoted: cents(0) } })],
  ['a cancelled trip', (office) => office.do('dispatches.change', { id: office.id('d3'), set: { cancelled: true } })],
  ['a write-off of what waits', (office) => office.do('dispatches.writeOff', { id: office.id('d3') })],
  ['a write-off of what awaits payment', (office) => office.do('dispatches.writeOff', { id: office.id('d1') })],
  ['moving what awaits payment to the Billing office', (office) => office.do('dispatches.reopen', { id: office.id('d1') })],
  [
    'a service charge',
    (office) => office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'service charge', amount: cents(7_50) }),
  ],
  [
    'a discount of everything',
    (office) => office.do('dispatches.addEvent', { dispatch: office.id('d3'), kind: 'discount', amount: cents(30_00) }),
  ],
  ['cash in full', (office) => office.do('dispatches.addEvent', { dispatch: office.id('d3'), kind: 'payment', amount: cents(30_00) })],
  ['a draft', (office) => office.do('invoices.draft', { customer: office.id('maple') })],
  ['a payment in part', (office) => pay(office, 60_00)],
  ['a payment in full with a surplus', (office) => pay(office, 500_00)],
  ['a payment that leaves the invoice open', (office) => pay(office, 60_00, { keepOpen: true })],
  ['a payment that writes off the rest', (office) => pay(office, 60_00, { writeOffRest: true })],
  ['closing as Unpaid', (office) => office.do('invoices.close', { id: office.id('i1'), as: 'Unpaid' })],
  ['selling to collections', (office) => office.do('invoices.close', { id: office.id('i1'), as: 'Sold' })],
  ['cancelling', (office) => office.do('invoices.cancel', { id: office.id('i1') })],
  ['settings', (office) => office.do('settings.change', { dueDays: 10, passFee: true })],
];

function pay(office: Office, amount: number, options: { keepOpen?: boolean; writeOffRest?: boolean } = {}) {
  return office.do('payments.record', { invoice: office.id('i1'), amount: cents(amount), type: 'Check', number: '1234', ...options });
}

/** A record that needs review, as a lost dispute leaves it: it took `amount` back of a trip. */
function lostDispute(office: Office, trip: string, amount: number): string {
  const { books } = office;
  const record = books.newId();
  const common = { date: isoDate('2026-03-02'), creator: 'Ann', comment: 'Lost dispute', invoice: null, amount: cents(-amount) };
  const row = {
    ...common,
    type: 'Card',
    number: '77',
    recordedAt: instant(0),
    customer: office.id('maple'),
    needsReview: true,
    stripe: null,
  } as const;
  books.append('Ann', {
    kind: 'payment recorded',
    summary: 'Lost a dispute',
    writes: [
      { add: 'registerRecord', id: record, row: { ...row, comesFrom: null } },
      { add: 'paymentEvent', id: books.newId(), row: { ...common, kind: 'reversal', dispatch: office.id(trip), record } },
    ],
  });
  return record;
}

async function undo(office: Office, ...operations: string[]): Promise<string[]> {
  return (await office.do('undo.undo', { operations })).operations;
}

describe('what was done', () => {
  it.each(deeds)('[UNDO-1] [UNDO-8] undone, leaves everything as it was: %s', async (_title, deed) => {
    const office = await anOfficeWithInvoice();
    const before = await seen(office);
    const { operation } = await deed(office);
    const after = await seen(office);
    expect(after).not.toEqual(before);
    const [undone] = await undo(office, operation);
    expect(await seen(office)).toEqual(before);
    expect(office.books.check()).toEqual([]);

    // done again, it is as if it had never been undone [UNDO-6]
    await undo(office, undone ?? '');
    expect(await seen(office)).toEqual(after);
    expect(office.books.check()).toEqual([]);
  });

  it('[UNDO-1] a review undone needs review again, and its trips are written off again', async () => {
    const office = await anOfficeWithInvoice();
    const id = lostDispute(office, 'd3', 30_00);
    await office.do('dispatches.writeOff', { id: office.id('d3') });
    const { operation } = await office.do('register.review', { id, reopen: [office.id('d3')], note: 'Bill again' });
    expect(office.dispatch('d3').state).toBe('Billing office');
    await undo(office, operation);
    expect(await office.do('register.get', { id })).toMatchObject({ needsReview: true, reviewedBy: null, reviewNote: '' });
    expect(office.dispatch('d3')).toEqual({ state: 'Finished', owed: 60_00, writtenOff: 60_00 });
  });

  it('what is not in the books is refused', async () => {
    const office = await anOfficeWithInvoice();
    expect(await office.refusalOf('undo.preview', { operation: nobody })).toMatchObject({ code: 'not-found' });
    expect(await office.refusalOf('undo.undo', { operations: [nobody] })).toMatchObject({ code: 'not-found' });
  });

  it('[UNDO-2] what somebody changed since stays; the rest goes back', async () => {
    const office = await anOfficeWithInvoice();
    const maple = office.id('maple');
    const { operation } = await office.do('customers.change', { id: maple, set: { city: 'Austin', phone: '555-0100' } });
    await office.do('customers.change', { id: maple, set: { phone: '555-0199' } });
    await undo(office, operation);
    expect(await office.do('customers.get', { id: maple })).toMatchObject({ city: '', phone: '555-0199' });
  });

  it('[UNDO-2] where all of it was changed since, there is nothing left to undo', async () => {
    const office = await anOfficeWithInvoice();
    const { operation } = await office.do('settings.change', { dueDays: 10 });
    await office.do('settings.change', { dueDays: 20 });
    const refusal = await office.refusalOf('undo.undo', { operations: [operation] });
    expect(refusal.message).toBe('Everything that this changed has been changed again since.');
  });

  it('[UNDO-3] a payment undone is a record of the opposite amount that comes from it', async () => {
    const office = await anOfficeWithInvoice();
    const { operation, record } = await pay(office, 200_00);
    await undo(office, operation);
    const [first, second] = office.register();
    expect(first).toMatchObject({ number: '1234', amount: 200_00, events: { d1: 100_00, d2: 50_00 }, ledger: 50_00 });
    expect(second).toMatchObject({ number: '1234', amount: -200_00, events: { d1: -100_00, d2: -50_00 }, ledger: -50_00 });
    const { takenBackBy } = await office.do('register.get', { id: record });
    expect(takenBackBy).toMatchObject([{ amount: -200_00, nature: 'reversal' }]);
  });

  it('[UNDO-3] [REV-2] money that was received and undone is neither allocated nor reversed any more', async () => {
    const office = await anOfficeWithInvoice();
    const { operation, record } = await office.do('register.receive', { amount: cents(80_00), type: 'Check', number: '9' });
    await undo(office, operation);
    expect(await office.do('register.get', { id: record })).toMatchObject({ unallocated: 0, takenBackBy: [{ amount: -80_00 }] });
    const allocation = { to: 'ledger', customer: office.id('maple'), amount: cents(80_00) } as const;
    expect(await office.refusalOf('register.allocate', { record, allocation })).toMatchObject({ code: 'wrong-state' });
    const refusal = await office.refusalOf('register.reverse', { id: record, bounced: false, reason: 'Twice' });
    expect(refusal.message).toContain('This record was reversed already');
    expect(office.books.check()).toEqual([]);
  });

  it('[UNDO-1] [REV-8] a reversal that is undone gives the money to its trip again, and with its record it goes whole', async () => {
    const office = await anOfficeWithInvoice();
    const { record } = await pay(office, 150_00);
    const { events } = await office.do('register.get', { id: record });
    const { operation } = await office.do('events.reverse', { id: events[0]?.id ?? '', reason: 'Of another trip' });
    expect(office.dispatch('d1').owed).toBe(100_00);
    await undo(office, operation);
    expect(office.dispatch('d1')).toMatchObject({ owed: 0, state: 'Finished' });
    await office.do('register.reverse', { id: record, bounced: true, reason: 'No funds' });
    expect([office.dispatch('d1').owed, office.dispatch('d2').owed]).toEqual([100_00, 50_00]);
    expect(office.books.check()).toEqual([]);
  });

  it('[UNDO-4] a commit undone leaves the invoice Cancelled with its number; done again, it is Open', async () => {
    const office = await start().open();
    const { id } = await office.do('invoices.draft', { customer: office.id('maple') });
    const { operation, number } = await office.do('invoices.commit', { id });
    const [undone] = await undo(office, operation);
    expect(await office.do('invoices.get', { id })).toMatchObject({ state: 'Cancelled', number });
    expect(office.dispatch('d1').state).toBe('Billing office');
    await undo(office, undone ?? '');
    expect(await office.do('invoices.get', { id })).toMatchObject({ state: 'Open', number, dueNow: 200_00 });
    expect(office.dispatch('d1').state).toBe('Awaiting payment');
  });

  it('[UNDO-10] an invoice committed as it was made is taken back by one undo', async () => {
    const office = await start().open();
    const { id, operation, number } = await office.do('invoices.draft', { customer: office.id('maple'), commit: true });
    expect(await office.do('invoices.get', { id })).toMatchObject({ state: 'Open', number, dueNow: 200_00 });
    await undo(office, operation);
    expect(await office.do('invoices.get', { id })).toMatchObject({ state: 'Cancelled', number });
    expect(office.dispatch('d1').state).toBe('Billing office');
  });

  it('[UNDO-8] goes where the automatic workflow puts it when something has happened since', async () => {
    const office = await start().open();
    const { operation } = await office.do('dispatches.change', { id: office.id('d1'), set: { quoted: cents(150_00) } });
    await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'payment', amount: cents(150_00) });
    await undo(office, operation);
    expect(office.dispatch('d1')).toMatchObject({ state: 'Billing office', owed: -50_00 });
  });

  it('[UNDO-9] the preview says what undoing does', async () => {
    const office = await anOfficeWithInvoice();
    const { operation } = await pay(office, 200_00);
    expect(await office.do('undo.preview', { operation })).toEqual({
      summary: 'Recorded check 1234 of $200.00 on invoice A-1001',
      refused: '',
      register: -200_00,
      owedMore: 150_00,
      trips: 2,
      ledger: 50_00,
      invoices: [{ number: 'A-1001', state: 'Open' }],
    });
  });
});
