/** The reports that the dashboards are made of. Each number on them is one of a report, so that a click shows its rows. */
import type { IsoDate } from '../../../../shared/dates.ts';
import { allOf, type ChartKind, type Condition, type Definition, definition } from '../../../../shared/reports/definition.ts';

export type Range = { from: IsoDate; to: IsoDate };
export type AgingBy = 'ageStep' | 'invoiceAgeStep';

/** How a card's numbers are said, and what its points are. */
type Shape =
  /** One series for each measure or value of the pivot; with `comparesYears`, the same a year before beside it. */
  | { comparesYears?: boolean; names?: readonly string[] }
  /** How much of each month's whole is of this value of the pivot, in percent. */
  | { shareOf: string };

export type CardSpec = {
  title: string;
  /** What its numbers are, in a sentence. */
  says: string;
  chart: ChartKind;
  report: (range: Range) => Definition;
  in?: 'money' | 'days';
} & Shape;

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
  {
    title: 'Days to pay',
    says: 'From the day an invoice was committed to each payment on one of its trips, on average',
    chart: 'line',
    in: 'days',
    comparesYears: true,
    report: (range) =>
      definition({
        dataset: 'PaymentEvents',
        columns: ['date', 'kind', 'dispatch', 'customer', 'invoice', 'invoiceDate', 'amount', 'daysToPay', 'transactionType'],
        filter: allOf(within('date', range), { column: 'daysToPay', op: 'is not empty' }),
        groups: [{ column: 'date', by: 'month' }],
        measures: [{ as: 'average', column: 'daysToPay' }],
      }),
  },
  {
    title: 'Portal share',
    says: 'How much of the money that came in was paid through Stripe, in percent',
    chart: 'line',
    shareOf: 'Stripe',
    report: (range) =>
      definition({
        dataset: 'Transactions',
        columns: ['date', 'type', 'nature', 'number', 'customer', 'invoice', 'moneyIn', 'method'],
        filter: allOf(within('date', range), { column: 'amount', op: '>', value: 0 }),
        groups: [{ column: 'date', by: 'month' }],
        measures: [{ as: 'sum', column: 'moneyIn' }],
        pivot: { column: 'type' },
      }),
  },
  {
    title: 'Stripe fees',
    says: 'Processing fees that customers paid, and card and dispute fees that are booked',
    chart: 'bars',
    names: ['Collected from customers', 'Booked as cost'],
    report: (range) =>
      definition({
        dataset: 'Transactions',
        columns: ['date', 'nature', 'number', 'customer', 'invoice', 'amount', 'feeCollected', 'stripeFee'],
        filter: allOf(within('date', range), { column: 'type', op: 'is any of', values: ['Stripe'] }),
        groups: [{ column: 'date', by: 'month' }],
        measures: [
          { as: 'sum', column: 'feeCollected' },
          { as: 'sum', column: 'stripeFee' },
        ],
      }),
  },
  {
    title: 'Disputes',
    says: 'Lost disputes and their corrections, with their fees, when they were booked',
    chart: 'bars',
    comparesYears: true,
    report: (range) =>
      definition({
        dataset: 'Transactions',
        columns: ['date', 'nature', 'number', 'customer', 'invoice', 'amount', 'stripeFee', 'comment', 'needsReview'],
        filter: allOf(
          within('date', range),
          { column: 'type', op: 'is any of', values: ['Stripe'] },
          { column: 'nature', op: 'is any of', values: ['lost dispute', 'dispute corrected'] },
        ),
        groups: [{ column: 'date', by: 'month' }],
        measures: [{ as: 'sum', column: 'amount' }],
      }),
  },
  {
    title: 'Write-offs',
    says: 'What is owed on trips that are Finished, by date of service',
    chart: 'bars',
    comparesYears: true,
    report: (range) =>
      definition({
        dataset: 'Dispatches',
        columns: ['number', 'date', 'customer', 'serviceLevel', 'payor', 'price', 'paid', 'writtenOff'],
        filter: allOf(within('date', range), { column: 'writtenOff', op: '>', value: 0 }),
        groups: [{ column: 'date', by: 'month' }],
        measures: [{ as: 'sum', column: 'writtenOff' }],
      }),
  },
];
