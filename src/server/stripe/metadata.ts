/** What a Checkout Session and its payment carry, so that a payment found at Stripe years later still says what it paid. No patient data. */
import * as z from 'zod';
import { opaqueIdSchema } from '../../shared/companion-api/payables.ts';
import { type PhonePayment, phonePurposeSchema } from '../../shared/companion-api/phone-purpose.ts';
import { centsSchema, type Cents } from '../../shared/money.ts';
import { type SelfPayId, selfPayIdSchema } from '../../shared/self-pay-id.ts';

export type PortalPayment = { invoice: string; selfPayId: SelfPayId; balance: Cents; fee: Cents; partial?: true | undefined };

const centsText = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(Number)
  .pipe(centsSchema);
const metadataSchema = z.object({
  office: z.string(),
  invoice: opaqueIdSchema,
  self_pay_id: selfPayIdSchema,
  balance_cents: centsText,
  fee_cents: centsText,
  partial: z.string().optional(),
});

/** As Stripe keeps it: texts by name. `version` counts the changes of the payable that was quoted. */
export function portalMetadata(office: string, payment: PortalPayment, version: number): Record<string, string> {
  return {
    office,
    invoice: payment.invoice,
    self_pay_id: payment.selfPayId,
    balance_cents: String(payment.balance),
    fee_cents: String(payment.fee),
    payable_version: String(version),
    ...(payment.partial && { partial: 'true' }),
  };
}

/** The portal payment that this metadata describes; null: it did not come through the portal of this office. */
export function readPortalMetadata(office: string, metadata: Readonly<Record<string, string>> | null): PortalPayment | null {
  const parsed = metadataSchema.safeParse(metadata);
  if (!parsed.success || parsed.data.office !== office) return null;
  const { invoice, self_pay_id, balance_cents, fee_cents, partial } = parsed.data;
  return { invoice, selfPayId: self_pay_id, balance: balance_cents, fee: fee_cents, ...(partial === 'true' && { partial: true }) };
}

const phoneSchema = z.object({
  office: z.string(),
  taken: z.literal('phone'),
  purpose: phonePurposeSchema,
  for: opaqueIdSchema,
  balance_cents: centsText,
  fee_cents: centsText,
});

/** Of a card that was taken over the phone; with an invoice, `portalMetadata` stands beside it. */
export function phoneMetadata(office: string, { purpose, id, balance, fee }: PhonePayment, wish: string): Record<string, string> {
  return { office, taken: 'phone', purpose, for: id, balance_cents: String(balance), fee_cents: String(fee), wish };
}

/** What this metadata says of a card taken over the phone; null: it was not, or not by this office. */
export function readPhoneMetadata(office: string, metadata: Readonly<Record<string, string>> | null): PhonePayment | null {
  const parsed = phoneSchema.safeParse(metadata);
  if (!parsed.success || parsed.data.office !== office) return null;
  const { purpose, for: id, balance_cents: balance, fee_cents: fee } = parsed.data;
  return { purpose, id, balance, fee };
}

/** Whether the payment was taken by this office's portal or over its phone. */
export function isOurs(office: string, metadata: Readonly<Record<string, string>> | null): boolean {
  return readPortalMetadata(office, metadata) !== null || readPhoneMetadata(office, metadata) !== null;
}
