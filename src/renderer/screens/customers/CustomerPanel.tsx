import { useLocation } from 'wouter';
import { ErrorState, SidePanel } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { CustomerBody, CustomerTop } from './Customer.tsx';
import { CustomerActions } from './CustomerActions.tsx';

/** A customer beside the list. */
export function CustomerPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: customer, error } = useOffice('customers.get', { id });
  const [, navigate] = useLocation();
  const mayChange = useMayChange();
  return (
    <SidePanel
      label="Customer"
      onClose={onClose}
      onExpand={() => navigate(paths.page('customer', id))}
      footer={mayChange && customer && customer.mergedInto === null && <CustomerActions customer={customer} />}
    >
      {error && <ErrorState error={error} />}
      {customer && (
        <>
          <CustomerTop customer={customer} />
          <CustomerBody customer={customer} />
        </>
      )}
    </SidePanel>
  );
}
