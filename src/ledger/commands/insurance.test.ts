import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import type { Input } from '../../shared/office-api/index.ts';
import { checkBooks } from '../books/invariants/check.ts';

type Explanation = Input<'insurance.record'>;
type Line = Explanation['lines'][number];

/** Two trips of reyes, each quoted at 500.00 and billed to insurance. */
const twoTrips = () =>
  anOffice()
    .withCustomer('reyes', { kind: 'patient' })
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'reyes', date: '2026-01-05', price: 500_00, payor: 'insurance' })
    .withDispatch('d2', { customer: 'reyes', date: '2026-01-12', price: 500_00, payor: 'insurance' })
    .withDispatch('d3', { customer: 'maple', date: '2026-01-13', price: 100_00, payor: 'insurance' })
    .open();

const line = (office: Office, name: string, allowed: number | null, paid: number, comment = ''): Line => ({
  dispatch: office.id(name),
  allowed: allowed === null ? null : cents(allowed),
  paid: cents(paid),
  comment,
});
const eob = (amount: number, lines: Line[], more: Partial<Explanation> = {}): Explanation => ({
  amount: cents(amount),
  number: 'EOB 9',
  lines,
  ...more,
});

describe('an insurance payment', () => {
  it.each<[title: string, allowed: number | null, paid: number, owed: number, state: string]>([
    ['[INS-1] allowed 320.00, paid 256.00: 64.00 stays the patient’s', 320_00, 256_00, 64_00, 'Billing office'],
    ['[INS-1] paid as allowed: nothing is owed', 320_00, 320_00, 0, 'Finished'],
    ['[INS-1] the price stays as it is', null, 256_00, 244_00, 'Billing office'],
    ['[INS-1] allowed nothing and paid nothing', 0, 0, 0, 'Finished'],
    ['[INS-1] paid more than allowed: overpaid', 200_00, 250_00, -50_00, 'Billing office'],
  ])('%s', async (_title, allowed, paid, owed, state) => {
    const office = await twoTrips();
    await office.do('insurance.record', eob(paid, [line(office, 'd1', allowed, paid)]));
    expect(office.dispatch('d1')).toMatchObject({ owed, state });
    const { events } = await office.do('dispatches.get', { id: office.id('d1') });
    expect(events).toMatchObject([{ kind: 'insurance payment', amount: paid }]);
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it('[INS-2] of one explanation for several trips is one record, with what was withheld', async () => {
    const office = await twoTrips();
    const lines = [line(office, 'd1', 320_00, 256_00), line(office, 'd2', 320_00, 0, 'Not covered')];
    const input = eob(250_00, lines, { adjustments: [{ code: 'WO', amount: cents(-15_00) }] });
    const { record } = await office.do('insurance.record', input);
    const found = await office.do('register.get', { id: record ?? '' });
    expect(found).toMatchObject({
      type: 'Insurance',
      number: 'EOB 9',
      amount: 250_00,
      unallocated: 9_00,
      plbs: [{ code: 'WO', amount: -15_00 }],
    });
    expect(office.dispatch('d2')).toMatchObject({ owed: 320_00 });
  });

  it('[INS-3] that is denied has no record, and says why', async () => {
    const office = await twoTrips();
    const { record } = await office.do(
      'insurance.record',
      eob(0, [line(office, 'd1', null, 0, 'No authorization'), line(office, 'd2', null, 0)]),
    );
    expect(record).toBeNull();
    expect(office.register()).toEqual([]);
    const said = async (name: string) => (await office.do('dispatches.get', { id: office.id(name) })).events.map(({ comment }) => comment);
    expect([await said('d1'), await said('d2')]).toEqual([['No authorization'], ['Denied']]);
    expect(office.dispatch('d1')).toMatchObject({ state: 'Billing office', owed: 500_00 });
  });

  it.each([
    ['where something is still owed', 256_00, 'patient'],
    ['not where all is paid', 320_00, 'insurance'],
  ])('[INS-4] makes the rest the patient’s %s', async (_title, paid, payor) => {
    const office = await twoTrips();
    await office.do('insurance.record', eob(paid, [line(office, 'd1', 320_00, paid)], { toPatient: true }));
    expect(await office.do('dispatches.get', { id: office.id('d1') })).toMatchObject({ payor });
  });

  it('[INS-4] [INS-6] leaves a trip on its open invoice, and closes that once nothing is left', async () => {
    const office = await twoTrips();
    await office.commit('i1', { customer: 'reyes', items: ['d1'] });
    await office.do('insurance.record', eob(256_00, [line(office, 'd1', 320_00, 256_00)]));
    expect(office.dispatch('d1')).toMatchObject({ state: 'Awaiting payment', owed: 64_00 });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 64_00 });
    await office.do('insurance.record', eob(64_00, [line(office, 'd1', null, 64_00)], { number: 'EOB 10' }));
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
  });

  it('[PAY-17] is asked about when it was recorded before', async () => {
    const office = await twoTrips();
    const input = eob(256_00, [line(office, 'd1', null, 256_00)]);
    await office.do('insurance.record', input);
    expect(await office.refusalOf('insurance.record', input)).toMatchObject({ code: 'conflict', field: 'number' });
  });
});

describe('an insurance payment that is refused', () => {
  it.each<[title: string, of: (office: Office) => Explanation, field: string]>([
    ['[INS-5] of more than the check', (office) => eob(100_00, [line(office, 'd1', null, 100_01)]), 'amount'],
    [
      '[INS-5] of more than the check with what was paid on top',
      (office) => eob(100_00, [line(office, 'd1', null, 100_00)], { adjustments: [{ code: 'L6', amount: cents(1) }] }),
      'amount',
    ],
    ['for one trip twice', (office) => eob(2, [line(office, 'd1', null, 1), line(office, 'd1', null, 1)]), 'lines'],
    ['for a trip that is nowhere', () => eob(1, [{ dispatch: 'nothing', paid: cents(1) }]), 'lines'],
    ['of less than nothing', (office) => eob(1, [line(office, 'd1', null, -1)]), 'lines'],
    ['allowed less than nothing', (office) => eob(1, [line(office, 'd1', -1, 1)]), 'lines'],
    ['by a check of less than nothing', (office) => eob(-1, [line(office, 'd1', null, 0)]), 'amount'],
  ])('%s', async (_title, of, field) => {
    const office = await twoTrips();
    expect(await office.refusalOf('insurance.record', of(office))).toMatchObject({ field });
    expect(office.dispatch('d1')).toMatchObject({ owed: 500_00 });
  });
});

it('[INS-7] what is said beforehand comes true', async () => {
  const office = await twoTrips();
  await office.commit('i1', { customer: 'reyes', items: ['d1', 'd2'] });
  const lines = [line(office, 'd1', 320_00, 256_00), line(office, 'd2', 0, 0, 'Not covered'), line(office, 'd3', 90_00, 90_00)];
  const input = eob(400_00, lines, { toPatient: true });
  const foreseen = await office.do('insurance.foresee', input);
  const { record } = await office.do('insurance.record', input);
  const { amount, unallocated, customer } = await office.do('register.get', { id: record ?? '' });
  expect(customer).toBeNull();
  expect(foreseen.record).toEqual({ amount, unallocated, toReturn: false });
  for (const { dispatch, after } of foreseen.trips) {
    const { state, price, owed, writtenOff } = await office.do('dispatches.get', { id: dispatch.id });
    expect(after).toEqual({ state, price, owed, writtenOff });
  }
});
