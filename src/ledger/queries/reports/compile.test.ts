import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../../test/builders/an-office.ts';
import type { Office } from '../../../../test/builders/office.ts';
import { isoDate } from '../../../shared/dates.ts';
import { columnsOf, type DatasetName, datasetNames, type ReportColumn } from '../../../shared/reports/catalog.ts';
import { operatorsOf, problemOf, reportSchema, summariesOf } from '../../../shared/reports/check.ts';
import {
  allOf,
  type Condition,
  dateParts,
  type Definition,
  definition,
  type FilterTree,
  type Measure,
  periods,
} from '../../../shared/reports/definition.ts';
import { drill } from '../../../shared/reports/drill.ts';
import { outputOf } from '../../../shared/reports/output.ts';
import { compileGroups, compileRows } from './compile.ts';

/** What somebody who means harm would type. */
const nasty = `x' OR 1=1; DROP TABLE puts; --"`;
const today = isoDate('2026-03-02');

const value = fc.oneof(fc.constant(nasty), fc.string({ maxLength: 20 }), fc.constantFrom('Check', 'maple', 'BLS', '%', '_', '\\'));
const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
const day = fc.constantFrom(isoDate('2025-12-31'), isoDate('2026-01-05'), isoDate('2026-03-02'));

function conditionOn([column, { holds }]: [string, ReportColumn]): fc.Arbitrary<Condition> {
  return fc.constantFrom(...operatorsOf[holds]).chain((op): fc.Arbitrary<Condition> => {
    switch (op) {
      case 'is any of':
      case 'is none of':
        return fc.record({ column: fc.constant(column), op: fc.constant(op), values: fc.array(value, { minLength: 1, maxLength: 3 }) });
      case 'between':
        return fc.record({ column: fc.constant(column), op: fc.constant(op), from: whole, to: whole });
      case 'dated':
        return fc.record({ column: fc.constant(column), op: fc.constant(op), from: day, to: day }, { requiredKeys: ['column', 'op'] });
      case 'in':
        return fc.record({ column: fc.constant(column), op: fc.constant(op), period: fc.constantFrom(...periods) });
      case 'yes':
      case 'no':
      case 'is empty':
      case 'is not empty':
        return fc.constant({ column, op });
      case 'is this one':
        return fc.constant({ column, op, id: nasty, name: nasty });
      case '=':
      case '≠':
      case '<':
      case '≤':
      case '>':
      case '≥':
        return fc.record({ column: fc.constant(column), op: fc.constant(op), value: whole });
      default:
        return fc.record({ column: fc.constant(column), op: fc.constant(op), value });
    }
  });
}

function filterOf(dataset: DatasetName, depth = 3): fc.Arbitrary<FilterTree> {
  const condition = fc.constantFrom(...columnsOf(dataset)).chain(conditionOn);
  const node = depth === 1 ? condition : fc.oneof({ weight: 3, arbitrary: condition }, filterOf(dataset, depth - 1));
  return fc.record({ match: fc.constantFrom('all' as const, 'any' as const, 'none' as const), of: fc.array(node, { maxLength: 3 }) });
}

function measureOf(dataset: DatasetName): fc.Arbitrary<Measure> {
  const summary = fc
    .constantFrom(...columnsOf(dataset))
    .chain(([column, { holds }]) => fc.record({ as: fc.constantFrom(...summariesOf(holds)), column: fc.constant(column) }));
  return fc.oneof(fc.constant({ as: 'count' as const }), summary);
}

const groupOf = (dataset: DatasetName) =>
  fc
    .constantFrom(...columnsOf(dataset))
    .chain(([column, { holds }]) =>
      holds === 'date' ? fc.record({ column: fc.constant(column), by: fc.constantFrom(...dateParts) }) : fc.constant({ column }),
    );

