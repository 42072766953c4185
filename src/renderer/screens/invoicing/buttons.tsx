import { FilePlus2, RefreshCcw } from 'lucide-react';
import { Button } from '../../components/index.ts';
import { useAsked } from '../../use-asked.ts';
import { useOffice } from '../../use-office.ts';
import { GenerateDialog } from './GenerateDialog.tsx';
import { ReinvoiceDialog } from './ReinvoiceDialog.tsx';

/** The button *Generate invoices*. */
export function GenerateInvoices() {
  const [open, setOpen] = useAsked('generate');
  const { data: session } = useOffice('office.session', {});
  return (
    <>
      <Button icon={FilePlus2} onClick={() => setOpen(true)}>
        Generate invoices
      </Button>
      {open && session && <GenerateDialog today={session.today} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The button *Reinvoice*. */
export function Reinvoice() {
  const [open, setOpen] = useAsked('reinvoice');
  const { data: session } = useOffice('office.session', {});
  return (
    <>
      <Button icon={RefreshCcw} onClick={() => setOpen(true)}>
        Reinvoice
      </Button>
      {open && session && <ReinvoiceDialog today={session.today} onClose={() => setOpen(false)} />}
    </>
  );
}
