import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { customerKindSchema } from '../words.ts';
import { consequences } from './money.ts';
import { billers, byId, command, idSchema, listOf, pageOf, query } from './call.ts';

export const customerFilter = z.strictObject({
  kinds: z.array(customerKindSchema).optional(),
  withBalance: z.boolean().optional(),
  archived: z.boolean().optional(),
  /** Words of a name, city or email. */
  text: z.string().max(200).optional(),
});

const details = {
  name: z.string().trim().min(1).max(200),
  kind: customerKindSchema,
  email: z.string().max(200),
  phone: z.string().max(40),
  line1: z.string().max(200),
  line2: z.string().max(200),
  city: z.string().max(100),
  region: z.string().max(50),
  postal: z.string().max(20),
};

const contact = z.strictObject({
  name: z.string().max(200),
  role: z.string().max(100),
  phone: z.string().max(40),
  email: z.string().max(200),
});
export type Contact = z.infer<typeof contact>;

const physicalAddress = z.strictObject({
  line1: details.line1,
  line2: details.line2,
  city: details.city,
  region: details.region,
  postal: details.postal,
});
export type PhysicalAddress = z.infer<typeof physicalAddress>;

/** Whom to speak with, and where the customer is; null: where its letters go. */
const more = { contacts: z.array(contact).max(50), physical: physicalAddress.nullable() };

export const customerRow = z.strictObject({
  id: idSchema,
  name: z.string(),
  kind: customerKindSchema,
  city: z.string(),
  /** Positive: the customer owes. */
  ledgerBalance: centsSchema,
  balanceDue: centsSchema,
  openInvoices: z.int(),
  archived: z.boolean(),
});
export type CustomerRow = z.infer<typeof customerRow>;

export const ledgerEntryRow = z.strictObject({
  id: idSchema,
  date: isoDateSchema,
  /** Positive: the customer owes more. */
  amount: centsSchema,
  comment: z.string(),
  creator: z.string(),
  /** What the ledger stood at after it. */
  balanceAfter: centsSchema,
  record: z.strictObject({ id: idSchema, number: z.string() }).nullable(),
  invoice: z.strictObject({ id: idSchema, number: z.string() }).nullable(),
});

export const customer = customerRow.extend({
  email: z.string(),
  phone: z.string(),
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  region: z.string(),
  postal: z.string(),
  /** Its ID in the office's former system. */
  externalId: z.string(),
  ...more,
  ledger: z.array(ledgerEntryRow),
  waiting: z.strictObject({ count: z.int(), amount: centsSchema }),
  /** The customer that everything of this one counts for: it was a duplicate. */
  mergedInto: z.strictObject({ id: idSchema, name: z.string() }).nullable(),
  /** The duplicates that were merged into this one, the latest first. */
  duplicates: z.array(z.strictObject({ id: idSchema, name: z.string(), mergedAt: instantSchema })),
});
export type Customer = z.infer<typeof customer>;

export const customers = {
  'customers.list': query(
    pageOf(customerFilter, ['name', 'kind', 'city', 'ledgerBalance', 'balanceDue']),
    listOf(customerRow, { ledgerBalance: centsSchema, balanceDue: centsSchema }),
  ),
  'customers.get': query(byId, customer),
  'customers.create': command(
    billers,
    z.strictObject({
      ...details,
      email: details.email.default(''),
      phone: details.phone.default(''),
      line1: details.line1.default(''),
      line2: details.line2.default(''),
      city: details.city.default(''),
      region: details.region.default(''),
      postal: details.postal.default(''),
    }),
    byId.extend({ operation: idSchema }),
  ),
  'customers.change': command(
    billers,
    z.strictObject({ id: idSchema, set: z.strictObject({ ...details, ...more, archived: z.boolean() }).partial() }),
    z.strictObject({ operation: idSchema }),
  ),
  /** A ledger entry by hand; positive: the customer owes more. Not zero. */
  'customers.addLedgerEntry': command(
    billers,
    z.strictObject({ customer: idSchema, amount: centsSchema, comment: z.string().max(500).default('') }),
    z.strictObject({ operation: idSchema }),
  ),
  'customers.foreseeLedgerEntry': query(z.strictObject({ customer: idSchema, amount: centsSchema }), consequences, billers),
};
