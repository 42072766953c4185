/** Cards over the phone from the desk, through the companion and the sandbox, and back into the books. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkBooks } from '../../src/ledger/books/invariants/check.ts';
import { cents } from '../../src/shared/money.ts';
import type { Input } from '../../src/shared/office-api/index.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';
import { testCards } from '../scenario/customer.ts';
import { chargeCard, openCardWindow } from '../scenario/phone.ts';
import { linkDesk } from './linked-desk.ts';
import { startOffice, type TestOffice } from './office.ts';

let hosted: TestOffice;
beforeEach(async () => {
  hosted = await startOffice({ STRIPE_PUBLISHABLE_KEY: 'pk_test_office' });
});
afterEach(() => hosted.stop());

/** A linked desk with an invoice of 150.00, a trip of 80.00 that is on none, and a ledger debit of 20.00 at another customer. */
async function aDesk(): Promise<Office> {
  const office = await anOffice()
    .withSettings({ passFee: true })
    .withCustomer('maple', { name: 'Zimmermann House' })
    .withCustomer('oak', { ledger: 20_00 })
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-06', price: 50_00 })
    .withDispatch('d3', { customer: 'oak', date: '2026-01-07', price: 80_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  await linkDesk(office, hosted);
  return office;
}

let keys = 0;
const aKey = () => `desk${String(++keys).padStart(8, '0')}`;
type Charge = Input<'phone.preview'>;

/** Opens the window, has a card typed in it, closes it. */
async function take(office: Office, charge: Charge, { card = testCards.visa, keepCard = false } = {}) {
  const key = aKey();
  const { address } = await office.do('phone.open', { ...charge, keepCard, key });
  const window = await openCardWindow(address);
  if (window && card !== '') await chargeCard(window, card);
  return office.do('phone.finish', { key });
}

it('[MOTO-5] [MOTO-8] [MOTO-9] takes cards for an invoice, a trip and a ledger, each booked as its preview said', async () => {
  const office = await aDesk();
  for (const [purpose, name, amount, fee] of [
    ['invoice', 'i1', 150_00, 4_79],
    ['dispatch', 'd3', 60_00, 2_11],
    ['customer', 'oak', 20_00, 91],
  ] as const) {
    const charge: Charge = { purpose, id: office.id(name), amount: cents(amount), withFee: true };
    const offer = await office.do('phone.offer', { purpose, id: office.id(name) });
    expect(offer).toMatchObject({ due: name === 'd3' ? 80_00 : amount, passesFee: true });
    const preview = await office.do('phone.preview', charge);
    expect(preview).toMatchObject({ fee, total: amount + fee });
    const { status, method, record } = await take(office, charge);
    expect([status, method]).toEqual(['paid', 'Visa ···· 4242']);
    const booked = await office.do('register.get', { id: record ?? '' });
    expect(booked).toMatchObject({ amount: amount + fee, needsReview: false, comment: 'Card taken over the phone by Administrator.' });
    expect(booked.events.map(({ amount: paid }) => paid)).toEqual(preview.trips.map(({ amount: paid }) => paid));
    const { entries } = await office.do('office.history', { entity: 'registerRecord', id: record ?? '' });
    expect(
      entries.some(({ user, summary }) => user === 'Administrator' && summary.startsWith('Began to charge a card over the phone')),
    ).toBe(true);
  }
  expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
  expect([office.dispatch('d3').owed, office.balance('oak')]).toEqual([20_00, 0]);
  expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  const asked = await fetch(`${hosted.sandbox.url}/v1/payment_intents`, { headers: { authorization: 'Bearer sk_test_scenario' } });
  expect(await asked.text()).not.toContain('Zimmermann');
});

it('[MOTO-3] [MOTO-4] [MOTO-6] [MOTO-9] says why nothing was charged, keeps a card where that is wanted, and charges it again once', async () => {
  const office = await aDesk();
  const charge: Charge = { purpose: 'dispatch', id: office.id('d3'), amount: cents(30_00), withFee: false };
  expect(await take(office, charge, { card: '' })).toEqual({
    status: 'not paid',
    reason: 'The window was closed before a card was charged.',
    method: '',
    record: null,
  });
  expect(await take(office, charge, { card: testCards.declined })).toMatchObject({ reason: 'Your card was declined.', record: null });
  expect(office.register()).toEqual([]);
  expect(await take(office, charge, { keepCard: true })).toMatchObject({ status: 'paid' });
  const { cards } = await office.do('phone.cards', { customer: office.id('oak') });
  expect(cards).toMatchObject([{ brand: 'visa', last4: '4242', expires: '2034-12' }]);
  const again = { ...charge, card: cards[0]?.id ?? '', holder: office.id('oak'), key: aKey() };
  const charged = await office.do('phone.charge', again);
  expect(charged).toMatchObject({ status: 'paid', method: 'Visa ···· 4242' });
  expect(await office.do('phone.charge', { ...again, amount: cents(20_00), key: again.key }).catch(() => 'refused')).toBe('refused');
  expect(office.register().map(({ amount }) => amount)).toEqual([30_00, 30_00]);
  expect(await office.refusalOf('phone.charge', { ...again, amount: cents(5_00), holder: office.id('maple'), key: aKey() })).toMatchObject({
    field: 'card',
  });
  const { id: elm } = await office.do('customers.create', { name: 'elm', kind: 'facility' });
  await office.do('customers.merge', { id: office.id('oak'), into: elm });
  expect((await office.do('phone.cards', { customer: elm })).cards).toMatchObject([{ last4: '4242', holder: office.id('oak') }]);
  expect(await office.do('phone.charge', { ...again, amount: cents(5_00), key: aKey() })).toMatchObject({ status: 'paid' });
  expect(await office.refusalOf('phone.open', { ...charge, amount: cents(30_00), keepCard: false, key: aKey() })).toMatchObject({
    field: 'amount',
  });
});

it('[MOTO-12] shows everybody the cards of a customer and of those merged into it; who took one away is in the history', async () => {
  const office = await aDesk();
  const charge: Charge = { purpose: 'dispatch', id: office.id('d3'), amount: cents(30_00), withFee: false };
  await take(office, charge, { keepCard: true });
  const { id: elm } = await office.do('customers.create', { name: 'elm', kind: 'facility' });
  await office.do('customers.merge', { id: office.id('oak'), into: elm });
  const viewer = office.as('Viewer');
  const { cards } = await viewer.do('phone.cards', { customer: elm });
  expect(cards).toMatchObject([{ last4: '4242', holder: office.id('oak') }]);
  const wish = { customer: office.id('oak'), card: cards[0]?.id ?? '' };
  expect(await viewer.refusalOf('phone.removeCard', wish)).toMatchObject({ code: 'not-allowed' });
  for (const customer of [office.id('maple'), elm, 'nobody'])
    expect(await office.refusalOf('phone.removeCard', { ...wish, customer })).toMatchObject({ code: 'not-found' });
  await office.do('phone.removeCard', wish);
  expect((await office.do('phone.cards', { customer: elm })).cards).toEqual([]);
  expect(await office.refusalOf('phone.removeCard', wish)).toMatchObject({ code: 'not-found' });
  const { entries } = await office.do('office.history', { entity: 'customer', id: elm });
  expect(entries.map(({ user, summary, mayUndo }) => [user, summary, mayUndo])).toEqual(
    expect.arrayContaining([
      ['Administrator', 'Had Stripe forget the card Visa ···· 4242', false],
      ['Administrator', 'Began to charge a card over the phone, which Stripe is to keep: $30.00 for dispatch 1003', false],
    ]),
  );
  expect(checkBooks(office.books.reader, office.file)).toEqual([]);
});

it('[MOTO-3] a companion that goes away right after the charge is asked until it says what came of it, and that is booked once', async () => {
  const office = await aDesk();
  const charge: Charge = { purpose: 'dispatch', id: office.id('d3'), amount: cents(30_00), withFee: false };
  const key = aKey();
  const { address } = await office.do('phone.open', { ...charge, keepCard: false, key });
  const window = await openCardWindow(address);
  if (window) await chargeCard(window, testCards.visa);
  await hosted.stopCompanion();
  expect(await office.refusalOf('phone.finish', { key })).toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('not known yet whether the card was charged'),
  });
  expect(office.register()).toEqual([]);
  await hosted.startCompanion();
  for (let times = 0; times < 2; times++) expect(await office.do('phone.finish', { key })).toMatchObject({ status: 'paid' });
  expect(office.register().map(({ amount }) => amount)).toEqual([30_00]);
});

it('[MOTO-9] is not for a Viewer, and refuses what is not due', async () => {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
  await office.commit('i1', { customer: 'maple' });
  const charge = { purpose: 'invoice', id: office.id('i1'), amount: cents(100_00), withFee: false } as const;
  const opened = { ...charge, keepCard: false, key: aKey() };
  expect(await office.as('Viewer').refusalOf('phone.open', opened)).toMatchObject({ code: 'not-allowed' });
  expect(await office.refusalOf('phone.open', opened)).toMatchObject({ code: 'unreachable' });
  expect(await office.refusalOf('phone.preview', { ...charge, amount: cents(100_01) })).toMatchObject({
    code: 'invalid-input',
    field: 'amount',
  });
  expect(await office.refusalOf('phone.preview', { ...charge, amount: cents(0) })).toMatchObject({ field: 'amount' });
  await office.pay('i1', { amount: 100_00 });
  expect(await office.refusalOf('phone.offer', { purpose: 'invoice', id: office.id('i1') })).toMatchObject({ code: 'wrong-state' });
  expect(await office.refusalOf('phone.offer', { purpose: 'dispatch', id: office.id('d1') })).toMatchObject({ code: 'wrong-state' });
});
