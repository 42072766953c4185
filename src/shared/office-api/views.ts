/** Saved views of lists. */
import * as z from 'zod';
import { viewColumnsSchema, viewFilterSchema, viewListSchema, viewSortSchema } from '../views.ts';
import { billers, byId, command, idSchema, query } from './call.ts';

const content = {
  name: z.string().trim().min(1).max(60),
  shared: z.boolean(),
  filter: viewFilterSchema,
  sort: viewSortSchema.nullable(),
  columns: viewColumnsSchema.nullable(),
};

export const savedView = z.strictObject({
  id: idSchema,
  ...content,
  /** Whether the user may change or remove it. */
  mayChange: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;

const operation = { operation: idSchema };

export const views = {
  /** The user's own views of a list and those for everyone, by name. */
  'views.all': query(z.strictObject({ list: viewListSchema }), z.strictObject({ views: z.array(savedView) })),
  /** Saves a new view, or changes the one of this ID. */
  'views.save': command(billers, z.strictObject({ id: idSchema.optional(), list: viewListSchema, ...content }), byId.extend(operation)),
  'views.remove': command(billers, byId, z.strictObject(operation)),
};
