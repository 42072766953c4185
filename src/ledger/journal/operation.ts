/**
 * What an operation is. An operation carries its whole decision as *writes*: applying it (`books/apply.ts`) only writes down what it says.
 * `put` sets editable fields of an entity, the latest stamp wins field by field; `add` puts an immutable row into a set.
 * So the same operations give the same books in whatever order they arrive and however often.
 */
import * as z from 'zod';
import { isoDateSchema } from '../../shared/dates.ts';
import { columnMappingSchema, importKindSchema } from '../../shared/import-fields.ts';
import { centsSchema } from '../../shared/money.ts';
import { quoteSourceSchema } from '../../shared/quotes.ts';
import { selfPayIdSchema } from '../../shared/self-pay-id.ts';
import {
  customerKindSchema,
  invoiceKindSchema,
  invoiceStateSchema,
  payorSchema,
  roleSchema,
  serviceLevelSchema,
  workflowStateSchema,
} from '../../shared/words.ts';
import { depositFields, depositItemFields, statementLineFields } from './bank-fields.ts';
import { stripeMovementFields, stripePayoutFields } from './stripe-money-fields.ts';
import { adjustmentRow, ledgerEntryRow, paymentEventRow, registerRecordRow } from './money-rows.ts';
import { reviewFields } from './register-fields.ts';
import { paperRow } from './paper-fields.ts';
import { scheduleFields, scheduleLineFields } from './schedule-fields.ts';
import { viewFields } from './view-fields.ts';
import { stripeActivityRow } from './stripe-activity.ts';

const id = z.string().min(1).max(120);
const text = z.string().max(2000);

export const customerFields = z.strictObject({
  name: z.string().min(1).max(200),
  kind: customerKindSchema,
  email: text,
  phone: text,
  line1: text,
  line2: text,
  city: text,
  region: text,
  postal: text,
  /** Where the customer is, when that is not where letters go. */
  physical: z.strictObject({ line1: text, line2: text, city: text, region: text, postal: text }).nullable(),
  contacts: z.array(z.strictObject({ name: text, role: text, phone: text, email: text })).max(50),
  archived: z.boolean(),
  /** A duplicate: everything of it counts for this customer, until it is null again. */
  mergedInto: id.nullable(),
  /** Its ID in the office's former system. */
  externalId: text,
});

export const dispatchFields = z.strictObject({
  number: z.int().positive(),
  customer: id,
  date: isoDateSchema,
  patient: text,
  serviceLevel: serviceLevelSchema,
  origin: text,
  destination: text,
  /** Tenths of a mile. */
  mileage: z.int().nonnegative(),
  payor: payorSchema,
  quoted: centsSchema,
  /** The line of a price schedule that gave the quote; null: it was given by hand. Put whenever `quoted` changes. */
  quoteSource: quoteSourceSchema.nullable(),
  /** Set by insurance; takes the place of quoted + service charges − discounts. */
  allowed: centsSchema.nullable(),
  state: workflowStateSchema,
  parked: z.boolean(),
  nonBillable: z.boolean(),
  cancelled: z.boolean(),
  /** Its ID in the office's former system. */
  externalId: text,
});

export const invoiceFields = z.strictObject({
  customer: id,
  kind: invoiceKindSchema,
  /** The payor the invoice was made for; items whose payor differs now are paid last. */
  payor: payorSchema,
  state: invoiceStateSchema,
  createdOn: isoDateSchema,
  /** Given at commit and never changed: number, self-pay ID, committed date and stamp. */
  number: z.string(),
  selfPayId: selfPayIdSchema,
  committedOn: isoDateSchema,
  dueOn: isoDateSchema,
  comment: text,
  /** The ledger-settling charge as fixed at commit; null: the invoice carries none. */
  ledgerCharge: centsSchema.nullable(),
});

/** What is kept of a password: `door/password.ts` makes and reads it. Empty: there is none. */
const passwordHash = z
  .string()
  .max(300)
  .regex(/^(\$scrypt\$ln=1[4-7],r=8,p=1\$[\w+/=]+\$[\w+/=]+)?$/);

export const userFields = z.strictObject({
  name: z.string().min(1).max(100),
  roles: z.array(roleSchema),
  active: z.boolean(),
  password: passwordHash,
  /** Given by somebody else: the person chooses another one when signing in. */
  oneTime: z.boolean(),
});
/** A file that was brought in. What it added are the writes of the operations `import:<id>:<n>`. */
export const importFields = z.strictObject({
  /** The name of the file. */
  file: z.string().max(500),
  holds: importKindSchema,
  added: z.int().nonnegative(),
  /** Rows that were here already, twice in the file, or bad. */
  passedOver: z.int().nonnegative(),
  /** What its rows add to what is owed, in the trips or the ledgers. */
  total: centsSchema,
  /** The columns it had (`columnsKey`) and what they meant, for the next file like it. */
  columns: z.string().max(50_000),
  mapping: columnMappingSchema,
  undone: z.boolean(),
});

