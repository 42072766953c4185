import { ErrorState, RecordPage, Screen } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { InvoiceBody, InvoiceTop } from './Invoice.tsx';
import { InvoiceActions } from './InvoiceActions.tsx';

/** An invoice as a page of its own. */
export function InvoiceScreen({ id }: { id: string }) {
  const { data: invoice, error } = useOffice('invoices.get', { id });
  return (
    <Screen title={invoice ? titleOf(invoice.number) : 'Invoice'} actions={invoice && <InvoiceActions invoice={invoice} />}>
      {error && <ErrorState error={error} />}
      {invoice && (
        <RecordPage>
          <InvoiceTop invoice={invoice} />
          <InvoiceBody invoice={invoice} />
        </RecordPage>
      )}
    </Screen>
  );
}

function titleOf(number: string | null): string {
  return number === null ? 'Draft invoice' : `Invoice ${number}`;
}
