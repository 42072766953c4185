/** What the companion may know of an invoice: its amounts and its trips under keys that only the office can read (design.md §4). */
import { payableSchema, type Payable } from '../../shared/companion-api/payables.ts';
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { SelfPayId } from '../../shared/self-pay-id.ts';

/** A committed invoice as it stands in the books. */
export type PayableInvoice = {
  id: string;
  selfPayId: SelfPayId;
  number: string;
  committedOn: IsoDate;
  state: Payable['state'];
  /** Amount now due. */
  due: Cents;
  customer: string;
  /** The customer's whole ledger balance; positive: the customer owes. */
  ledgerBalance: Cents;
  /** The customer's newest Open invoice with a ledger charge. */
  carrier: string | null;
};

export type PayableItem = { dispatch: string; owed: Cents; finished: boolean };

/**
 * The payable of an invoice. `items` are in payment order [PAY-1]. `keyOf` hashes an ID with the office's key, so that the companion sees that
 * two invoices carry the same trip or ledger, and nothing else. A field that the schema does not know cannot leave: it throws [SP-6].
 */
export function payableOf(invoice: PayableInvoice, items: readonly PayableItem[], keyOf: (id: string) => string): Payable {
  return payableSchema.parse({
    invoice: invoice.id,
    selfPayId: invoice.selfPayId,
    number: invoice.number,
    date: invoice.committedOn,
    state: invoice.state,
    due: invoice.due,
    items: items.map(({ dispatch, owed, finished }) => ({ key: keyOf(dispatch), owed, finished })),
    ledger: {
      key: keyOf(invoice.customer),
      balance: invoice.ledgerBalance,
      counted: invoice.carrier === null || invoice.carrier === invoice.id,
    },
  });
}
