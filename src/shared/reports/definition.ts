/**
 * What a report is: its dataset, columns, nested filter, groups, measures, pivot, order and chart. Only names of the catalog and values: the ledger
 * compiles it into one SQL statement in which every value is a parameter.
 */
import * as z from 'zod';
import { isoDateSchema } from '../dates.ts';
import { datasetNames } from './catalog.ts';

const name = z.string().min(1).max(40);
const typed = z.string().max(200);
const whole = z.int();

/** Periods that follow today, for reports that are read again and again. */
export const periods = [
  'today',
  'last 7 days',
  'last 30 days',
  'last 90 days',
  'this month',
  'last month',
  'this quarter',
  'last quarter',
  'last 12 months',
  'this year',
  'last year',
] as const;
export type Period = (typeof periods)[number];

export const numberOperators = ['=', '≠', '<', '≤', '>', '≥'] as const;
export const textOperators = ['is', 'is not', 'contains', 'does not contain', 'begins with'] as const;

const conditionSchema = z.discriminatedUnion('op', [
  /** Of a text; upper and lower case are the same. */
  z.strictObject({ column: name, op: z.enum(textOperators), value: typed }),
  /** Of a choice or a text. */
  z.strictObject({ column: name, op: z.enum(['is any of', 'is none of']), values: z.array(typed).min(1).max(200) }),
  /** Of money (cents), a number, or tenths. */
  z.strictObject({ column: name, op: z.enum(numberOperators), value: whole }),
  z.strictObject({ column: name, op: z.literal('between'), from: whole, to: whole }),
  /** Of a date: both days included; either may be left out. */
  z.strictObject({ column: name, op: z.literal('dated'), from: isoDateSchema.optional(), to: isoDateSchema.optional() }),
  z.strictObject({ column: name, op: z.literal('in'), period: z.enum(periods) }),
  /** Of a flag. */
  z.strictObject({ column: name, op: z.enum(['yes', 'no']) }),
  /** Of a column that leads somewhere: just this customer, whoever else has the name. */
  z.strictObject({ column: name, op: z.literal('is this one'), id: z.string().min(1).max(120), name: typed }),
  /** Of anything. */
  z.strictObject({ column: name, op: z.enum(['is empty', 'is not empty']) }),
]);
export type Condition = z.infer<typeof conditionSchema>;
export type Operator = Condition['op'];

/** Conditions that all must hold, or any of them, or none; they nest. */
export type FilterTree = { match: 'all' | 'any' | 'none'; of: (Condition | FilterTree)[] };
const filterTreeSchema: z.ZodType<FilterTree> = z.strictObject({
  match: z.enum(['all', 'any', 'none']),
  get of() {
    return z.array(z.union([conditionSchema, filterTreeSchema])).max(50);
  },
});

export const dateParts = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type DatePart = (typeof dateParts)[number];

const groupSchema = z.strictObject({
  column: name,
  /** Of a date; left out: each day. */
  by: z.enum(dateParts).optional(),
});
export type Group = z.infer<typeof groupSchema>;

export const summaries = ['sum', 'average', 'least', 'greatest', 'different'] as const;
const measureSchema = z.union([
  z.strictObject({ as: z.literal('count') }),
  /** `different`: how many different values there are. */
  z.strictObject({ as: z.enum(summaries), column: name }),
]);
export type Measure = z.infer<typeof measureSchema>;

export const chartKinds = ['bars', 'stacked bars', 'line', 'pie'] as const;
export type ChartKind = (typeof chartKinds)[number];

export const definitionSchema = z.strictObject({
  dataset: z.enum(datasetNames),
  /** What a report without groups shows, in this order. */
  columns: z.array(name).min(1).max(40),
  filter: filterTreeSchema,
  /** Empty: every single row is shown. */
  groups: z.array(groupSchema).max(4),
  /** What is said of each group. */
  measures: z.array(measureSchema).max(8),
  /** Its values become columns of a grouped report. */
  pivot: groupSchema.nullable(),
  /** By the keys of output columns (`outputOf`), most significant first. */
  sort: z.array(z.strictObject({ by: z.string().max(100), descending: z.boolean() })).max(3),
  chart: z.enum(chartKinds).nullable(),
});
export type Definition = z.infer<typeof definitionSchema>;

/** How deep filters may nest. */
export const deepestFilter = 5;

/** A filter of one level. `allOf({ column: 'parked', op: 'no' })` */
export function allOf(...of: FilterTree['of']): FilterTree {
  return { match: 'all', of };
}

/** A definition that says only what it needs to; the rest is nothing. */
export function definition(spec: Pick<Definition, 'dataset' | 'columns'> & Partial<Definition>): Definition {
  return { filter: allOf(), groups: [], measures: [], pivot: null, sort: [], chart: null, ...spec };
}

/** Whether `node` is a filter of its own, not a single condition. */
export function isTree(node: Condition | FilterTree): node is FilterTree {
  return 'match' in node;
}
