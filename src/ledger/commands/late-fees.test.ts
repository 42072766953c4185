import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { projectedRows, someBooks } from '../../../test/builders/books.ts';
import { bring } from '../../../test/builders/desks.ts';
import type { Office } from '../../../test/builders/office.ts';
import { isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { Settings } from '../../shared/settings.ts';
import { checkBooks } from '../books/invariants/check.ts';

/** Invoice i1 of d1 (200.00) and d2 (33.00), committed today and due in -N days: the books know its due date only. */
async function invoicedTrips(settings: Partial<Settings>): Promise<Office> {
  const office = await anOffice()
    .withSettings({ dueDays: 0, ...settings })
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 200_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-12', price: 33_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  return office;
}

/** The invoice became due on `date`: as if it had been committed that long ago. */
function dueOn(office: Office, invoice: string, date: string): void {
  const write = { put: 'invoice', id: office.id(invoice), set: { dueOn: isoDate(date) } } as const;
  office.books.append('the test', { kind: 'invoice committed', summary: '', writes: [write] });
}

describe('charging late fees on 2026-03-02', () => {
  it.each<[title: string, due: string, grace: number, charged: number]>([
    ['[FEE-1] past the days of grace', '2026-02-19', 10, 2],
    ['[FEE-1] on the last day of grace', '2026-02-20', 10, 0],
    ['[FEE-1] before it is due', '2026-03-03', 0, 0],
    ['[FEE-1] the day after it was due, without grace', '2026-03-01', 0, 2],
  ])('%s: due on %s, %i days of grace', async (_title, due, lateFeeGraceDays, charged) => {
    const office = await invoicedTrips({ lateFee: 'percent', lateFeePpm: 15_000, lateFeeGraceDays });
    dueOn(office, 'i1', due);
    expect(await office.do('lateFees.charge', {})).toMatchObject({ done: charged });
  });

  it('[FEE-1] [FEE-7] does what the plan said', async () => {
    const office = await invoicedTrips({ lateFee: 'percent', lateFeePpm: 15_000 });
    dueOn(office, 'i1', '2026-01-31');
    const plan = await office.do('lateFees.plan', {});
    expect(plan).toMatchObject({ terms: '1.5% of what each trip owes', total: 3_50 });
    expect(plan.rows).toMatchObject([{ invoice: { id: office.id('i1') }, daysLate: 30, trips: 2, dueNow: 233_00, fee: 3_50 }]);
    expect(await office.do('lateFees.charge', {})).toMatchObject({ done: 2, total: 3_50 });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 236_50 });
    expect(office.dispatch('d1')).toMatchObject({ state: 'Awaiting payment', owed: 203_00 });
    expect(office.register()).toEqual([]);
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it('[FEE-4] charges nothing twice in a month, though a fee be reversed', async () => {
    const office = await invoicedTrips({ lateFee: 'percent', lateFeePpm: 15_000 });
    dueOn(office, 'i1', '2026-01-31');
    await office.do('lateFees.charge', {});
    const { events } = await office.do('dispatches.get', { id: office.id('d1') });
    await office.do('events.reverse', { id: events[0]?.id ?? '', reason: 'A courtesy' });
    expect(await office.do('lateFees.plan', {})).toMatchObject({ rows: [], total: 0 });
    expect(await office.do('lateFees.charge', {})).toMatchObject({ done: 0 });
    expect(office.dispatch('d1')).toMatchObject({ owed: 200_00 });
  });

  it('[FEE-3] a fixed fee is one for the invoice', async () => {
    const office = await invoicedTrips({ lateFee: 'fixed', lateFeeFixed: cents(25_00) });
    dueOn(office, 'i1', '2026-01-31');
    await office.do('lateFees.charge', {});
    expect(office.dispatch('d1')).toMatchObject({ owed: 225_00 });
    expect(office.dispatch('d2')).toMatchObject({ owed: 33_00 });
    expect(await office.do('lateFees.charge', {})).toMatchObject({ done: 0 });
  });

  it('leaves out the invoices that the biller leaves out', async () => {
    const office = await invoicedTrips({ lateFee: 'percent', lateFeePpm: 15_000 });
    dueOn(office, 'i1', '2026-01-31');
    expect(await office.do('lateFees.charge', { except: [office.id('i1')] })).toMatchObject({ done: 0 });
  });

  it('is refused while the office has no late fee', async () => {
    const office = await invoicedTrips({});
    expect(await office.do('lateFees.plan', {})).toEqual({ terms: null, rows: [], total: 0 });
    expect(await office.refusalOf('lateFees.charge', {})).toMatchObject({ code: 'wrong-state' });
  });
});

describe('paying early for 2%', () => {
  const early = { earlyDiscountPpm: 20_000, earlyDiscountDays: 10 };
  const check = (office: Office, amount: number) =>
    ({ invoice: office.id('i1'), amount: cents(amount), type: 'Check', number: '9' }) as const;

  it('[FEE-5] [FEE-6] pays in full with less, and is a finance charge of less than nothing', async () => {
    const office = await invoicedTrips(early);
    const { discount } = await office.do('payments.preview', check(office, 233_00));
    expect(discount).toEqual({ amount: 4_66, until: '2026-03-12', paysInFull: 228_34 });
    const preview = await office.do('payments.preview', { ...check(office, 228_34), takeDiscount: true });
    expect(preview).toMatchObject({ invoiceStateAfter: 'Paid', dueAfter: 0, ledger: { amount: 0 } });
    await office.do('payments.record', { ...check(office, 228_34), takeDiscount: true });
    expect(office.dispatch('d1')).toEqual({ state: 'Finished', owed: 0, writtenOff: 0 });
    expect(office.dispatch('d2')).toEqual({ state: 'Finished', owed: 0, writtenOff: 0 });
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
    expect(await office.do('dispatches.get', { id: office.id('d1') })).toMatchObject({ financeCharges: -4_00, paid: 196_00 });
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it('[FEE-6] is taken back by a check that bounces', async () => {
    const office = await invoicedTrips(early);
    const { record } = await office.do('payments.record', { ...check(office, 228_34), takeDiscount: true });
    await office.do('register.reverse', { id: record, bounced: true, reason: 'NSF' });
    expect(office.dispatch('d1')).toMatchObject({ owed: 200_00 });
    expect(office.dispatch('d2')).toMatchObject({ owed: 33_00 });
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it.each<[title: string, settings: Partial<Settings>, date: string, amount: number]>([
    ['[FEE-5] a day too late', early, '2026-03-13', 228_34],
    ['[FEE-5] where the office grants none', {}, '2026-03-02', 233_00],
    ['[FEE-5] by a cent too little', early, '2026-03-02', 228_33],
  ])('is refused: %s', async (_title, settings, date, amount) => {
    const office = await invoicedTrips(settings);
    const input = { ...check(office, amount), date: isoDate(date), takeDiscount: true };
    expect(await office.refusalOf('payments.record', input)).toMatchObject({ field: 'takeDiscount' });
    expect(office.register()).toEqual([]);
  });

  it('[FEE-5] of chosen trips is for those', async () => {
    const office = await invoicedTrips(early);
    await office.do('payments.record', { ...check(office, 196_00), takeDiscount: true, only: [office.id('d1')] });
    expect(office.dispatch('d1')).toMatchObject({ state: 'Finished', owed: 0 });
    expect(office.dispatch('d2')).toMatchObject({ owed: 33_00 });
  });
});

it('[FEE-4] two desks that charge it while apart charge it once', async () => {
  const office = await invoicedTrips({ lateFee: 'percent', lateFeePpm: 15_000 });
  dueOn(office, 'i1', '2026-01-31');
  const other = someBooks({ slot: 1, joining: true });
  bring(office.books, other);
  for (const desk of [office, office.at(other)]) expect(await desk.do('lateFees.charge', {})).toMatchObject({ done: 2 });
  bring(other, office.books);
  bring(office.books, other);
  expect(office.dispatch('d1')).toMatchObject({ owed: 203_00 });
  expect(office.invoice('i1')).toEqual({ state: 'Open', due: 236_50 });
  expect(projectedRows(other)).toEqual(projectedRows(office.books));
});
