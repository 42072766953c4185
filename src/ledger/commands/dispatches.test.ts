import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { DispatchDecision } from '../../shared/office-api/dispatches.ts';
import type { Input } from '../../shared/office-api/index.ts';

const nothing = 'nothing000000';
const aTrip = () => anOffice().withCustomer('maple').withCustomer('oak').withDispatch('d1', { customer: 'maple', price: 100_00 });

describe('a new dispatch', () => {
  it('waits in the Billing office, for the customer’s kind to pay, with the next number', async () => {
    const office = await anOffice().withCustomer('reyes', { kind: 'patient' }).open();
    const input = { customer: office.id('reyes'), date: isoDate('2026-01-05'), quoted: cents(100_00) };
    const first = await office.do('dispatches.create', input);
    const second = await office.do('dispatches.create', input);
    expect(second.number).toBe(first.number + 1);
    expect(await office.do('dispatches.get', { id: first.id })).toMatchObject({ state: 'Billing office', payor: 'patient', owed: 100_00 });
  });

  it('has a number that no other desk gives out', async () => {
    const office = await aTrip().open();
    office.books.useSlot(3);
    const input = { customer: office.id('maple'), date: isoDate('2026-01-05'), quoted: cents(100_00) };
    expect(await office.do('dispatches.create', input)).toMatchObject({ number: 3_001_001 });
    expect(await office.do('dispatches.create', input)).toMatchObject({ number: 3_001_002 });
  });

  const refused: [title: string, change: Partial<Input<'dispatches.create'>>, code: string, field: string][] = [
    ['an unknown customer', { customer: nothing }, 'not-found', 'customer'],
    ['a negative price quote', { quoted: cents(-1) }, 'invalid-input', 'quoted'],
  ];
  it.each(refused)('is refused for %s', async (_title, change, code, field) => {
    const office = await aTrip().open();
    const input = { customer: office.id('maple'), date: isoDate('2026-01-05'), quoted: cents(100_00), ...change };
    expect(await office.refusalOf('dispatches.create', input)).toMatchObject({ code, field });
  });
});

describe('a changed dispatch', () => {
  it('[FLOW-5] moves by the automatic workflow', async () => {
    const office = await aTrip().open();
    await office.do('dispatches.change', { id: office.id('d1'), set: { cancelled: true } });
    expect(office.dispatch('d1')).toEqual({ state: 'Finished', owed: 0, writtenOff: 0 });
    await office.do('dispatches.change', { id: office.id('d1'), set: { cancelled: false, allowed: cents(60_00) } });
    expect(office.dispatch('d1')).toEqual({ state: 'Billing office', owed: 60_00, writtenOff: 0 });
  });

  it('goes to another customer with what it owes', async () => {
    const office = await aTrip().open();
    await office.do('dispatches.change', { id: office.id('d1'), set: { customer: office.id('oak') } });
    expect(await office.do('customers.get', { id: office.id('maple') })).toMatchObject({ balanceDue: 0 });
    expect(await office.do('customers.get', { id: office.id('oak') })).toMatchObject({ balanceDue: 100_00 });
  });

  const refused: [title: string, set: Input<'dispatches.change'>['set'], code: string, field: string][] = [
    ['an unknown customer', { customer: nothing }, 'not-found', 'set.customer'],
    ['a negative price quote', { quoted: cents(-1) }, 'invalid-input', 'set.quoted'],
    ['a negative price allowed', { allowed: cents(-1) }, 'invalid-input', 'set.allowed'],
  ];
  it.each(refused)('is refused for %s', async (_title, set, code, field) => {
    const office = await aTrip().open();
    expect(await office.refusalOf('dispatches.change', { id: office.id('d1'), set })).toMatchObject({ code, field });
  });
});

describe('the history', () => {
  const cases: [set: Input<'dispatches.change'>['set'], said: string][] = [
    [{ parked: true }, 'Parked dispatch 1001'],
    [{ nonBillable: true }, 'Made dispatch 1001 non-billable'],
    [{ cancelled: true }, 'Cancelled dispatch 1001'],
    [{ payor: 'patient' }, 'Changed dispatch 1001: the payor from facility to patient'],
    [{ quoted: cents(120_00) }, 'Changed dispatch 1001: the price quote from $100.00 to $120.00'],
    [{ allowed: cents(60_00) }, 'Changed dispatch 1001: the price allowed from nothing to $60.00'],
    [{ mileage: 193, patient: 'Ana Reyes' }, 'Changed dispatch 1001: the patient, the mileage'],
  ];
  it.each(cases)('of %o says “%s”', async (set, said) => {
    const office = await aTrip().open();
    const id = office.id('d1');
    await office.do('dispatches.change', { id, set });
    const { entries } = await office.do('office.history', { entity: 'dispatch', id });
    expect(entries[0]).toMatchObject({ summary: said });
  });
});

