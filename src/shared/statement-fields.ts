/** What the columns of a bank's statement can mean. */
import * as z from 'zod';
import { columnMappingSchema, type ImportField } from './import-fields.ts';

/** In the order in which people think of them; without an amount there is money out and money in. */
export const statementFields: readonly ImportField[] = [
  { key: 'date', label: 'Date', required: true },
  { key: 'amount', label: 'Amount', hint: 'money out is negative' },
  { key: 'debit', label: 'Money out', hint: 'where it has a column of its own' },
  { key: 'credit', label: 'Money in', hint: 'where it has a column of its own' },
  { key: 'description', label: 'Description' },
  { key: 'number', label: 'Check or slip number' },
  { key: 'reference', label: 'Reference', hint: 'the bank’s own, different for each line' },
];

/** How a table is read as a statement. */
export const statementColumnsSchema = z.strictObject({
  mapping: columnMappingSchema,
  /** Whether a row names the columns; where none does they are called Column A, Column B… */
  heading: z.boolean(),
});
export type StatementColumns = z.infer<typeof statementColumnsSchema>;
