/** Cards over the phone, at the desk: what would be charged and what that does, the window for the card, and the cards that Stripe keeps. */
import * as z from 'zod';
import { savedCardIdSchema, savedCardSchema } from '../companion-api/phone-cards.ts';
import { phonePurposeSchema } from '../companion-api/phone-purpose.ts';
import { centsSchema } from '../money.ts';
import { billers, command, everyone, idSchema, nothing, query } from './call.ts';
import { consequences } from './money.ts';

const target = z.strictObject({ purpose: phonePurposeSchema, id: idSchema });
const charge = target.extend({
  /** Without the fee. No more than is due on an invoice, or than a dispatch owes; a part leaves the rest as it is. */
  amount: centsSchema,
  /** Charge the online processing fee on top, where the office passes it on. */
  withFee: z.boolean(),
});
/** `holder`: the customer that it was kept for, which may have been merged into this one since. */
const keptCard = savedCardSchema.extend({ holder: idSchema });
/** One for each wish: sent again with the same key after an answer was lost, the same charge is meant. */
const key = z.string().regex(/^[0-9a-z]{8,40}$/);

const result = z.strictObject({
  status: z.enum(['paid', 'not paid']),
  /** Why it was not; empty when it was. */
  reason: z.string(),
  /** `Visa ···· 4242`. */
  method: z.string(),
  /** In the check register, once it is booked. */
  record: idSchema.nullable(),
});
export type PhoneCharge = z.infer<typeof result>;

export const phoneCards = {
  /** What a card can be charged for. */
  'phone.offer': query(
    target,
    z.strictObject({
      customer: z.strictObject({ id: idSchema, name: z.string() }),
      /** `Invoice A-1031`, `Dispatch 1007`, `Ledger`. */
      what: z.string(),
      /** What it asks for now; zero for a ledger that owes nothing. */
      due: centsSchema,
      /** Whether the office passes the processing fee on. */
      passesFee: z.boolean(),
    }),
    billers,
  ),
  /** To the cent, by the rules that will book it. */
  'phone.preview': query(charge, consequences.extend({ fee: centsSchema, total: centsSchema }), billers),
  /** Asks for a window in which the card is typed; its address is good once. */
  'phone.open': command(billers, charge.extend({ keepCard: z.boolean(), key }), z.strictObject({ address: z.url() })),
  /** The window was closed: what came of it. */
  'phone.finish': command(billers, z.strictObject({ key }), result),
  /** Charges a card that Stripe keeps. */
  'phone.charge': command(billers, charge.extend({ card: savedCardIdSchema, holder: idSchema, key }), result),
  /** The cards that Stripe keeps for a customer and for those that were merged into it. */
  'phone.cards': command(everyone, z.strictObject({ customer: idSchema }), z.strictObject({ cards: z.array(keptCard) })),
  /** Has Stripe forget a card; `customer`: whom it was kept for. */
  'phone.removeCard': command(billers, z.strictObject({ customer: idSchema, card: savedCardIdSchema }), nothing),
};
