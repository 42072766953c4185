/** Reads what the portal may know of an invoice out of the books. */
import { createHmac } from 'node:crypto';
import type { Payable } from '../../shared/companion-api/payables.ts';
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { SelfPayId } from '../../shared/self-pay-id.ts';
import type { Payor, WorkflowState } from '../../shared/words.ts';
import { orderOfPayment } from '../billing/order-of-payment.ts';
import { payableOf } from '../billing/payable.ts';
import { officeKey } from '../books/invoice-numbers.ts';
import type { Reader } from '../books/open.ts';

type InvoiceRow = {
  id: string;
  self_pay_id: SelfPayId;
  number: string;
  committed_on: IsoDate;
  state: Payable['state'];
  due_now: Cents;
  customer: string;
  payor: Payor;
  ledger_balance: Cents;
  carrier: string | null;
};
type ItemRow = { dispatch: string; owed: Cents; state: WorkflowState; payor: Payor; date: IsoDate; number: number };

/** How the IDs of dispatches and customers are hashed for the companion; the key is the office's and never leaves it. */
export function keyOfOffice(reader: Reader): (id: string) => string {
  const key = createHmac('sha256', officeKey(reader)).update('payables').digest();
  return (id) => createHmac('sha256', key).update(id).digest('hex').slice(0, 16);
}

/** The payable of a committed invoice; null for a draft and for what is no invoice. */
export function readPayable(reader: Reader, invoice: string, keyOf: (id: string) => string): Payable | null {
  const row = reader.first<InvoiceRow>(invoiceSql, { invoice });
  if (!row) return null;
  const items = orderOfPayment(reader.all<ItemRow>(itemsSql, { invoice }), row.payor);
  return payableOf(
    {
      id: row.id,
      selfPayId: row.self_pay_id,
      number: row.number,
      committedOn: row.committed_on,
      state: row.state,
      due: row.due_now,
      customer: row.customer,
      ledgerBalance: row.ledger_balance,
      carrier: row.carrier,
    },
    items.map(({ dispatch, owed, state }) => ({ dispatch, owed, finished: state === 'Finished' })),
    keyOf,
  );
}

const invoiceSql = `
SELECT
  invoices.id, invoices.self_pay_id, invoices.number, invoices.committed_on, invoices.state, invoices.due_now, invoices.customer,
  invoices.payor, customers.ledger_balance, customers.carrier
FROM invoices
JOIN customers ON customers.id = invoices.customer
WHERE invoices.id = :invoice AND invoices.self_pay_id IS NOT NULL AND invoices.state <> 'Draft'`;

const itemsSql = `
SELECT dispatches.id AS dispatch, dispatches.owed, dispatches.state, dispatches.payor, dispatches.date, dispatches.number
FROM invoice_items
JOIN dispatches ON dispatches.id = invoice_items.dispatch
WHERE invoice_items.invoice = :invoice AND invoice_items.removed = 0`;