const put = <Entity extends string, Fields extends z.ZodRawShape>(entity: Entity, fields: z.ZodObject<Fields>) =>
  z.strictObject({ put: z.literal(entity), id, set: fields.partial() });

const add = <Entity extends string, Row extends z.ZodRawShape>(entity: Entity, row: z.ZodObject<Row>) =>
  z.strictObject({ add: z.literal(entity), id, row });

export const putSchema = z.discriminatedUnion('put', [
  put('customer', customerFields),
  put('dispatch', dispatchFields),
  put('invoice', invoiceFields),
  /** The id of an item is `<invoice>:<dispatch>`. */
  put(
    'invoiceItem',
    z.strictObject({ invoice: id, dispatch: id, quoted: centsSchema, invoiced: centsSchema, position: z.int(), removed: z.boolean() }),
  ),
  put('review', reviewFields),
  put('deposit', depositFields),
  put('depositItem', depositItemFields),
  put('statementLine', statementLineFields),
  put('stripeMovement', stripeMovementFields),
  put('stripePayout', stripePayoutFields),
  put('user', userFields),
  put('import', importFields),
  put('schedule', scheduleFields),
  put('scheduleLine', scheduleLineFields),
  put('view', viewFields),
  /** The id of a setting is its key; the value is validated by `shared/settings.ts`. */
  put('setting', z.strictObject({ value: z.json() })),
]);
export type Put = z.infer<typeof putSchema>;

export const addSchema = z.discriminatedUnion('add', [
  add('paymentEvent', paymentEventRow),
  add('registerRecord', registerRecordRow),
  add('ledgerEntry', ledgerEntryRow),
  add('adjustment', adjustmentRow),
  add('stripeActivity', stripeActivityRow),
  add('paper', paperRow),
]);
export type Add = z.infer<typeof addSchema>;

export const writeSchema = z.union([putSchema, addSchema]);
export type Write = z.infer<typeof writeSchema>;

export const operationKinds = [
  'office founded',
  'customer changed',
  'customers merged',
  'customers separated',
  'dispatch changed',
  'invoice drafted',
  'invoice committed',
  'invoice closed',
  'invoice cancelled',
  'payment recorded',
  'dispatch money recorded',
  'money recorded',
  'insurance payment recorded',
  'refund recorded',
  'late fee charged',
  'ledger entry added',
  'record reviewed',
  'review asked for',
  'money received',
  'money allocated',
  'deposit changed',
  'statement imported',
  'statement matched',
  'record reversed',
  'payment event reversed',
  'settings changed',
  'users changed',
  'file imported',
  'import undone',
  'price schedule changed',
  'view changed',
  'document issued',
  'action undone',
  'action done again',
  'sample data made',
  'Stripe payment booked',
  'Stripe refund booked',
  'Stripe refund booked back',
  'Stripe lost dispute booked',
  'Stripe dispute corrected',
  'Stripe activity noted',
  'Stripe refund asked',
  'Stripe account changed',
  'Stripe card asked',
  'Stripe card removed',
  'Stripe money moved',
  'Stripe payout reported',
  'Stripe payment taken in',
] as const;

/** What a command decides: everything of an operation but when, where and by whom. */
export const decisionSchema = z.strictObject({
  /** Omitted: a new ID. Given where two desks must not do the same thing twice: `stripe:<object id>:<fact>`. */
  id: id.optional(),
  kind: z.enum(operationKinds),
  /** The operation in words, for histories: `Recorded check 1234 for $1,500.00 on invoice A-1031`. No patient data. */
  summary: z.string().max(500),
  writes: z.array(writeSchema),
});
export type Decision = z.infer<typeof decisionSchema>;

export const operationSchema = z.strictObject({
  id,
  /** Hybrid logical clock, sorts as text: milliseconds, counter, slot. */
  stamp: z.string().regex(/^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-z]{2}$/),
  device: id,
  /** 1, 2, 3… per device, without gaps. */
  seq: z.int().positive(),
  user: text,
  kind: z.enum(operationKinds),
  summary: z.string().max(500),
  writes: z.array(writeSchema),
});
export type Operation = z.infer<typeof operationSchema>;
