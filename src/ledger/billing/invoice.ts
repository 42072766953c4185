/** What the billing rules see of dispatches, invoices and customers. `commands/load.ts` reads them from the books. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { InvoiceKind, InvoiceState, Payor, ServiceLevel, WorkflowState } from '../../shared/words.ts';

export type Dispatch = {
  id: string;
  number: number;
  customer: string;
  date: IsoDate;
  serviceLevel: ServiceLevel;
  payor: Payor;
  state: WorkflowState;
  parked: boolean;
  nonBillable: boolean;
  cancelled: boolean;
  quoted: Cents;
  allowed: Cents | null;
  /** The sums of its payment events by kind. */
  serviceCharges: Cents;
  discounts: Cents;
  financeCharges: Cents;
  paid: Cents;
  /** The Open invoices that it stands on. */
  openInvoices: readonly string[];
};

/** A customer's ledger, as the invoices see it. */
export type Account = {
  id: string;
  name: string;
  /** Positive: the customer owes. */
  ledgerBalance: Cents;
  /** The Open invoices with a ledger charge, newest first: the first one is the carrier [LED-1]. */
  chargedInvoices: readonly string[];
};

export type Invoice = {
  id: string;
  /** Empty until it is committed. */
  number: string;
  kind: InvoiceKind;
  state: InvoiceState;
  payor: Payor;
  account: Account;
  /** Null: it carries none. */
  ledgerCharge: Cents | null;
  items: readonly Dispatch[];
};
