import { never } from '../../shared/assert.ts';
import { refuse } from '../../shared/refusal.ts';
import type { Invoice } from '../billing/invoice.ts';

/** Why a biller's payment cannot go to the invoice [PAY-13]; null when it can. `field`: the one that names the invoice. */
export function refusalOfInvoice(invoice: Invoice, field: string) {
  switch (invoice.state) {
    case 'Draft':
      return refuse('wrong-state', 'This invoice is still a draft. Commit it before recording a payment.', field);
    case 'Cancelled':
      return refuse('wrong-state', `Invoice ${invoice.number} is cancelled. Record the payment on another invoice.`, field);
    case 'Sold':
      return refuse('wrong-state', `Invoice ${invoice.number} was sold to collections: its money is no longer ours.`, field);
    case 'Open':
    case 'Unpaid':
    case 'Paid':
      return null;
    default:
      return never(invoice.state);
  }
}
