import { ErrorState, RecordPage, Screen } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { CustomerBody, CustomerTop } from './Customer.tsx';
import { CustomerActions } from './CustomerActions.tsx';

/** A customer as a page of its own. */
export function CustomerScreen({ id }: { id: string }) {
  const { data: customer, error } = useOffice('customers.get', { id });
  const mayChange = useMayChange();
  return (
    <Screen title={customer?.name ?? 'Customer'} actions={mayChange && customer && <CustomerActions customer={customer} />}>
      {error && <ErrorState error={error} />}
      {customer && (
        <RecordPage>
          <CustomerTop customer={customer} />
          <CustomerBody customer={customer} />
        </RecordPage>
      )}
    </Screen>
  );
}
