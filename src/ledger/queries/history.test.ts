import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';

async function anOfficeThatWasPaid(): Promise<{ office: Office; record: string }> {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
  await office.do('dispatches.change', { id: office.id('d1'), set: { quoted: cents(120_00), payor: 'patient' } });
  await office.do('dispatches.change', { id: office.id('d1'), set: { payor: 'facility' } });
  await office.commit('i1', { customer: 'maple' });
  return { office, record: await office.pay('i1', { amount: 120_00, number: '77' }) };
}

describe('the history of a record', () => {
  it('[HIST-1] says who did what, the newest first, from what to what', async () => {
    const { office } = await anOfficeThatWasPaid();
    const { entries } = await office.do('office.history', { entity: 'dispatch', id: office.id('d1') });
    expect(entries.map(({ user, summary }) => `${user}: ${summary}`)).toEqual([
      'Administrator: Recorded check 77 of $120.00 on invoice A-1001',
      'Administrator: Committed invoice A-1001 of 1 dispatch',
      'Administrator: Drafted an invoice of 1 dispatch',
      expect.stringContaining('payor from patient to facility'),
      expect.stringContaining('the price quote from $100.00 to $120.00'),
      expect.stringContaining('Added dispatch'),
    ]);
  });

  it('[HIST-2] leads from the trip to the check and its invoice, and from the check back to both', async () => {
    const { office, record } = await anOfficeThatWasPaid();
    const ofTrip = await office.do('office.history', { entity: 'dispatch', id: office.id('d1') });
    expect(ofTrip.entries[0]?.about.map(({ name }) => name)).toEqual(['Check 77', 'Invoice A-1001', 'maple']);
    const ofRecord = await office.do('office.history', { entity: 'registerRecord', id: record });
    expect(ofRecord.entries[0]?.about.map(({ what, id }) => `${what} ${id}`)).toEqual([
      `invoice ${office.id('i1')}`,
      `customer ${office.id('maple')}`,
      `dispatch ${office.id('d1')}`,
    ]);
  });

  it('[HIST-2] offers to undo what its reader did and nobody has undone, and a Viewer nothing', async () => {
    const { office, record } = await anOfficeThatWasPaid();
    const history = async (reader: Office) =>
      (await reader.do('office.history', { entity: 'registerRecord', id: record })).entries.map(({ mayUndo }) => mayUndo);
    expect(await history(office)).toEqual([true]);
    expect(await history(office.as('Biller'))).toEqual([false]);
    expect(await history(office.as('Viewer'))).toEqual([false]);
    const { entries } = await office.do('office.history', { entity: 'registerRecord', id: record });
    await office.do('undo.undo', { operations: [entries[0]?.operation ?? ''] });
    expect(await history(office)).toEqual([true, false]); // the undoing can be undone
  });
});
