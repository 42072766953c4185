/** Reports: their rows, as a list of any size. */
import * as z from 'zod';
import { datasetNames } from '../reports/catalog.ts';
import { reportSchema } from '../reports/check.ts';
import { command, everyone, idSchema, nothing, query } from './call.ts';
import { exported, exportFile } from './exports.ts';
import { fileTokenSchema } from './imports.ts';

const cell = z.union([z.string(), z.number(), z.null()]);
export type ReportCell = z.infer<typeof cell>;

const outputColumn = z.strictObject({
  key: z.string(),
  label: z.string(),
  holds: z.enum(['text', 'choice', 'money', 'number', 'tenths', 'date', 'flag', 'week', 'month', 'quarter', 'year']),
  leads: z.enum(['dispatch', 'invoice', 'record', 'customer']).optional(),
  /** A column that the pivot made: the measure it repeats, and for which value of the pivot's column. */
  pivoted: z.strictObject({ measure: z.string(), value: cell }).optional(),
});
export type ReportOutput = z.infer<typeof outputColumn>;

export const reportRow = z.strictObject({
  id: z.string(),
  cells: z.array(cell),
  /** Where each cell leads: the ID of what it names, or null. */
  leads: z.array(idSchema.nullable()),
  /** What the row itself opens: of a report of groups, nothing. */
  opens: idSchema.nullable(),
});
export type ReportRow = z.infer<typeof reportRow>;

/** The chart of a report as the window draws it: the paper shows it as a picture, in which nothing runs and nothing is fetched. */
const paperChart = z.strictObject({
  svg: z.string().startsWith('<svg').max(2_000_000),
  legend: z.array(z.strictObject({ name: z.string().max(200), color: z.string().regex(/^#[0-9a-f]{6}$/i) })).max(20),
  /** How many of the report's groups it shows: the first ones. */
  points: z.int().nonnegative(),
});
export type PaperChart = z.infer<typeof paperChart>;

/** A report on paper, with its chart where it has one. */
const onPaper = z.strictObject({ name: z.string().min(1).max(60), report: reportSchema, chart: paperChart.optional() });

export const reports = {
  'reports.list': query(
    z.strictObject({
      filter: z.strictObject({ report: reportSchema }),
      /** By the key of an output column, instead of how the report is sorted. */
      sort: z.strictObject({ by: z.string().max(100), descending: z.boolean() }).optional(),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(500).default(200),
      /** The name of this asking, by which it can be stopped. */
      ask: idSchema.optional(),
    }),
    z.strictObject({
      rows: z.array(reportRow),
      /** Rows or groups in all. */
      count: z.int().nonnegative(),
      totals: z.strictObject({
        dataset: z.enum(datasetNames),
        columns: z.array(outputColumn),
        /** Over everything that the report finds: for each column its sum or measure, null where there is none. */
        cells: z.array(cell),
        /** How many single rows are in it. */
        rows: z.int().nonnegative(),
        /** There are more groups than are shown. */
        more: z.boolean(),
      }),
    }),
  ),
  /** Nobody waits for this asking any more. */
  'reports.stop': query(z.strictObject({ ask: idSchema }), nothing),
  'reports.pdf': command(everyone, onPaper.extend({ to: fileTokenSchema }), exported),
  /** Shows it ready to be printed. */
  'reports.print': command(everyone, onPaper, z.strictObject({ rows: z.int().nonnegative() })),
  /** Writes all rows or groups into a file. */
  'reports.export': command(everyone, exportFile.extend({ report: reportSchema }), exported),
};
