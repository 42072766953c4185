import { useLocation } from 'wouter';
import { ErrorState, SidePanel } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useOffice } from '../../use-office.ts';
import { RecordBody, RecordTop } from './Record.tsx';
import { ReviewActions } from './ReviewActions.tsx';

/** A record beside the register. */
export function RecordPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: record, error } = useOffice('register.get', { id });
  const [, navigate] = useLocation();
  return (
    <SidePanel
      label="Record"
      onClose={onClose}
      onExpand={() => navigate(paths.page('record', id))}
      footer={record?.needsReview && <ReviewActions record={record} />}
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
