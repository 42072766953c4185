/**
 * Cards over the phone: a desk asks for a page in which one card is typed for one amount, or charges a card that was kept. What it is for is said by
 * an ID of ours; no field here holds a name or a card's number.
 */
import * as z from 'zod';
import { centsSchema } from '../money.ts';
import { selfPayIdSchema } from '../self-pay-id.ts';
import { paymentIntentIdSchema } from './facts.ts';
import { opaqueIdSchema } from './payables.ts';
import { phonePurposeSchema } from './phone-purpose.ts';

const key = z.string().regex(/^[0-9a-z]{8,40}$/);
export const savedCardIdSchema = z.string().regex(/^pm_[A-Za-z0-9_]{1,250}$/);

const charge = {
  /** Made by the desk, one for each wish: asked again with the same key, the same charge is meant. */
  key,
  purpose: phonePurposeSchema,
  id: opaqueIdSchema,
  /** Of an invoice. */
  selfPayId: selfPayIdSchema.nullable(),
  /** More than zero, and fixed before a card is typed. */
  balance: centsSchema.refine((amount) => amount > 0),
  /** Of an invoice: all that the desk knows to be due on it; `balance` may be a part of that. */
  due: centsSchema.nullable(),
  fee: centsSchema.refine((amount) => amount >= 0),
  /** Whose card it is: by this ID it is found again at Stripe. */
  customer: opaqueIdSchema,
};

/** POST /desk/phone/pages: a page of the companion, `phone/<token>`, good once and for a few minutes. */
export const phonePageInput = z.strictObject({ ...charge, keepCard: z.boolean() });
export const phonePageOutput = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/), paymentIntent: paymentIntentIdSchema });

/** What came of it. `not paid`: nothing was charged, and nothing will be. */
export const phoneResultSchema = z.strictObject({
  status: z.enum(['paid', 'not paid']),
  paymentIntent: paymentIntentIdSchema,
  /** Why not, in a sentence; empty when it was paid. */
  reason: z.string().max(500),
  /** `Visa ···· 4242`; empty when it was not paid. */
  method: z.string().max(60),
});
export type PhoneResult = z.infer<typeof phoneResultSchema>;

/** POST /desk/phone/finish: the window was closed. A page that was not used is of no use any more. */
export const phoneFinishInput = z.strictObject({ key });

/** POST /desk/phone/charges: a card that was kept before. */
export const phoneChargeInput = z.strictObject({ ...charge, card: savedCardIdSchema });

/** POST /desk/phone/cards: those that are kept for a customer, the newest first. */
export const savedCardsInput = z.strictObject({ customer: opaqueIdSchema });
export const savedCardSchema = z.strictObject({
  id: savedCardIdSchema,
  brand: z.string().max(30),
  last4: z.string().regex(/^\d{4}$/),
  expires: z.string().regex(/^\d{4}-\d{2}$/),
});
export type SavedCard = z.infer<typeof savedCardSchema>;
export const savedCardsOutput = z.strictObject({ cards: z.array(savedCardSchema) });

/** POST /desk/phone/cards/remove */
export const removeCardInput = z.strictObject({ customer: opaqueIdSchema, card: savedCardIdSchema });
export const removeCardOutput = z.strictObject({});