const definitions: fc.Arbitrary<Definition> = fc
  .constantFrom(...datasetNames)
  .chain((dataset) =>
    fc.record({
      dataset: fc.constant(dataset),
      columns: fc.uniqueArray(fc.constantFrom(...columnsOf(dataset).map(([name]) => name)), { minLength: 1, maxLength: 6 }),
      filter: filterOf(dataset),
      groups: fc.uniqueArray(groupOf(dataset), { maxLength: 3, selector: ({ column }) => column }),
      measures: fc.uniqueArray(measureOf(dataset), { maxLength: 3, selector: (measure) => JSON.stringify(measure) }),
      pivot: fc.option(groupOf(dataset)),
      sort: fc.constant<Definition['sort']>([]),
      chart: fc.constant(null),
    }),
  )
  .chain((report) => {
    const keys = outputOf(report).map(({ key }) => key);
    const sort: fc.Arbitrary<Definition['sort']> = fc.array(
      fc.record({ by: fc.constantFrom('number', ...keys), descending: fc.boolean() }),
      { maxLength: 2 },
    );
    return sort.map((chosen) => ({ ...report, sort: chosen }));
  })
  .filter((report) => problemOf(report) === null);

async function theOffice(): Promise<Office> {
  const office = await anOffice()
    .withCustomer('maple', { name: 'Maple Court', ledger: 20_00 })
    .withCustomer('weiss', { kind: 'patient', name: nasty })
    .withDispatch('d1', { customer: 'maple', date: '2025-12-31', price: 100_01 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-05', price: 250_00 })
    .withDispatch('d3', { customer: 'maple', date: '2026-02-10', price: 333_33 })
    .withDispatch('d4', { customer: 'weiss', date: '2026-02-11', price: 80_00, patient: nasty })
    .open();
  await office.commit('i1', { customer: 'maple' });
  await office.commit('i2', { customer: 'weiss' });
  await office.pay('i1', { amount: 120_00 });
  await office.pay('i2', { amount: 100_00, type: 'Cash' });
  return office;
}

describe('[REP-1] a report is one statement over the columns of the catalog', () => {
  it('whatever it is made of, and its groups add up to the whole to the cent', async () => {
    const office = await theOffice();
    await fc.assert(
      fc.asyncProperty(definitions, async (report) => {
        const { rows, totals, count } = await office.do('reports.list', { filter: { report }, limit: 500 });
        expect(rows).toHaveLength(count);
        totals.columns.forEach(({ key, holds }, index) => {
          const isSum = report.groups.length + report.measures.length > 0 ? /^(sum:|count)/.test(key) : holds === 'money';
          if (!isSum) return;
          expect(rows.reduce((total, { cells }) => total + Number(cells[index] ?? 0), 0)).toBe(totals.cells[index]);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('[REP-2] and the rows behind each number of its groups are as many as it counts', async () => {
    const office = await theOffice();
    const grouped = definitions.filter(({ groups }) => groups.length > 0);
    await fc.assert(
      fc.asyncProperty(grouped, async (given) => {
        const report: Definition = { ...given, measures: [{ as: 'count' }], sort: [] };
        const { rows, totals } = await office.do('reports.list', { filter: { report }, limit: 500 });
        const at = report.groups.length;
        for (const row of rows.slice(0, 3)) {
          for (const [index, column] of totals.columns.entries()) {
            if (index < at) continue;
            const behind = await office.do('reports.list', { filter: { report: drill(report, row, column) } });
            expect(behind.count).toBe(row.cells[index]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('in which nothing that was typed becomes SQL', () => {
    fc.assert(
      fc.property(definitions, (report) => {
        for (const { sql } of [compileRows({ ...report, sort: [] }, today), compileGroups(report, today)]) {
          expect(sql).not.toContain('DROP TABLE');
          expect(sql).not.toMatch(/;/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a column', { columns: ['date FROM users --'] }],
    ['a column that every object has', { columns: ['constructor'] }],
    ['a filter', { filter: allOf({ column: nasty, op: 'is', value: 'x' }) }],
    ['a group', { groups: [{ column: 'password' }], measures: [{ as: 'count' as const }] }],
    ['a measure', { measures: [{ as: 'sum' as const, column: '1) FROM users --' }] }],
    ['an order', { sort: [{ by: 'op', descending: false }] }],
  ])('and %s that is not in the catalog is refused', (_, part) => {
    expect(reportSchema.safeParse(definition({ dataset: 'Dispatches', columns: ['number'], ...part })).success).toBe(false);
  });
});
