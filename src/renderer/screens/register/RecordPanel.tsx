import { useLocation } from 'wouter';
import { ErrorState, SidePanel } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { RecordBody, RecordTop } from './Record.tsx';
import { RecordActions } from './RecordActions.tsx';

/** A record beside the register. */
export function RecordPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: record, error } = useOffice('register.get', { id });
  const [, navigate] = useLocation();
  const mayChange = useMayChange();
  return (
    <SidePanel
      label="Record"
      onClose={onClose}
      onExpand={() => navigate(paths.page('record', id))}
      footer={record && mayChange && <RecordActions record={record} />}
    >
      {error && <ErrorState error={error} />}
      {record && (
        <>
          <RecordTop record={record} />
          <RecordBody record={record} />
        </>
      )}
    </SidePanel>
  );
}
