import { Ellipsis, FilePlus2, NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import type { Customer } from '../../../shared/office-api/customers.ts';
import { Button, IconButton, Menu } from '../../components/index.ts';
import { sentenceOf } from '../../office.ts';
import { canUndo } from '../../undo.ts';
import { useCommand } from '../../use-office.ts';
import { NewDispatchDialog } from '../dispatches/NewDispatchDialog.tsx';
import { NewInvoiceDialog } from '../invoices/NewInvoiceDialog.tsx';
import { PaperDialog } from '../documents/PaperDialog.tsx';
import { RecordMoneyDialog } from '../money/RecordMoneyDialog.tsx';
import { RefundDialog } from '../money/RefundDialog.tsx';
import { PhoneCardDialog } from '../phone/PhoneCardDialog.tsx';
import { AddEntryDialog } from './AddEntryDialog.tsx';
import { ContactsDialog } from './ContactsDialog.tsx';
import { CustomerDialog } from './CustomerDialog.tsx';
import { MergeDialog } from './merging/MergeDialog.tsx';

type Asking = 'money' | 'card' | 'refund' | 'edit' | 'entry' | 'invoice' | 'dispatch' | 'contacts' | 'merge' | 'statement' | null;

/** What a biller can do for a customer. */
export function CustomerActions({ customer }: { customer: Customer }) {
  const [asking, setAsking] = useState<Asking>(null);
  const change = useCommand('customers.change');
  const { id, name, archived } = customer;
  const close = () => setAsking(null);
  const archive = (value: boolean) =>
    change.mutate(
      { id, set: { archived: value } },
      {
        onSuccess: (answer) => toast.success(value ? `${name} is archived` : `${name} is no longer archived`, canUndo(answer)),
        onError: (error) => toast.error(sentenceOf(error)),
      },
    );
  return (
    <>
      <Menu
        align="start"
        items={[
          { label: 'Record payment…', onSelect: () => setAsking('money') },
          { label: 'Print a statement…', onSelect: () => setAsking('statement') },
          { label: 'Card over the phone…', onSelect: () => setAsking('card') },
          { label: 'Refund…', onSelect: () => setAsking('refund') },
          { label: 'Edit…', onSelect: () => setAsking('edit') },
          { label: 'Contacts and location…', onSelect: () => setAsking('contacts') },
          { label: 'New dispatch…', onSelect: () => setAsking('dispatch') },
          { label: 'Merge into another customer…', onSelect: () => setAsking('merge') },
          'line',
          archived
            ? { label: 'Take out of the archive', onSelect: () => archive(false) }
            : { label: 'Archive', onSelect: () => archive(true) },
        ]}
      >
        <IconButton icon={Ellipsis} label="More actions" />
      </Menu>
      <Button icon={NotebookPen} onClick={() => setAsking('entry')}>
        Add entry
      </Button>
      <Button variant="primary" icon={FilePlus2} onClick={() => setAsking('invoice')}>
        New invoice
      </Button>
      {asking === 'money' && <RecordMoneyDialog customer={customer} onClose={close} />}
      {asking === 'card' && <PhoneCardDialog target={{ purpose: 'customer', id }} onClose={close} />}
      {asking === 'refund' && <RefundDialog customer={customer} onClose={close} />}
      {asking === 'edit' && <CustomerDialog customer={customer} onClose={close} onDone={close} />}
      {asking === 'entry' && <AddEntryDialog customer={customer} onClose={close} />}
      {asking === 'invoice' && <NewInvoiceDialog customer={customer} onClose={close} />}
      {asking === 'contacts' && <ContactsDialog customer={customer} onClose={close} />}
      {asking === 'statement' && <PaperDialog document={{ what: 'statement', id }} onClose={close} />}
      {asking === 'merge' && <MergeDialog duplicate={customer} onClose={close} />}
      {asking === 'dispatch' && <NewDispatchDialog customer={customer} onClose={close} />}
    </>
  );
}
