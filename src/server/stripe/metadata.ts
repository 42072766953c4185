/** What a Checkout Session and its payment carry, so that a payment found at Stripe years later still says what it paid. No patient data. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../shared/companion-api/payables.ts';
import { centsSchema, type Cents } from '../../shared/money.ts';
import { type SelfPayId, selfPayIdSchema } from '../../shared/self-pay-id.ts';

export type PortalPayment = { invoice: string; selfPayId: SelfPayId; balance: Cents; fee: Cents };

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
  };
}

/** The portal payment that this metadata describes; null: it did not come through the portal of this office. */
export function readPortalMetadata(office: string, metadata: Readonly<Record<string, string>> | null): PortalPayment | null {
  const parsed = metadataSchema.safeParse(metadata);
  if (!parsed.success || parsed.data.office !== office) return null;
  const { invoice, self_pay_id, balance_cents, fee_cents } = parsed.data;
  return { invoice, selfPayId: self_pay_id, balance: balance_cents, fee: fee_cents };
}
