import { expect, it } from 'vitest';
import { anOffice } from '../../../../test/builders/an-office.ts';
import { isoDate } from '../../../shared/dates.ts';
import { allOf, definition } from '../../../shared/reports/definition.ts';
import { compileGroups } from './compile.ts';
import { aging, type CardSpec, monthlyCards } from '../../../renderer/screens/reports/dashboards/cards.ts';
import { projectedRows } from '../../../../test/builders/books.ts';
import { assert } from '../../../shared/assert.ts';

/** Today is March 2: what was served on January 31 is 30 days old, the day before 31. */
async function sixTrips() {
  const office = await anOffice()
    .withCustomer('maple')
    .withDispatch('today', { customer: 'maple', date: '2026-03-02', price: 1_00 })
    .withDispatch('d30', { customer: 'maple', date: '2026-01-31', price: 2_00 })
    .withDispatch('d31', { customer: 'maple', date: '2026-01-30', price: 4_00 })
    .withDispatch('d90', { customer: 'maple', date: '2025-12-02', price: 8_00 })
    .withDispatch('d120', { customer: 'maple', date: '2025-11-02', price: 16_00 })
    .withDispatch('d121', { customer: 'maple', date: '2025-11-01', price: 32_00 })
    .withDispatch('settled', { customer: 'maple', date: '2025-06-01', price: 64_00 })
    .open();
  await office.commit('i1', { customer: 'maple', items: ['settled'] });
  await office.pay('i1', { amount: 64_00 });
  return office;
}

it('[DASH-1] what is due ages by the date of service, and comes to the balance due', async () => {
  const office = await sixTrips();
  const { rows, totals } = await office.do('reports.list', { filter: { report: aging('ageStep') } });
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['0–30', 3_00, 2],
    ['31–60', 4_00, 1],
    ['61–90', 8_00, 1],
    ['91–120', 16_00, 1],
    ['121+', 32_00, 1],
  ]);
  expect(totals.cells).toEqual([null, 63_00, 6]);
});

it('[DASH-1] by first invoice: not from an invoice that was cancelled, and what was never invoiced stands apart', async () => {
  const office = await sixTrips();
  await office.commit('i2', { customer: 'maple', items: ['d121', 'd90'] });
  await office.commit('i3', { customer: 'maple', items: ['d120'] });
  await office.do('invoices.cancel', { id: office.id('i3') });
  const { rows } = await office.do('reports.list', { filter: { report: aging('invoiceAgeStep') } });
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['0–30', 40_00, 2],
    ['Not invoiced', 23_00, 4],
  ]);
});

it('[DASH-1] what is due is found by the index of what is due, and write-offs by theirs', async () => {
  const { books } = await sixTrips();
  const planOf = (column: string, op: '≠' | '>') => {
    const report = definition({
      dataset: 'Dispatches',
      columns: ['number'],
      filter: allOf({ column, op, value: 0 }),
      measures: [{ as: 'count' }],
    });
    const { sql, params } = compileGroups(report, isoDate('2026-03-02'));
    return books.reader.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params).map(({ detail }) => detail);
  };
  expect(planOf('balanceDue', '≠').join()).toContain('dispatches_balance');
  expect(planOf('writtenOff', '>').join()).toContain('dispatches_written_off');
});

it('[DASH-2] days to pay count from the commit of the invoice, in whichever order desks hear of it, and are answered by one index', async () => {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
  await office.commit('i1', { customer: 'maple' });
  await office.pay('i1', { amount: 100_00, date: isoDate('2026-03-12') });
  const report = cardOf('Days to pay').report({ from: isoDate('2026-01-01'), to: isoDate('2026-12-31') });
  expect((await office.do('reports.list', { filter: { report } })).rows.map(({ cells }) => cells)).toEqual([['2026-03', 10_0]]);
  const before = projectedRows(office.books);
  office.books.rebuild();
  expect(projectedRows(office.books)).toEqual(before);
  const { sql, params } = compileGroups(report, isoDate('2026-03-02'));
  const plan = office.books.reader.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params).map(({ detail }) => detail);
  expect(plan[0]).toContain('USING COVERING INDEX payment_events_date');
});

function cardOf(title: string): CardSpec {
  const card = monthlyCards.find((one) => one.title === title);
  assert(card, `there is a dashboard ${title}`);
  return card;
}
