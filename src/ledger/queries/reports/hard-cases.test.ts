import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../../test/builders/an-office.ts';
import type { Office } from '../../../../test/builders/office.ts';
import { addDays, isoDate } from '../../../shared/dates.ts';
import { reportSchema } from '../../../shared/reports/check.ts';
import { allOf, type Condition, type Definition, definition, type FilterTree } from '../../../shared/reports/definition.ts';
import { drill } from '../../../shared/reports/drill.ts';

const names = ['100% Care', 'O\'Neil "Red" Co', 'under_score', 'underXscore', 'back\\slash', 'NÚÑEZ Transport', 'Élan Vital', '=SUM(A1)'];

/** Today is March 2, 2026: a customer for each name, with a trip a month back from one to the next. */
async function anOddOffice(): Promise<Office> {
  return names
    .reduce(
      (office, name, index) =>
        office.withCustomer(`c${index}`, { name }).withDispatch(`d${index}`, {
          customer: `c${index}`,
          date: addDays(isoDate('2026-03-01'), -28 * index),
          price: 10_00 * (index + 1),
        }),
      anOffice(),
    )
    .open();
}

const run = (office: Office, report: Definition) => office.do('reports.list', { filter: { report } });

async function customersWith(office: Office, condition: Condition | FilterTree): Promise<unknown[]> {
  const sort = [{ by: 'customer', descending: false }];
  const report = definition({ dataset: 'Dispatches', columns: ['customer'], filter: allOf(condition), sort });
  return (await run(office, report)).rows.map(({ cells }) => cells[0]);
}

describe('[REP-10] what is typed into a filter is text, whatever signs it has, in upper and lower case', () => {
  it.each<[Condition, string[]]>([
    [{ column: 'customer', op: 'contains', value: '%' }, ['100% Care']],
    [{ column: 'customer', op: 'contains', value: '_' }, ['under_score']],
    [{ column: 'customer', op: 'begins with', value: 'o\'neil "' }, ['O\'Neil "Red" Co']],
    [{ column: 'customer', op: 'contains', value: '\\' }, ['back\\slash']],
    [{ column: 'customer', op: 'contains', value: 'núñez' }, ['NÚÑEZ Transport']],
    [{ column: 'customer', op: 'is', value: 'ÉLAN VITAL' }, ['Élan Vital']],
    [{ column: 'customer', op: 'is any of', values: ['élan vital', '=sum(a1)'] }, ['=SUM(A1)', 'Élan Vital']],
    [{ column: 'customer', op: 'contains', value: '' }, []],
  ])('%j', async (condition, found) => {
    const office = await anOddOffice();
    const all = await customersWith(office, { column: 'customer', op: 'is not empty' });
    expect(all).toHaveLength(names.length);
    const some = await customersWith(office, condition);
    expect(some).toEqual('value' in condition && condition.value === '' ? all : found);
    // None of those that pass: all the others.
    expect(await customersWith(office, { match: 'none', of: [condition] })).toEqual(all.filter((name) => !some.includes(name)));
  });
});

/** `depth` filters in each other, the innermost with a condition. */
function nested(depth: number): FilterTree {
  const innermost: Condition = { column: 'price', op: '>', value: 50_00 };
  return Array.from({ length: depth - 1 }).reduce<FilterTree>(
    (inner) => ({ match: 'any', of: [inner, allOf(), { match: 'none', of: [] }] }),
    allOf(innermost),
  );
}

it('[REP-10] filters nest five deep, with empty ones among them that ask nothing; deeper is refused', async () => {
  const office = await anOddOffice();
  const report = (depth: number) => ({ ...definition({ dataset: 'Dispatches', columns: ['price'] }), filter: nested(depth) });
  expect((await run(office, report(5))).rows.map(({ cells }) => cells[0])).toEqual([60_00, 70_00, 80_00]);
  expect(reportSchema.safeParse(report(6)).success).toBe(false);
});

it('[REP-10] periods go by the office’s today: this month, last month, this quarter', async () => {
  const office = await anOddOffice();
  const inPeriod = (period: 'this month' | 'last month' | 'this quarter' | 'last 12 months') =>
    customersWith(office, { column: 'date', op: 'in', period });
  expect(await inPeriod('this month')).toEqual(['100% Care']); // March 1
  expect(await inPeriod('last month')).toEqual(['O\'Neil "Red" Co']); // February 1
  expect(await inPeriod('this quarter')).toEqual(['100% Care', 'O\'Neil "Red" Co', 'under_score']); // and January 4
});

it('[REP-10] a number is between two amounts, both included, and what has no value is neither more nor less than any', async () => {
  const office = await anOddOffice();
  expect(await customersWith(office, { column: 'price', op: 'between', from: 20_00, to: 30_00 })).toHaveLength(2);
  expect(await customersWith(office, { column: 'allowed', op: '≥', value: 0 })).toEqual([]);
  expect(await customersWith(office, { match: 'none', of: [{ column: 'allowed', op: '≥', value: 0 }] })).toHaveLength(names.length);
});

it('[REP-10] what has no value is a group and a column of its own, sorted by a sum, and leads to its rows', async () => {
  const office = await anOddOffice();
  await office.commit('i1', { customer: 'c1' });
  await office.commit('i2', { customer: 'c3' });
  await office.do('invoices.draft', { customer: office.id('c2'), items: [office.id('d2')] });
  const report = definition({
    dataset: 'Invoices',
    columns: ['number', 'dueNow'],
    groups: [{ column: 'committedOn', by: 'month' }],
    measures: [{ as: 'sum', column: 'dueNow' }],
    pivot: { column: 'committedOn', by: 'quarter' },
    sort: [{ by: 'sum:dueNow', descending: true }],
  });
  const { rows, totals } = await run(office, report);
  expect(totals.columns.map(({ label }) => label)).toEqual(['Committed (month)', 'Due now', 'None', 'Q1 2026']);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['2026-03', 60_00, 0, 60_00],
    [null, 30_00, 30_00, 0],
  ]);
  const [, none] = rows;
  expect((await run(office, drill(report, none ?? null, totals.columns[2]))).totals.cells).toEqual([null, 30_00]);
});

it('[REP-10] across stand at most 60 values, each with up to eight numbers; more is refused with what to do', async () => {
  const office = await anOddOffice();
  const many = Array.from({ length: 61 }, (_, index) => addDays(isoDate('2025-01-01'), index));
  for (const date of many) await office.do('dispatches.create', { customer: office.id('c0'), date, quoted: 1_00 });
  const across = (to: string): Definition =>
    definition({
      dataset: 'Dispatches',
      columns: ['number'],
      filter: allOf({ column: 'date', op: 'dated', from: isoDate('2025-01-01'), to: isoDate(to) }),
      groups: [{ column: 'customer' }],
      measures: [{ as: 'count' }, { as: 'sum', column: 'price' }, { as: 'average', column: 'price' }, { as: 'least', column: 'date' }],
      pivot: { column: 'date' },
    });
  const { totals } = await run(office, across('2025-03-01'));
  expect(totals.columns).toHaveLength(1 + 4 + 60 * 4);
  expect(await office.refusalOf('reports.list', { filter: { report: across('2025-03-02') } })).toMatchObject({
    message: expect.stringContaining('more than 60 different values'),
  });
});
