/** How a call of the office API is declared: nothing can be declared without its authority and its effect. */
import * as z from 'zod';
import type { Role } from '../words.ts';

export type Effect = 'query' | 'command' | 'door';

export type Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType, Does extends Effect = Effect> = {
  effect: Does;
  /** Who may: a user needs one of these. At the door, nobody needs any. */
  roles: readonly Role[];
  input: Input;
  output: Output;
};

export const everyone: readonly Role[] = ['Administrator', 'Captain', 'Biller', 'Viewer'];
export const billers: readonly Role[] = ['Administrator', 'Captain', 'Biller'];
export const administrators: readonly Role[] = ['Administrator'];

/** A call that reads. Every role may, unless said otherwise. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
  roles = everyone,
): Call<Input, Output, 'query'> {
  return { effect: 'query', roles, input, output };
}

/** A call that changes the books or this desk. */
export function command<Input extends z.ZodType, Output extends z.ZodType>(
  roles: readonly Role[],
  input: Input,
  output: Output,
): Call<Input, Output, 'command'> {
  return { effect: 'command', roles, input, output };
}

/** A call that needs nobody to be signed in: coming in, leaving, locking, and founding an office. */
export function door<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output): Call<Input, Output, 'door'> {
  return { effect: 'door', roles: [], input, output };
}

export const nothing = z.strictObject({});
export const idSchema = z.string().min(1).max(120);
export const byId = z.strictObject({ id: idSchema });

/** Asks for one page of a list; the screen scrolls by offset. */
export const pageOf = <Filter extends z.ZodType, Column extends string>(filter: Filter, columns: readonly [Column, ...Column[]]) =>
  z.strictObject({
    filter,
    sort: z.strictObject({ by: z.enum(columns), descending: z.boolean() }).optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(200),
  });

/** A page and the totals of everything that the filter finds. */
export const listOf = <Row extends z.ZodType, Totals extends z.ZodRawShape>(row: Row, totals: Totals) =>
  z.strictObject({ rows: z.array(row), count: z.int().nonnegative(), totals: z.strictObject(totals) });
