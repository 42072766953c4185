import * as z from 'zod';
import { centsSchema } from '../money.ts';
import { opaqueIdSchema } from './payables.ts';

/** What a card is charged for that is taken over the phone. `customer`: it goes to the customer's ledger. */
export const phonePurposeSchema = z.enum(['invoice', 'dispatch', 'customer']);
export type PhonePurpose = z.infer<typeof phonePurposeSchema>;

/** What a payment says of itself that was taken over the phone. */
export const phonePaymentSchema = z.strictObject({
  purpose: phonePurposeSchema,
  id: opaqueIdSchema,
  balance: centsSchema,
  fee: centsSchema,
});
export type PhonePayment = z.infer<typeof phonePaymentSchema>;
