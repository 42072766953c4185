/** Closing an invoice without money, and cancelling it (domain.md, Invoices). */
import type { IsoDate } from '../../shared/dates.ts';
import { zero } from '../../shared/money.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Write } from '../journal/operation.ts';
import type { Dispatch, Invoice } from './invoice.ts';
import { owedOf } from './owed.ts';
import { automaticState, moveTo } from './workflow.ts';

/** Whether the state of the invoice allows to close it as Unpaid or Sold, or to cancel it [INV-9] to [INV-11]. */
export function checkClosing({ state }: Invoice, as: 'Unpaid' | 'Sold' | 'Cancelled'): Outcome<void> {
  if (as === 'Unpaid' && state !== 'Open')
    return refuse('wrong-state', `Only an Open invoice can be marked as Unpaid; this one is ${state}.`);
  if (as === 'Sold' && state !== 'Open' && state !== 'Unpaid')
    return refuse('wrong-state', `Only an Open or Unpaid invoice can be sold; this one is ${state}.`);
  if (as === 'Cancelled' && state !== 'Draft' && state !== 'Open')
    return refuse('wrong-state', `Only a Draft or Open invoice can be cancelled; this one is ${state}.`);
  return done(undefined);
}

/** Marks an Open invoice as Unpaid: its items come up for reinvoicing [INV-9]. */
export function closeAsUnpaid(invoice: Invoice): Outcome<Write[]> {
  const checked = checkClosing(invoice, 'Unpaid');
  if (!checked.ok) return checked;
  return done([{ put: 'invoice', id: invoice.id, set: { state: 'Unpaid' } }, ...sendBack(invoice)]);
}

/** Sells an Open or Unpaid invoice to collections: its items are Finished, each with a 0-cent event that says so [INV-10]. */
export function sell(invoice: Invoice, event: { date: IsoDate; creator: string }, newId: () => string): Outcome<Write[]> {
  const checked = checkClosing(invoice, 'Sold');
  if (!checked.ok) return checked;
  const sold = invoice.items.filter((dispatch) => dispatch.state !== 'Finished');
  const comment = `Sold to collections with invoice ${invoice.number}`;
  return done([
    { put: 'invoice', id: invoice.id, set: { state: 'Sold' } },
    ...sold.flatMap((dispatch): Write[] => [
      {
        add: 'paymentEvent',
        id: newId(),
        row: { ...event, dispatch: dispatch.id, kind: 'sale to collections', amount: zero, comment, invoice: invoice.id, record: null },
      },
      ...moveTo(dispatch, 'Finished'),
    ]),
  ]);
}

/** Cancels a Draft or Open invoice: its items go back [INV-11]. */
export function cancelInvoice(invoice: Invoice): Outcome<Write[]> {
  const checked = checkClosing(invoice, 'Cancelled');
  if (!checked.ok) return checked;
  const back = invoice.state === 'Open' ? sendBack(invoice) : []; // a draft has not pulled its items yet
  return done([{ put: 'invoice', id: invoice.id, set: { state: 'Cancelled' } }, ...back]);
}

/** The items that are not Finished go where the automatic workflow puts them now that this invoice is no longer Open. */
function sendBack(invoice: Invoice): Write[] {
  return invoice.items
    .filter((dispatch) => dispatch.state !== 'Finished')
    .flatMap((dispatch) => moveTo(dispatch, stateWithout(dispatch, invoice.id)));
}

function stateWithout(dispatch: Dispatch, invoice: string) {
  const onOpenInvoice = dispatch.openInvoices.some((id) => id !== invoice);
  return automaticState({ ...dispatch, owed: owedOf(dispatch).owed, onOpenInvoice });
}
