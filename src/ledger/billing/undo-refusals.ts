/** Why an operation cannot be taken back: something was built upon it [UNDO-5], or it is not a biller's to take back [UNDO-7]. */
import { type Outcome, refuse } from '../../shared/refusal.ts';
import type { Operation } from '../journal/operation.ts';
import { becomesInvoice, type InvoiceAsIs, type PutBack, type UndoCase } from './undo-case.ts';

type Refused = Extract<Outcome<never>, { ok: false }> | null;

/** Kinds that are never undone, with what is done instead; what Stripe reported is another matter. */
const neverUndone: Readonly<Record<string, string>> = {
  'office founded': 'The start of the books cannot be undone.',
  'sample data made': 'Sample data cannot be undone: start with an empty office instead.',
  'users changed': 'Change it again under Settings › People instead.',
  'file imported': 'Undo an import as a whole: File › Import shows what was imported.',
  'statement imported': 'What the bank says stays. Set aside the lines that are not of the register.',
  'document issued': 'What has left the office cannot be called back.',
  'import undone': 'Import the file again instead.',
  'Stripe account changed': 'Link or unlink the account under Settings › Stripe Configuration instead.',
  'Stripe card asked': 'Nothing was booked by this. Where the card was charged, refund the payment in the check register.',
  'Stripe card removed': 'Stripe has forgotten the card. Have it kept again with the next payment that is taken over the phone.',
  'Stripe payment booked': 'Stripe took this payment: refund it, and the refund is booked by itself.',
} satisfies Partial<Record<Operation['kind'], string>>;

/** Taking a payment in that came past Paydesk. */
export const takenIn = 'Stripe payment taken in' satisfies Operation['kind'];

/** Why an operation of this kind is never undone [UNDO-7]; null: it may be. */
export function whyNeverUndone(kind: string): string | null {
  if (kind === takenIn) return null; // a biller decided that, not Stripe [PO-11]
  return neverUndone[kind] ?? (kind.startsWith('Stripe ') ? 'Stripe reported this: it happened, and cannot be undone here.' : null);
}

/** The first reason against it, from the most general to the most particular; null: it can be taken back. */
export function builtUpon(what: UndoCase): Refused {
  const never = whyNeverUndone(what.operation.kind);
  if (never !== null) return refuse('wrong-state', never);
  for (const put of what.puts) {
    const refused = invoiceMovedOn(put, what.invoices) ?? tripMovedOn(put, what);
    if (refused) return refused;
  }
  if (what.customerInUse) return refuse('wrong-state', 'This customer has trips, invoices or ledger entries already. Archive it instead.');
  if (what.recordInUse !== null)
    return refuse(
      'wrong-state',
      `More has been done with ${what.recordInUse === '' ? 'this register record' : `record ${what.recordInUse}`} since. Undo that first.`,
    );
  if (what.eventReversed) return refuse('wrong-state', 'A payment event of it has been reversed since. Undo that first.');
  if (what.superseded)
    return refuse(
      'conflict',
      'A part of it had been taken back on another desk already, so it cannot be undone as a whole. Record the money again instead.',
    );
  if (what.creditUsed) return refuse('wrong-state', 'The credit that this gave the customer has been used for another invoice since.');
  return null;
}

function invoiceMovedOn(put: PutBack, invoices: UndoCase['invoices']): Refused {
  const invoice = put.entity === 'invoice' ? invoices.get(put.id) : undefined;
  if (!invoice) return null;
  const name = invoice.number === '' ? 'This draft' : `Invoice ${invoice.number}`;
  if (put.fields.has('state') ? put.changedSince.has('state') : invoice.state !== 'Draft')
    return refuse('wrong-state', `${name} has been changed since: it is ${invoice.state} now.`);
  if (becomesInvoice(put) && invoice.moneySince)
    return refuse('wrong-state', `Money has come in for invoice ${invoice.number} since. Undo that first, or leave the invoice as it is.`);
  return put.before.put === 'invoice' && put.before.set.state === 'Open' ? reopensTaken(invoice) : null;
}

/** An invoice is not opened again once its trips were invoiced anew: they would be asked for twice. */
function reopensTaken({ number, takenOnBy }: InvoiceAsIs): Refused {
  if (takenOnBy === null) return null;
  return refuse('wrong-state', `Trips of invoice ${number} have been invoiced again since, on ${takenOnBy}. Cancel that one first.`);
}

function tripMovedOn({ entity, id, madeIt, fields }: PutBack, { dispatches }: UndoCase): Refused {
  const trip = entity === 'dispatch' ? dispatches.get(id) : undefined;
  if (!trip?.workedOnSince) return null;
  const { number } = trip.dispatch;
  if (madeIt) return refuse('wrong-state', `More has been done with dispatch ${number} since. Cancel the trip instead.`);
  if (fields.has('customer'))
    return refuse('wrong-state', `More has been done with dispatch ${number} since. Move it to its other customer by hand instead.`);
  return null;
}
