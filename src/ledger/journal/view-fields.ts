/** The editable fields of a saved view. */
import * as z from 'zod';
import { viewColumnsSchema, viewFilterSchema, viewListSchema, viewSortSchema } from '../../shared/views.ts';

export const viewFields = z.strictObject({
  list: viewListSchema,
  name: z.string().min(1).max(60),
  /** The user who made it. */
  owner: z.string().min(1).max(120),
  /** Everyone in the office sees it; else its maker alone. */
  shared: z.boolean(),
  filter: viewFilterSchema,
  sort: viewSortSchema.nullable(),
  columns: viewColumnsSchema.nullable(),
  removed: z.boolean(),
});
