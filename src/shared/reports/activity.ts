/** Who did how much over time, as reports: the Billing Activity Visualizer shows them. */
import type { IsoDate } from '../dates.ts';
import { paydeskUser } from '../words.ts';
import { allOf, type Condition, type DatePart, type Definition, definition, type Measure } from './definition.ts';

export const activityKinds = ['Payment events', 'Money applied', 'Money recorded', 'Invoices committed', 'Amount invoiced'] as const;
export type ActivityKind = (typeof activityKinds)[number];

export type Activity = {
  kind: ActivityKind;
  by: DatePart;
  from: IsoDate;
  to: IsoDate;
  /** Empty: everyone, and what Paydesk itself booked [ACT-1]. */
  billers: readonly string[];
};

/** The report of an activity: periods down, billers across. */
export function activityReport({ kind, by, from, to, billers }: Activity): Definition {
  const { dataset, date, who, measure, columns } = sources[kind];
  const chosen: Condition[] = billers.length === 0 ? [] : [{ column: who, op: 'is any of', values: [...billers] }];
  return definition({
    dataset,
    columns: [...columns],
    filter: allOf({ column: date, op: 'dated', from, to }, ...chosen),
    groups: [{ column: date, by }],
    measures: [measure],
    pivot: { column: who },
    chart: 'stacked bars',
  });
}

/** Who of those by whom there may be something can be chosen: everyone but Paydesk itself [ACT-1]. */
export function billersAmong(creators: readonly string[]): string[] {
  return creators.filter((name) => name !== paydeskUser);
}

type Source = { dataset: Definition['dataset']; date: string; who: string; measure: Measure; columns: readonly string[] };

const events = {
  dataset: 'PaymentEvents',
  date: 'date',
  who: 'createdBy',
  columns: ['date', 'kind', 'dispatch', 'customer', 'transactionType', 'transactionNumber', 'amount', 'createdBy', 'comment'],
} as const;
const invoices = {
  dataset: 'Invoices',
  date: 'committedOn',
  who: 'committedBy',
  columns: ['number', 'customer', 'kind', 'state', 'committedOn', 'committedBy', 'trips', 'invoiced', 'dueNow'],
} as const;

const sources: Readonly<Record<ActivityKind, Source>> = {
  'Payment events': { ...events, measure: { as: 'count' } },
  'Money applied': { ...events, measure: { as: 'sum', column: 'moneyApplied' } },
  'Money recorded': {
    dataset: 'Transactions',
    date: 'date',
    who: 'createdBy',
    measure: { as: 'sum', column: 'amount' },
    columns: ['date', 'type', 'nature', 'number', 'customer', 'invoice', 'amount', 'createdBy', 'comment'],
  },
  'Invoices committed': { ...invoices, measure: { as: 'count' } },
  'Amount invoiced': { ...invoices, measure: { as: 'sum', column: 'invoiced' } },
};
