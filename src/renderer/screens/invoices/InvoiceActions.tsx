import { Banknote, Check, Ellipsis, ListChecks, Printer } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { formatMoney } from '../../../shared/money.ts';
import type { Invoice } from '../../../shared/office-api/invoices.ts';
import { Button, ConfirmDialog, IconButton, Menu, type MenuItem } from '../../components/index.ts';
import { sentenceOf } from '../../office.ts';
import { canUndo } from '../../undo.ts';
import { useCommand } from '../../use-office.ts';
import { PaperDialog } from '../documents/PaperDialog.tsx';
import { RecordMoneyDialog } from '../money/RecordMoneyDialog.tsx';
import { PhoneCardDialog } from '../phone/PhoneCardDialog.tsx';
import { DraftTripsDialog } from './DraftTripsDialog.tsx';
import { RecordPaymentDialog } from '../payments/RecordPaymentDialog.tsx';

type Asking = 'paper' | 'card' | 'payment' | 'money' | 'trips' | 'Unpaid' | 'Sold' | 'cancel' | null;

/** What a biller can do with an invoice in its state. */
export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const [asking, setAsking] = useState<Asking>(null);
  const commit = useCommand('invoices.commit');
  const { id, state } = invoice;
  const close = () => setAsking(null);
  const others = otherActions(invoice, setAsking);
  return (
    <>
      {others.length > 0 ? (
        <Menu align="start" items={others}>
          <IconButton icon={Ellipsis} label="More actions" />
        </Menu>
      ) : (
        <span />
      )}
      {state === 'Draft' && (
        <Button icon={ListChecks} onClick={() => setAsking('trips')}>
          Edit trips
        </Button>
      )}
      {state === 'Draft' && (
        <Button
          variant="primary"
          icon={Check}
          busy={commit.isPending}
          onClick={() =>
            commit.mutate(
              { id },
              {
                onSuccess: (answer) => toast.success(`Invoice ${answer.number} is open, ${formatMoney(invoice.invoiced)}`, canUndo(answer)),
                onError: (error) => toast.error(sentenceOf(error)),
              },
            )
          }
        >
          Commit
        </Button>
      )}
      {state !== 'Draft' && (
        <Button icon={Printer} onClick={() => setAsking('paper')}>
          Print…
        </Button>
      )}
      {(state === 'Open' || state === 'Paid' || state === 'Unpaid') && (
        <Button variant="primary" icon={Banknote} onClick={() => setAsking('payment')}>
          Record payment
        </Button>
      )}
      {asking === 'paper' && <PaperDialog document={{ what: 'invoice', id, amounts: 'as due now' }} onClose={close} />}
      {asking === 'card' && <PhoneCardDialog target={{ purpose: 'invoice', id }} onClose={close} />}
      {asking === 'trips' && <DraftTripsDialog invoice={invoice} onClose={close} />}
      {asking === 'money' && <RecordMoneyDialog customer={invoice.customer} beginning={{ invoices: [id] }} onClose={close} />}
      {asking === 'payment' && <RecordPaymentDialog invoice={invoice} onClose={close} />}
      {(asking === 'Unpaid' || asking === 'Sold') && <CloseInvoice invoice={invoice} as={asking} onClose={close} />}
      {asking === 'cancel' && <CancelInvoice invoice={invoice} onClose={close} />}
    </>
  );
}

function otherActions({ state, dueNow }: Invoice, ask: (asking: Asking) => void): MenuItem[] {
  const items: MenuItem[] = [];
  if ((state === 'Open' || state === 'Paid' || state === 'Unpaid') && dueNow > 0)
    items.push({ label: 'Card over the phone…', onSelect: () => ask('card') });
  if (state === 'Open' || state === 'Paid' || state === 'Unpaid')
    items.push({ label: 'Record payment with other invoices…', onSelect: () => ask('money') });
  if (state === 'Open') items.push({ label: 'Mark as Unpaid…', onSelect: () => ask('Unpaid') });
  if (state === 'Open' || state === 'Unpaid') items.push({ label: 'Sell to collections…', onSelect: () => ask('Sold') });
  if (state === 'Open' || state === 'Draft') items.push({ label: 'Cancel the invoice…', danger: true, onSelect: () => ask('cancel') });
  return items;
}

type DialogProps = { invoice: Invoice; onClose: () => void };

function CloseInvoice({ invoice, as, onClose }: DialogProps & { as: 'Unpaid' | 'Sold' }) {
  const command = useCommand('invoices.close');
  const trips = tripsOf(invoice);
  return (
    <ConfirmDialog
      title={as === 'Unpaid' ? `Mark invoice ${invoice.number} as Unpaid?` : `Sell invoice ${invoice.number} to collections?`}
      confirm={as === 'Unpaid' ? 'Mark as Unpaid' : 'Sell to collections'}
      danger={as === 'Sold'}
      busy={command.isPending}
      error={command.error}
      onClose={onClose}
      onConfirm={() =>
        command.mutate(
          { id: invoice.id, as },
          {
            onSuccess: (answer) => {
              onClose();
              toast.success(`Invoice ${invoice.number} is ${as}`, canUndo(answer));
            },
          },
        )
      }
    >
      {as === 'Unpaid'
        ? `${trips} with ${formatMoney(invoice.dueNow)} due will come up for invoicing again.`
        : `${trips} with ${formatMoney(invoice.dueNow)} due will be finished as sold; customers cannot pay it online any more.`}
    </ConfirmDialog>
  );
}

function CancelInvoice({ invoice, onClose }: DialogProps) {
  const command = useCommand('invoices.cancel');
  return (
    <ConfirmDialog
      title={invoice.number === null ? 'Cancel this draft?' : `Cancel invoice ${invoice.number}?`}
      confirm="Cancel the invoice"
      cancel="Keep it"
      danger
      busy={command.isPending}
      error={command.error}
      onClose={onClose}
      onConfirm={() =>
        command.mutate(
          { id: invoice.id },
          {
            onSuccess: (answer) => {
              onClose();
              toast.success(invoice.number === null ? 'The draft is cancelled' : `Invoice ${invoice.number} is cancelled`, canUndo(answer));
            },
          },
        )
      }
    >
      {`${tripsOf(invoice)} will go back to the Billing office. Its number and self-pay ID are never used again.`}
    </ConfirmDialog>
  );
}

function tripsOf({ items }: Invoice): string {
  const open = items.filter(({ state }) => state !== 'Finished').length;
  return open === 1 ? '1 trip' : `${open} trips`;
}
