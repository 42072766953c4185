import type { Cents } from '../../../shared/money.ts';
import type { WorkflowState } from '../../../shared/words.ts';
import { owedOf } from '../../billing/owed.ts';
import type { Writer } from '../connection.ts';

type DispatchRow = {
  customer: string;
  quoted: Cents;
  allowed: Cents | null;
  state: WorkflowState;
  non_billable: number;
  cancelled: number;
  service_charges: Cents;
  discounts: Cents;
  finance_charges: Cents;
  paid: Cents;
};

/** What was paid and charged for a dispatch, its price, and what is owed. Answers its customer; undefined when there is no such dispatch. */
export function deriveDispatch(books: Writer, id: string): string | undefined {
  const row = books.first<DispatchRow>(
    `SELECT d.customer, d.quoted, d.allowed, d.state, d.non_billable, d.cancelled,
       COALESCE(SUM(e.amount) FILTER (WHERE e.kind = 'service charge'), 0) AS service_charges,
       COALESCE(SUM(e.amount) FILTER (WHERE e.kind = 'discount'), 0) AS discounts,
       COALESCE(SUM(e.amount) FILTER (WHERE e.kind = 'finance charge'), 0) AS finance_charges,
       COALESCE(SUM(e.amount) FILTER (WHERE e.kind NOT IN ('service charge', 'discount', 'finance charge')), 0) AS paid
     FROM dispatches d
     LEFT JOIN payment_events e ON e.dispatch = d.id
     WHERE d.id = :id
     GROUP BY d.id`,
    { id },
  );
  if (!row) return undefined;
  const { service_charges: serviceCharges, discounts, finance_charges: financeCharges, paid } = row;
  const { quoted, allowed, state } = row;
  const nonBillable = row.non_billable === 1;
  const cancelled = row.cancelled === 1;
  const owed = owedOf({ quoted, allowed, serviceCharges, discounts, financeCharges, paid, state, nonBillable, cancelled });
  books.run(
    `UPDATE dispatches
     SET service_charges = :serviceCharges, discounts = :discounts, finance_charges = :financeCharges, paid = :paid,
       price = :price, owed = :owed, balance_due = :balanceDue, written_off = :writtenOff
     WHERE id = :id`,
    { id, serviceCharges, discounts, financeCharges, paid, ...owed },
  );
  return row.customer;
}
