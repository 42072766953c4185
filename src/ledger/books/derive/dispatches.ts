import * as z from 'zod';
import { type Cents, centsSchema, zero } from '../../../shared/money.ts';
import { type WorkflowState, workflowStateSchema } from '../../../shared/words.ts';
import { type Owed, owedOf } from '../../billing/owed.ts';
import type { SqlValue, Writer } from '../connection.ts';
import { deriveService } from '../event-facts.ts';

type DispatchRow = {
  customer: string;
  date: string;
  quoted: Cents;
  allowed: Cents | null;
  state: WorkflowState;
  non_billable: number;
  cancelled: number;
  /** As they stand in the row. */
  service_charges: number;
  discounts: number;
  finance_charges: number;
  paid: number;
  price: number;
  owed: number;
  balance_due: number;
  written_off: number;
};
type Sums = { serviceCharges: Cents; discounts: Cents; financeCharges: Cents; paid: Cents };
type Figures = Sums & Owed;

/** What was paid and charged for a dispatch, its price, and what is owed. Answers its customer; undefined when there is no such dispatch. */
export function deriveDispatch(books: Writer, id: string): string | undefined {
  const row = books.first<DispatchRow>(
    `SELECT customer, date, quoted, allowed, state, non_billable, cancelled,
       service_charges, discounts, finance_charges, paid, price, owed, balance_due, written_off
     FROM dispatches
     WHERE id = :id`,
    { id },
  );
  const { misdated, serviceCharges, discounts, financeCharges, paid } = books.one<Sums & { misdated: number }>(
    `SELECT
       COUNT(*) FILTER (WHERE service_date IS NOT :date) AS misdated,
       COALESCE(SUM(amount) FILTER (WHERE kind = 'service charge'), 0) AS serviceCharges,
       COALESCE(SUM(amount) FILTER (WHERE kind = 'discount'), 0) AS discounts,
       COALESCE(SUM(amount) FILTER (WHERE kind = 'finance charge'), 0) AS financeCharges,
       COALESCE(SUM(amount) FILTER (WHERE kind NOT IN ('service charge', 'discount', 'finance charge')), 0) AS paid
     FROM payment_events
     WHERE dispatch = :id`,
    { id, date: row?.date ?? null },
  );
  if (misdated > 0) deriveService(books, id);
  if (!row) return undefined;
  const { quoted, allowed, state } = row;
  const nonBillable = row.non_billable === 1;
  const cancelled = row.cancelled === 1;
  const owed = owedOf({ quoted, allowed, serviceCharges, discounts, financeCharges, paid, state, nonBillable, cancelled });
  const figures: Figures = { serviceCharges, discounts, financeCharges, paid, ...owed };
  // Where nothing differs, as when only the state has changed, the many indexes over these columns are left alone.
  if (!isSame(row, figures))
    books.run(
      `UPDATE dispatches
       SET service_charges = :serviceCharges, discounts = :discounts, finance_charges = :financeCharges, paid = :paid,
         price = :price, owed = :owed, balance_due = :balanceDue, written_off = :writtenOff
       WHERE id = :id`,
      { id, ...figures },
    );
  return row.customer;
}

function isSame(row: DispatchRow, { serviceCharges, discounts, financeCharges, paid, ...owed }: Figures): boolean {
  return (
    row.service_charges === serviceCharges &&
    row.discounts === discounts &&
    row.finance_charges === financeCharges &&
    row.paid === paid &&
    row.price === owed.price &&
    row.owed === owed.owed &&
    row.balance_due === owed.balanceDue &&
    row.written_off === owed.writtenOff
  );
}

/**
 * The derived columns of a new dispatch that has no payment event yet, so that its row is written once, with its many indexes. Nothing where it
 * arrives in parts: `deriveDispatch` has the last word in any case.
 */
export function firstFigures(columns: Readonly<Record<string, SqlValue>>): Record<string, SqlValue> {
  const row = firstSchema.safeParse(columns);
  if (!row.success) return {};
  const { quoted, allowed, state, non_billable: nonBillable, cancelled } = row.data;
  const nothing = { serviceCharges: zero, discounts: zero, financeCharges: zero, paid: zero };
  const owed = owedOf({ ...nothing, quoted, allowed, state, nonBillable: nonBillable === 1, cancelled: cancelled === 1 });
  return { price: owed.price, owed: owed.owed, balance_due: owed.balanceDue, written_off: owed.writtenOff };
}

const firstSchema = z.object({
  quoted: centsSchema,
  allowed: centsSchema.nullable(),
  state: workflowStateSchema,
  non_billable: z.int(),
  cancelled: z.int(),
});
