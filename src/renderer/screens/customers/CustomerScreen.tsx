import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Button, ErrorState, RecordPage, Screen } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { PaperDialog } from '../documents/PaperDialog.tsx';
import { CustomerBody, CustomerTop } from './Customer.tsx';
import { CustomerActions } from './CustomerActions.tsx';
import { CustomerTabs } from './CustomerTabs.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { Receivables } from './Receivables.tsx';
import { Statement } from './Statement.tsx';

/** A customer as a page of its own: overview, open receivables, ledger, statement. */
export function CustomerScreen({ id, tab }: { id: string; tab: string }) {
  const { data: customer, error } = useOffice('customers.get', { id });
  const [isPrinting, setPrinting] = useState(false);
  const mayChange = useMayChange();
  const actions = mayChange && customer && customer.mergedInto === null && <CustomerActions customer={customer} />;
  const print = (
    <Button variant="primary" icon={Printer} onClick={() => setPrinting(true)}>
      Print or save…
    </Button>
  );
  return (
    <Screen
      title={customer?.name ?? 'Customer'}
      content={tab === 'receivables' ? 'table' : 'page'}
      actions={tab === 'statement' ? print : actions}
      filters={<CustomerTabs id={id} current={tab} />}
    >
      {isPrinting && <PaperDialog document={{ what: 'statement', id }} onClose={() => setPrinting(false)} />}
      {error && <ErrorState error={error} />}
      {tab === 'statement' && !error && <Statement id={id} />}
      {tab === 'receivables' && <Receivables customer={customer?.mergedInto?.id ?? id} />}
      {tab === 'ledger' && customer && <LedgerTable customer={customer} />}
      {tab === 'overview' && customer && (
        <RecordPage>
          <CustomerTop customer={customer} />
          <CustomerBody customer={customer} />
        </RecordPage>
      )}
    </Screen>
  );
}
