/** Views of lists: a filter, an order and columns under a name. Of `reports` the filter holds the whole definition, as `report`. */
import * as z from 'zod';

export const viewListSchema = z.enum(['dispatches', 'invoices', 'register', 'events', 'customers', 'reports']);
export type ViewList = z.infer<typeof viewListSchema>;

/** The filter of its list; whoever applies it proves it by the schema of that list. */
export const viewFilterSchema = z.record(z.string().max(40), z.json());
export const viewSortSchema = z.strictObject({ by: z.string().max(40), descending: z.boolean() });
export const viewColumnsSchema = z.strictObject({
  order: z.array(z.string().max(40)).max(60),
  sizes: z.record(z.string().max(40), z.number()),
  visible: z.record(z.string().max(40), z.boolean()),
});
