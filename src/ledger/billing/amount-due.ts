/** The amount now due of an invoice (domain.md, Paying an invoice). */
import { type Cents, sum, zero } from '../../shared/money.ts';
import type { WorkflowState } from '../../shared/words.ts';
import type { Invoice } from './invoice.ts';
import { owedOf } from './owed.ts';

/**
 * How much of the customer's ledger counts in the amount now due of `invoice`: all of it on the carrier (the customer's newest Open invoice
 * with a ledger charge), nothing on every other invoice; all of it on each where there is no carrier. Positive: the customer owes.
 */
export function ledgerPortion(ledger: { balance: Cents; carrier: string | null }, invoice: string): Cents {
  return ledger.carrier === null || ledger.carrier === invoice ? ledger.balance : zero;
}

/** What the items of an invoice still ask for: the sum of owed of those that are not Finished. */
export function itemsDue(items: Iterable<{ owed: Cents; state: WorkflowState }>): Cents {
  const amounts: Cents[] = [];
  for (const item of items) if (item.state !== 'Finished') amounts.push(item.owed);
  return sum(amounts);
}

/** The amount now due of an invoice: what its items still ask for and its ledger portion. Zero or negative: nothing can be paid on it. */
export function amountDue(items: Iterable<{ owed: Cents; state: WorkflowState }>, portion: Cents): Cents {
  return sum([itemsDue(items), portion]);
}

/** The amount now due of a committed invoice. */
export function invoiceDue({ id, account, items }: Invoice): Cents {
  const ledger = { balance: account.ledgerBalance, carrier: account.chargedInvoices[0] ?? null };
  return amountDue(
    items.map((item) => ({ state: item.state, owed: owedOf(item).owed })),
    ledgerPortion(ledger, id),
  );
}
