import { expect, it } from 'vitest';
import { anOffice } from '../../../../test/builders/an-office.ts';
import { checkAdd, paymentAdd } from '../../../../test/builders/books.ts';
import type { Office } from '../../../../test/builders/office.ts';
import { isoDate } from '../../../shared/dates.ts';
import type { Write } from '../../journal/operation.ts';
import { type Activity, activityReport, billersAmong } from '../../../shared/reports/activity.ts';

/** Ann recorded 50.00 in March, and Paydesk booked 30.00. The first user committed an invoice. */
async function twoPayments(): Promise<Office> {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
  await office.commit('i1', { customer: 'maple' });
  const book = (creator: string, id: string, amount: number) => {
    const by = (write: Write): Write => ('add' in write ? ({ ...write, row: { ...write.row, creator } } as Write) : write); // both kinds have a creator
    const writes = [checkAdd(`record-${id}`, amount), paymentAdd(`event-${id}`, office.id('d1'), amount, `record-${id}`)].map(by);
    office.books.append(creator, { kind: 'payment recorded', summary: 'Recorded a payment', writes });
  };
  book('Ann', 'a', 50_00);
  book('[Paydesk]', 'p', 30_00);
  return office;
}

async function shown(office: Office, part: Partial<Activity>) {
  const whole: Activity = { kind: 'Money applied', by: 'month', from: isoDate('2026-01-01'), to: isoDate('2026-12-31'), billers: [] };
  const { rows, totals } = await office.do('reports.list', { filter: { report: activityReport({ ...whole, ...part }) } });
  return { heads: totals.columns.slice(2).map(({ label }) => label), rows: rows.map(({ cells }) => cells) };
}

it('[ACT-1] [Paydesk] is in it until a biller is chosen, and cannot be chosen', async () => {
  const office = await twoPayments();
  expect(await shown(office, {})).toEqual({ heads: ['[Paydesk]', 'Ann'], rows: [['2026-03', 80_00, 30_00, 50_00]] });
  expect(await shown(office, { billers: ['Ann'] })).toEqual({ heads: ['Ann'], rows: [['2026-03', 50_00, 50_00]] });
  const { creators } = await office.do('events.creators', {});
  expect(creators).toContain('[Paydesk]');
  expect(billersAmong(creators)).toEqual(creators.filter((name) => name !== '[Paydesk]'));
});

it('[ACT-2] an invoice is of who committed it, on that day', async () => {
  const office = await twoPayments();
  const [user] = (await shown(office, { kind: 'Invoices committed' })).heads;
  expect(user).toBeTruthy();
  expect(await shown(office, { kind: 'Amount invoiced', by: 'day' })).toEqual({ heads: [user], rows: [['2026-03-02', 100_00, 100_00]] });
});
