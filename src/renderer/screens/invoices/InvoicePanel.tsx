import { useLocation } from 'wouter';
import { ErrorState, SidePanel } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useOffice } from '../../use-office.ts';
import { InvoiceBody, InvoiceTop } from './Invoice.tsx';
import { InvoiceActions } from './InvoiceActions.tsx';

/** An invoice beside the list. */
export function InvoicePanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: invoice, error } = useOffice('invoices.get', { id });
  const [, navigate] = useLocation();
  return (
    <SidePanel
      label="Invoice"
      onClose={onClose}
      onExpand={() => navigate(paths.page('invoice', id))}
      footer={invoice && <InvoiceActions invoice={invoice} />}
    >
      {error && <ErrorState error={error} />}
      {invoice && (
        <>
          <InvoiceTop invoice={invoice} />
          <InvoiceBody invoice={invoice} />
        </>
      )}
    </SidePanel>
  );
}
