/** Whether an invoice can be paid on the portal now: its link, or why not in words. */
import type { Connection } from '../../shared/office-api/office.ts';
import type { InvoiceRow } from '../../shared/office-api/invoices.ts';
import type { Settings } from '../../shared/settings.ts';

type Payable = Pick<InvoiceRow, 'state' | 'selfPayId' | 'dueNow' | 'processing'>;
export type PortalLink = { portalUrl: string | null; portalReason: string };

/** The link a customer would follow, or the first reason against it, from what cannot be helped to what the office can change. */
export function portalLink(invoice: Payable, connection: Connection, settings: Settings): PortalLink {
  const reason = whyNot(invoice, connection, settings);
  const portal = connection.stripe?.portalUrl;
  if (reason !== '' || portal === undefined) return { portalUrl: null, portalReason: reason };
  return { portalUrl: `${portal.replace(/\/$/, '')}/${invoice.selfPayId}`, portalReason: '' };
}

function whyNot({ state, selfPayId, dueNow }: Payable, { stripe, state: reached }: Connection, settings: Settings): string {
  if (state === 'Draft' || selfPayId === null) return 'A draft has no self-pay ID yet: commit the invoice first.';
  if (state === 'Cancelled') return 'The invoice was cancelled.';
  if (state === 'Sold') return 'The invoice was sold to collections.';
  if (state === 'Unpaid' && !settings.allowUnpaid)
    return 'The invoice is marked Unpaid, and the settings do not allow payments against such invoices.';
  if (dueNow <= 0) return 'Nothing is due on it now.';
  if (!settings.portalEnabled) return 'Online payment is switched off in Settings.';
  if (reached === 'not enrolled' || stripe === null) return 'This desk is not linked with a companion yet.';
  if (stripe.status !== 'active') return stripe.message || 'Stripe does not take payments for this office now.';
  return '';
}
