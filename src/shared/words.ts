/** The field's closed lists of words: the same in code, SQL, screens and documents (domain.md, Words). */
import * as z from 'zod';

export const customerKinds = ['facility', 'affiliate', 'patient'] as const;
export const payors = ['facility', 'affiliate', 'patient', 'insurance'] as const;
export const serviceLevels = ['Wheelchair', 'Stretcher', 'BLS', 'ALS', 'ALS 2', 'Critical care'] as const;
export const workflowStates = ['Billing office', 'Awaiting payment', 'Finished'] as const;
export const invoiceStates = ['Draft', 'Open', 'Paid', 'Unpaid', 'Sold', 'Cancelled'] as const;
export const invoiceKinds = ['differential', 'complete', 'collections', 'custom'] as const;
export const eventKinds = [
  'payment',
  'reversal',
  'service charge',
  'discount',
  'finance charge',
  'insurance payment',
  'sale to collections',
] as const;
/** What a biller may choose when recording money. */
export const tenderTypes = ['Check', 'Cash', 'EFT', 'Card', 'Money order', 'Insurance', 'Other'] as const;
/** What stands in the check register: the above and Stripe. */
export const recordTypes = [...tenderTypes, 'Stripe'] as const;
export const roles = ['Administrator', 'Captain', 'Biller', 'Viewer'] as const;

export const customerKindSchema = z.enum(customerKinds);
export const payorSchema = z.enum(payors);
export const serviceLevelSchema = z.enum(serviceLevels);
export const workflowStateSchema = z.enum(workflowStates);
export const invoiceStateSchema = z.enum(invoiceStates);
export const invoiceKindSchema = z.enum(invoiceKinds);
export const eventKindSchema = z.enum(eventKinds);
export const tenderTypeSchema = z.enum(tenderTypes);
export const recordTypeSchema = z.enum(recordTypes);
export const roleSchema = z.enum(roles);

export type CustomerKind = z.infer<typeof customerKindSchema>;
export type Payor = z.infer<typeof payorSchema>;
export type ServiceLevel = z.infer<typeof serviceLevelSchema>;
export type WorkflowState = z.infer<typeof workflowStateSchema>;
export type InvoiceState = z.infer<typeof invoiceStateSchema>;
export type InvoiceKind = z.infer<typeof invoiceKindSchema>;
export type EventKind = z.infer<typeof eventKindSchema>;
export type TenderType = z.infer<typeof tenderTypeSchema>;
export type RecordType = z.infer<typeof recordTypeSchema>;
export type Role = z.infer<typeof roleSchema>;

/** The creator of everything that Stripe's reports book by themselves (domain.md, Self-pay). */
export const paydeskUser = '[Paydesk]';
