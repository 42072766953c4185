/** The reports that the dashboards are made of. Each number on them is one of a report, so that a click shows its rows. */
import type { IsoDate } from '../../../../shared/dates.ts';
import { allOf, type ChartKind, type Condition, type Definition, definition } from '../../../../shared/reports/definition.ts';

export type Range = { from: IsoDate; to: IsoDate };
export type AgingBy = 'ageStep' | 'invoiceAgeStep';

export type CardSpec = {
  title: string;
  /** What its numbers are, in a sentence. */
  says: string;
  chart: ChartKind;
  report: (range: Range) => Definition;
  /** The same a year before stands beside it. */
  comparesYears?: boolean;
};

const within = (column: string, { from, to }: Range): Condition => ({ column, op: 'dated', from, to });

/** What is due, by its age. */
export const aging = (by: AgingBy): Definition =>
  definition({
    dataset: 'Dispatches',
    columns: ['number', 'date', 'customer', 'serviceLevel', 'payor', 'state', 'price', 'paid', 'balanceDue', 'age'],
    filter: allOf({ column: 'balanceDue', op: '≠', value: 0 }),
    groups: [{ column: by }],
    measures: [{ as: 'sum', column: 'balanceDue' }, { as: 'count' }],
  });

export const monthlyCards: readonly CardSpec[] = [
  {
    title: 'Revenue',
    says: 'The price of all trips, by date of service',
    chart: 'bars',
    comparesYears: true,
    report: (range) =>
      definition({
        dataset: 'Dispatches',
        columns: ['number', 'date', 'customer', 'serviceLevel', 'payor', 'state', 'price', 'paid', 'owed'],
        filter: allOf(within('date', range)),
        groups: [{ column: 'date', by: 'month' }],
        measures: [{ as: 'sum', column: 'price' }],
      }),
  },
  {
    title: 'Collected by method',
    says: 'The whole check register, what was given back taken off',
    chart: 'stacked bars',
    report: (range) =>
      definition({
        dataset: 'Transactions',
        columns: ['date', 'type', 'nature', 'number', 'customer', 'invoice', 'amount', 'createdBy'],
        filter: allOf(within('date', range)),
        groups: [{ column: 'date', by: 'month' }],
        measures: [{ as: 'sum', column: 'amount' }],
        pivot: { column: 'type' },
      }),
  },
];
