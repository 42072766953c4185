import { type Cents, formatMoney, negate } from '../../../shared/money.ts';
import type { CustomerKind } from '../../../shared/words.ts';

export const kindNames: Record<CustomerKind, string> = { facility: 'Facility', affiliate: 'Affiliate', patient: 'Patient' };

/** How a ledger stands, in words: `$120.00 owed`, `$100.00 credit`, `nothing`. */
export function ledgerText(balance: Cents): string {
  if (balance === 0) return 'nothing';
  return balance > 0 ? `${formatMoney(balance)} owed` : `${formatMoney(negate(balance))} credit`;
}