describe('money and charges without an invoice', () => {
  it('[FLOW-9] charges and discounts change what is owed and make no record', async () => {
    const office = await aTrip().open();
    const add = (kind: Input<'dispatches.addEvent'>['kind'], amount: number) =>
      office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind, amount: cents(amount) });
    await add('service charge', 20_00);
    await add('discount', 15_00);
    await add('finance charge', 3_00);
    expect(office.dispatch('d1')).toMatchObject({ owed: 108_00 });
    expect(office.register()).toEqual([]);
  });

  it('[FLOW-10] cash makes a register record of type Cash, negative when it is given back', async () => {
    const office = await aTrip().open();
    await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'payment', amount: cents(100_00) });
    await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'reversal', amount: cents(40_00) });
    expect(office.dispatch('d1')).toMatchObject({ state: 'Billing office', owed: 40_00 });
    expect(office.register()).toEqual([
      { type: 'Cash', number: '', amount: 100_00, events: { d1: 100_00 }, ledger: 0 },
      { type: 'Cash', number: '', amount: -40_00, events: { d1: -40_00 }, ledger: 0 },
    ]);
  });

  it.each([0, -1])('an amount of %i cents is refused', async (amount) => {
    const office = await aTrip().open();
    const event = { dispatch: office.id('d1'), kind: 'payment', amount: cents(amount) } as const;
    expect(await office.refusalOf('dispatches.addEvent', event)).toMatchObject({ code: 'invalid-input', field: 'amount' });
  });
});

describe('a write-off', () => {
  it('[FLOW-6] [FLOW-7] [OWE-5] finishes what is still owed, and is undone by reopening', async () => {
    const office = await aTrip().open();
    await office.do('dispatches.writeOff', { id: office.id('d1') });
    expect(office.dispatch('d1')).toEqual({ state: 'Finished', owed: 100_00, writtenOff: 100_00 });
    await office.do('dispatches.reopen', { id: office.id('d1') });
    expect(office.dispatch('d1')).toEqual({ state: 'Billing office', owed: 100_00, writtenOff: 0 });
  });

  it('[FLOW-6] is refused when it is one already', async () => {
    const office = await aTrip().open();
    await office.do('dispatches.writeOff', { id: office.id('d1') });
    expect(await office.refusalOf('dispatches.writeOff', { id: office.id('d1') })).toMatchObject({ code: 'wrong-state' });
  });

  it('[FLOW-7] nothing to reopen in the Billing office', async () => {
    const office = await aTrip().open();
    expect(await office.refusalOf('dispatches.reopen', { id: office.id('d1') })).toMatchObject({ code: 'wrong-state' });
  });
});

it.each(['dispatches.writeOff', 'dispatches.reopen'] as const)('%s refuses what is not in the books', async (name) => {
  const office = await anOffice().open();
  expect(await office.refusalOf(name, { id: nothing })).toMatchObject({ code: 'not-found' });
});

describe('a preview', () => {
  const decisions: DispatchDecision[] = [
    { what: 'write off' },
    { what: 'change', set: { cancelled: true } },
    { what: 'change', set: { allowed: cents(30_00) } },
    { what: 'change', set: { patient: 'Ana Reyes' } },
    { what: 'add event', kind: 'service charge', amount: cents(20_00) },
    { what: 'add event', kind: 'discount', amount: cents(100_00) },
    { what: 'add event', kind: 'finance charge', amount: cents(3_00) },
    { what: 'add event', kind: 'payment', amount: cents(130_00) },
    { what: 'add event', kind: 'reversal', amount: cents(10_00) },
  ];
  it.each(decisions.map((decision) => [JSON.stringify(decision), decision] as const))(
    '[FLOW-11] comes true: %s',
    async (_title, decision) => {
      const office = await aTrip().open();
      const id = office.id('d1');
      const { before, after } = await office.do('dispatches.preview', { id, decision });
      expect(await office.do('dispatches.get', { id })).toMatchObject(before);
      await doIt(office, id, decision);
      expect(await office.do('dispatches.get', { id })).toMatchObject(after);
    },
  );

  it('[FLOW-11] of reopening a write-off says what is due again', async () => {
    const office = await aTrip().open();
    await office.do('dispatches.writeOff', { id: office.id('d1') });
    const { before, after } = await office.do('dispatches.preview', { id: office.id('d1'), decision: { what: 'reopen' } });
    expect(before).toMatchObject({ state: 'Finished', writtenOff: 100_00, balanceDue: 0 });
    expect(after).toMatchObject({ state: 'Billing office', writtenOff: 0, balanceDue: 100_00 });
  });

  it('is refused as the decision itself would be', async () => {
    const office = await aTrip().open();
    const preview = { id: office.id('d1'), decision: { what: 'reopen' } } as const;
    expect(await office.refusalOf('dispatches.preview', preview)).toMatchObject({ code: 'wrong-state' });
  });
});

async function doIt(office: Office, id: string, decision: DispatchDecision): Promise<void> {
  if (decision.what === 'change') await office.do('dispatches.change', { id, set: decision.set });
  else if (decision.what === 'add event')
    await office.do('dispatches.addEvent', { dispatch: id, kind: decision.kind, amount: decision.amount });
  else await office.do(decision.what === 'write off' ? 'dispatches.writeOff' : 'dispatches.reopen', { id });
}
