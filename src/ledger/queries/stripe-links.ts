/** Addresses of Stripe's dashboard for what stands in the books. */
import type { Connection } from '../../shared/office-api/office.ts';

const sections = [
  [/^pi_/, 'payments'],
  [/^(re|pyr)_/, 'refunds'],
  [/^(dp|du|pdp)_/, 'disputes'],
  [/^po_/, 'payouts'],
] as const;

/** Where the dashboard shows a payment, refund, dispute or payout; null when no companion has told where the dashboard is, or it is none of them. */
export function stripeUrl(connection: Connection, object: string | null): string | null {
  const dashboard = connection.stripe?.dashboardUrl;
  const section = sections.find(([prefix]) => object !== null && prefix.test(object));
  return dashboard && section ? `${dashboard.replace(/\/$/, '')}/${section[1]}/${object}` : null;
}
