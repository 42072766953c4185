import { ErrorState, Screen } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { InvoiceBody, InvoiceTop } from './Invoice.tsx';
import { InvoiceActions } from './InvoiceActions.tsx';
import styles from './InvoiceScreen.module.css';

/** An invoice as a page of its own. */
export function InvoiceScreen({ id }: { id: string }) {
  const { data: invoice, error } = useOffice('invoices.get', { id });
  return (
    <Screen title={invoice ? titleOf(invoice.number) : 'Invoice'} actions={invoice && <InvoiceActions invoice={invoice} />}>
      {error && <ErrorState error={error} />}
      {invoice && (
        <article className={styles.invoice}>
          <InvoiceTop invoice={invoice} />
          <InvoiceBody invoice={invoice} />
        </article>
      )}
    </Screen>
  );
}

function titleOf(number: string | null): string {
  return number === null ? 'Draft invoice' : `Invoice ${number}`;
}
