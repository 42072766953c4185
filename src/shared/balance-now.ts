/**
 * The balance of an invoice as of now, also while every desk is switched off: the desk's payables hold what its books knew up to a Stripe fact;
 * the payments that came later, or are still processing, are played over them with the very rule that the ledger will book them by. So two
 * invoices that carry the same trip cannot both collect it.
 */
import { allocate } from './allocate.ts';
import type { Payable } from './companion-api/payables.ts';
import { type Cents, cents, minus, sum, zero } from './money.ts';

/** A portal payment that the payables do not include yet. `balance`: cents without the processing fee, less what was refunded since. */
export type LaterPayment = { invoice: string; balance: Cents; processing: boolean };

export type BalanceNow = {
  /** What the invoice would ask for now; zero or negative: nothing. */
  due: Cents;
  /** How much of what it asked for is covered by payments still processing. */
  processing: Cents;
};

/** The balance of `invoice`, given all payables that may share trips or a ledger with it and the later payments on any of them, oldest first. */
export function balanceNow(invoice: string, payables: readonly Payable[], later: readonly LaterPayment[]): BalanceNow {
  const byInvoice = new Map(payables.map((payable) => [payable.invoice, payable]));
  const owed = new Map<string, Cents>();
  const ledgers = new Map<string, Cents>();
  for (const payable of payables) {
    for (const item of payable.items) owed.set(item.key, item.owed);
    ledgers.set(payable.ledger.key, payable.ledger.balance);
  }
  const owedNow = (key: string) => owed.get(key) ?? zero;
  const portion = ({ ledger }: Payable) => (ledger.counted ? (ledgers.get(ledger.key) ?? zero) : zero);
  const due = (payable: Payable) => sum([...payable.items.map((item) => (item.finished ? zero : owedNow(item.key))), portion(payable)]);

  let processing = zero;
  for (const payment of later) {
    const paid = byInvoice.get(payment.invoice);
    if (!paid) continue;
    const watched = byInvoice.get(invoice);
    const before = watched ? due(watched) : zero;
    const { shares, toLedger } = allocate(
      paid.items.map((item) => ({ owed: owedNow(item.key) })),
      payment.balance,
      portion(paid),
    );
    paid.items.forEach((item, index) => owed.set(item.key, minus(owedNow(item.key), shares[index] ?? zero)));
    ledgers.set(paid.ledger.key, minus(ledgers.get(paid.ledger.key) ?? zero, toLedger));
    if (payment.processing && watched) processing = cents(processing + before - due(watched));
  }
  const payable = byInvoice.get(invoice);
  return { due: payable ? due(payable) : zero, processing };
}
