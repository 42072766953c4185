/** The lists of the desk as files: everything that the filter finds, in the order of the screen. */
import type * as z from 'zod';
import { command, everyone } from './call.ts';
import { customers } from './customers.ts';
import { dispatches } from './dispatches.ts';
import { exported, exportFile } from './exports.ts';
import { invoices } from './invoices.ts';
import { register } from './register.ts';

type List<Filter extends z.ZodType, Sort extends z.ZodType> = { input: { shape: { filter: Filter; sort: Sort } } };

const exportOf = <Filter extends z.ZodType, Sort extends z.ZodType>({ input: { shape } }: List<Filter, Sort>) =>
  command(everyone, exportFile.extend({ filter: shape.filter, sort: shape.sort }), exported);

export const listExports = {
  'customers.export': exportOf(customers['customers.list']),
  'dispatches.export': exportOf(dispatches['dispatches.list']),
  'invoices.export': exportOf(invoices['invoices.list']),
  'register.export': exportOf(register['register.list']),
};
