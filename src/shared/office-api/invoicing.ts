/** Invoices in numbers: the generators, the reinvoicing run, and what is done with many invoices at once. */
import * as z from 'zod';
import { isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { customerKindSchema } from '../words.ts';
import { billers, command, idSchema, query } from './call.ts';
import { gathering, passedOver } from './gathering.ts';
import { runResult } from './runs.ts';

const ids = z.array(idSchema).min(1).max(10_000);

export const generation = z.strictObject({
  gathering,
  /** Absent: for all customers. */
  customers: ids.optional(),
  /** Customers to leave out. */
  except: z.array(idSchema).max(10_000).default([]),
  /** An invoice of less is not made. */
  atLeast: centsSchema.optional(),
});

export const plannedInvoice = z.strictObject({
  customer: z.strictObject({ id: idSchema, name: z.string(), kind: customerKindSchema }),
  trips: z.int(),
  /** How many of the trips are overpaid. */
  overpaid: z.int(),
  /** The dates of service; null on an invoice of the ledger alone. */
  from: isoDateSchema.nullable(),
  to: isoDateSchema.nullable(),
  /** What the trips owe. */
  owed: centsSchema,
  /** Null: it carries none. */
  ledgerCharge: centsSchema.nullable(),
  total: centsSchema,
});
export type PlannedInvoice = z.infer<typeof plannedInvoice>;

export const invoicePlan = z.strictObject({
  /** By customer's name. */
  invoices: z.array(plannedInvoice),
  totals: z.strictObject({ invoices: z.int(), trips: z.int(), owed: centsSchema, ledgerCharges: centsSchema, total: centsSchema }),
  /** `tooSmall`: invoices of less than the least amount. */
  passedOver: passedOver.extend({ tooSmall: z.int() }),
});
export type InvoicePlan = z.infer<typeof invoicePlan>;

/** Open invoices committed this many days ago, or more, are marked Unpaid, and what waits is invoiced anew. */
export const reinvoicing = z.strictObject({
  olderThan: z.int().min(0).max(3650),
  /** Only the customers whose invoices are marked Unpaid; else also whoever has trips waiting. */
  onlyTheirs: z.boolean().default(false),
  except: z.array(idSchema).max(10_000).default([]),
  atLeast: centsSchema.optional(),
});

const amountOf = { invoices: z.int(), amount: centsSchema };

export const bulkDeeds = ['commit', 'Unpaid', 'Sold', 'cancel'] as const;
export const bulkDeedSchema = z.enum(bulkDeeds);
export type BulkDeed = z.infer<typeof bulkDeedSchema>;
const bulk = z.strictObject({ ids, deed: bulkDeedSchema });

export const invoicing = {
  /** What generating would make now, to the cent. */
  'invoices.plan': query(generation, invoicePlan, billers),
  /** Makes a draft for each customer, or commits at once. Each invoice is one operation: what was made before a cancel stays. */
  'invoices.generate': command(
    billers,
    generation.extend({ commit: z.boolean().default(false) }),
    runResult.extend({ trips: z.int(), total: centsSchema }),
  ),
  'invoices.planReinvoicing': query(
    reinvoicing,
    /** `overdue`: what becomes Unpaid, by customer. */
    z.strictObject({ overdue: z.array(z.strictObject({ customer: idSchema, ...amountOf })), plan: invoicePlan }),
    billers,
  ),
  /** Customer by customer: marks the old ones Unpaid and makes the new one, both or neither. */
  'invoices.reinvoice': command(
    billers,
    reinvoicing.extend({ commit: z.boolean().default(false) }),
    runResult.extend({ unpaid: z.strictObject(amountOf), made: z.strictObject({ ...amountOf, trips: z.int() }) }),
  ),
  /** What could be done with each of many invoices, and why not with others. `amount`: what is due now on those it can be done with. */
  'invoices.planBulk': query(bulk, z.strictObject({ ...amountOf, trips: z.int(), refused: runResult.shape.refused }), billers),
  /** Each invoice is one operation of its own; those that cannot be done are named, and hold up no other. */
  'invoices.bulk': command(billers, bulk, runResult),
};
