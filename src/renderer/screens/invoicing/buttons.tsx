import { FilePlus2, RefreshCcw } from 'lucide-react';
import { Suspense } from 'react';
import { Button } from '../../components/index.ts';
import { later } from '../../later.tsx';
import { useAsked } from '../../use-asked.ts';
import { useOffice } from '../../use-office.ts';

const GenerateDialog = later(async () => (await import('./GenerateDialog.tsx')).GenerateDialog);
const ReinvoiceDialog = later(async () => (await import('./ReinvoiceDialog.tsx')).ReinvoiceDialog);

/** The button *Generate invoices*. */
export function GenerateInvoices() {
  const [open, setOpen] = useAsked('generate');
  const { data: session } = useOffice('office.session', {});
  return (
    <>
      <Button icon={FilePlus2} onClick={() => setOpen(true)}>
        Generate invoices
      </Button>
      <Suspense>{open && session && <GenerateDialog today={session.today} onClose={() => setOpen(false)} />}</Suspense>
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
      <Suspense>{open && session && <ReinvoiceDialog today={session.today} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
