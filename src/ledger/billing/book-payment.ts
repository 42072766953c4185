import type { IsoDate } from '../../shared/dates.ts';
import { type Cents, negate, sum, zero } from '../../shared/money.ts';
import type { Write } from '../journal/operation.ts';
import type { PaidItem, PaymentPlan } from './pay-invoice.ts';
import { moveTo } from './workflow.ts';

type RegisterRecord = Extract<Write, { add: 'registerRecord' }>['row'];

/** What the booking of a payment knows beside its plan: what the register record says, and the processing fee that came with the money. */
export type PaymentRecord = Pick<
  RegisterRecord,
  'type' | 'number' | 'date' | 'comment' | 'creator' | 'recordedAt' | 'needsReview' | 'stripe'
> & {
  /** Collected on top of the plan's amount: a child record [STR-2]. Zero: none. */
  fee: Cents;
};

/**
 * Writes a planned payment down: the register record, its payment events, its ledger entry, its fee, where each dispatch goes, and the invoices
 * that close. A biller's check and a Stripe payment are this same code. `newId` gives the IDs of the rows, the record's first.
 *
 * `bookPayment(payInvoice(invoice, defaultPayment(amount), newer), { type: 'Check', number: '1234', … }, books.newId)`
 */
export function bookPayment(plan: PaymentPlan, details: PaymentRecord, newId: () => string): { record: string; writes: Write[] } {
  const { invoice } = plan;
  const { fee, ...recordFields } = details;
  const record = newId();
  const writes: Write[] = [
    {
      add: 'registerRecord',
      id: record,
      row: { ...recordFields, amount: sum([plan.amount, fee]), customer: invoice.account.id, invoice: invoice.id, comesFrom: null },
    },
    ...children(plan, { ...details, record }, newId),
  ];
  if (fee !== zero)
    writes.push({
      add: 'adjustment',
      id: newId(),
      row: { record, kind: 'fee', code: '', amount: fee, description: 'Online processing fee' },
    });
  writes.push(...whatFollows(plan));
  return { record, writes };
}

/** Writes a planned payment down as children of a record that stands in the register already [ALLOC-4]. */
export function payFromRecord(plan: PaymentPlan, from: Origin, newId: () => string): Write[] {
  return [...children(plan, from, newId), ...whatFollows(plan)];
}

type Origin = { record: string; date: IsoDate; creator: string };

/** The payment events and the ledger entry of a plan, out of its record. */
function children({ invoice, items, toLedger }: PaymentPlan, { record, date, creator }: Origin, newId: () => string): Write[] {
  const writes: Write[] = items
    .filter((item) => item.amount !== 0)
    .map((item) => ({
      add: 'paymentEvent',
      id: newId(),
      row: { dispatch: item.dispatch.id, ...kindAndComment(item), amount: item.amount, date, creator, invoice: invoice.id, record },
    }));
  if (toLedger !== 0) {
    const comment = toLedger > 0 ? `Overpaid on invoice ${invoice.number}` : `Credit used for invoice ${invoice.number}`;
    const row = { customer: invoice.account.id, amount: negate(toLedger), date, comment, creator, record, invoice: invoice.id };
    writes.push({ add: 'ledgerEntry', id: newId(), row });
  }
  return writes;
}

/** Where each dispatch goes, and the invoices that close. */
function whatFollows({ invoice, items, stateAfter, alsoPaid }: PaymentPlan): Write[] {
  const writes: Write[] = items.flatMap((item) => moveTo(item.dispatch, item.stateAfter));
  if (stateAfter !== invoice.state) writes.push({ put: 'invoice', id: invoice.id, set: { state: stateAfter } });
  writes.push(...alsoPaid.map((newer): Write => ({ put: 'invoice', id: newer.id, set: { state: 'Paid' } })));
  return writes;
}

function kindAndComment({ amount }: PaidItem): { kind: 'payment' | 'reversal'; comment: string } {
  return amount > 0 ? { kind: 'payment', comment: '' } : { kind: 'reversal', comment: 'Overpayment settled' };
}
