/** Bringing customers, trips and open balances in from a file: looked at, checked row by row, brought in as a whole, taken back as a whole. */
import * as z from 'zod';
import { instantSchema } from '../dates.ts';
import { columnMappingSchema, importKindSchema } from '../import-fields.ts';
import { centsSchema } from '../money.ts';
import { customerKindSchema } from '../words.ts';
import { billers, byId, command, idSchema, listOf, nothing, pageOf, query } from './call.ts';

/** Stands for a file that the user chose in a dialog; never a path. */
export const fileTokenSchema = z.string().min(1).max(120);

/**
 * What would become of a row: `new` is added; `bad` cannot be read, and says why; the others are right, and add nothing.
 */
export const rowStatuses = ['new', 'here already', 'twice in the file', 'nothing to add', 'bad'] as const;
export const rowStatusSchema = z.enum(rowStatuses);
export type RowStatus = z.infer<typeof rowStatusSchema>;

/** How a file is to be understood. */
export const importPlan = z.strictObject({
  file: fileTokenSchema,
  holds: importKindSchema,
  mapping: columnMappingSchema,
  /** What customers are whose row does not say. */
  usualKind: customerKindSchema.default('facility'),
});

export const importCounts = z.strictObject({
  rows: z.int(),
  new: z.int(),
  'here already': z.int(),
  'twice in the file': z.int(),
  'nothing to add': z.int(),
  bad: z.int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

/** What the new rows add, to the cent. */
export const importTotals = z.strictObject({
  /** Of trips: their prices, what was paid for them before, what they still owe. Of balances: the sum that is owed more. */
  price: centsSchema,
  paid: centsSchema,
  owed: centsSchema,
});
export type ImportTotals = z.infer<typeof importTotals>;

export const importRow = z.strictObject({
  /** The row of the file, as a spreadsheet counts. */
  id: z.string(),
  line: z.int(),
  status: rowStatusSchema,
  /** Why it is bad or passed over; of a new trip, what the workflow makes of it. */
  reason: z.string(),
  /** What was read: who or which trip. */
  what: z.string(),
  customer: z.string(),
  date: z.string(),
  price: centsSchema.nullable(),
  owed: centsSchema.nullable(),
});
export type ImportRow = z.infer<typeof importRow>;

const openedFile = z.strictObject({
  name: z.string(),
  /** `Text in UTF-8, separated by commas`. */
  form: z.string(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  rows: z.int(),
  columns: z.array(z.strictObject({ name: z.string(), samples: z.array(z.string()) })),
  /** What it most likely holds, and for each kind what its columns most likely mean. */
  holds: importKindSchema,
  mappings: z.record(importKindSchema, columnMappingSchema),
  /** Kinds whose mapping is that of an earlier file with these columns. */
  remembered: z.array(importKindSchema),
});

const doneImport = z.strictObject({
  id: idSchema,
  at: instantSchema,
  user: z.string(),
  file: z.string(),
  holds: importKindSchema,
  added: z.int(),
  passedOver: z.int(),
  total: centsSchema,
  undone: z.boolean(),
});

export const imports = {
  /** Reads the file; it stays open for the calls below until another one is. */
  'imports.open': command(billers, z.strictObject({ file: fileTokenSchema, sheet: z.string().max(200).optional() }), openedFile),
  /** Judges every row; nothing is changed. Cancelled: null. */
  'imports.check': command(billers, importPlan, z.strictObject({ counts: importCounts, totals: importTotals }).nullable()),
  /** The rows of the file as they were judged last. */
  'importRows.list': query(
    pageOf(z.strictObject({ file: fileTokenSchema, statuses: z.array(rowStatusSchema).optional() }), ['line']),
    listOf(importRow, importTotals.shape),
    billers,
  ),
  /** Adds the new rows in one durable step, or, cancelled, none: null. Refused when it would not be what `imports.check` said. */
  'imports.run': command(
    billers,
    importPlan.extend({ expected: importCounts }),
    z.strictObject({ id: idSchema, counts: importCounts, totals: importTotals }).nullable(),
  ),
  /** Writes the bad rows, with the reason in a column of their own, into the chosen file. */
  'imports.saveBad': command(billers, z.strictObject({ file: fileTokenSchema, to: fileTokenSchema }), z.strictObject({ rows: z.int() })),
  /** The files that were brought in, the newest first. */
  'imports.done': query(nothing, z.strictObject({ imports: z.array(doneImport) })),
  /** Whether it can be taken back, and what that does. */
  'imports.planUndo': query(
    byId,
    z.strictObject({ customers: z.int(), dispatches: z.int(), entries: z.int(), total: centsSchema, obstacle: z.string().nullable() }),
    billers,
  ),
  /** Takes it back as a whole, while nothing has happened to its rows. Cancelled: not done. */
  'imports.undo': command(billers, byId, z.strictObject({ done: z.boolean() })),
};
