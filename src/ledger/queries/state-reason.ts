/** Why a dispatch is in its workflow state, in words. */
import { never } from '../../shared/assert.ts';
import { formatDate, type IsoDate } from '../../shared/dates.ts';
import { formatMoney, negate } from '../../shared/money.ts';
import type { DispatchRow, EventRow } from '../../shared/office-api/dispatches.ts';
import type { InvoiceState } from '../../shared/words.ts';

type OnInvoice = { number: string | null; state: InvoiceState; due_on: IsoDate | null };
type Circumstances = {
  dispatch: DispatchRow;
  /** Those it stands on, newest first. */
  invoices: readonly OnInvoice[];
  lastEvent: EventRow | undefined;
};

/** `On invoice A-1031, due Dec 1, 2026.`, `Written off: $60.00, after a lost dispute.`, `Paid in full.` */
export function stateReason(circumstances: Circumstances): string {
  const { state } = circumstances.dispatch;
  switch (state) {
    case 'Finished':
      return whyFinished(circumstances);
    case 'Awaiting payment':
      return whyAwaiting(circumstances);
    case 'Billing office':
      return whyInOffice(circumstances);
    default:
      return never(state);
  }
}

function whyFinished({ dispatch, lastEvent }: Circumstances): string {
  const { owed, writtenOff, cancelled, nonBillable, paid } = dispatch;
  const overpaid = owed < 0 ? ` ${formatMoney(negate(owed))} was paid for it all the same.` : '';
  if (cancelled) return `Cancelled: nothing is owed.${overpaid}`;
  if (nonBillable) return `Not billable: nothing is owed.${overpaid}`;
  if (lastEvent?.kind === 'sale to collections') return 'Sold to collections.';
  if (writtenOff > 0) {
    const dispute = lastEvent?.comment.startsWith('Lost dispute') === true;
    return `Written off: ${formatMoney(writtenOff)}${dispute ? ', after a lost dispute' : ''}.`;
  }
  if (owed < 0) return `Overpaid by ${formatMoney(negate(owed))}.`;
  return paid > 0 ? 'Paid in full.' : 'Nothing is owed.';
}

function whyAwaiting({ invoices }: Circumstances): string {
  const open = invoices.find((invoice) => invoice.state === 'Open');
  if (!open) return 'A biller set it to await payment; it is on no open invoice.';
  return `On invoice ${open.number ?? ''}${open.due_on === null ? '' : `, due ${formatDate(open.due_on)}`}.`;
}

function whyInOffice({ dispatch, invoices }: Circumstances): string {
  const { parked, owed } = dispatch;
  const draft = invoices.some((invoice) => invoice.state === 'Draft');
  const last = invoices.find((invoice) => invoice.state !== 'Draft' && invoice.state !== 'Cancelled');
  if (parked) return 'Parked: held back from invoicing until a biller releases it.';
  if (draft) return 'On a draft invoice that is not committed yet.';
  if (owed < 0) return `Overpaid by ${formatMoney(negate(owed))}: the next invoice takes it in as a credit.`;
  if (last?.state === 'Open') return `A biller moved it here, though it stands on invoice ${last.number ?? ''}, which is open.`;
  if (last) return `Waiting to be invoiced again: ${formatMoney(owed)} was not paid on invoice ${last.number ?? ''}.`;
  return 'Waiting to be invoiced.';
}
