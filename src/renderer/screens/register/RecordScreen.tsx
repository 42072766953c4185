import { ErrorState, RecordPage, Screen } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { RecordBody, RecordTop } from './Record.tsx';
import { ReviewActions } from './ReviewActions.tsx';

/** A record as a page of its own. */
export function RecordScreen({ id }: { id: string }) {
  const { data: record, error } = useOffice('register.get', { id });
  return (
    <Screen
      title={record ? `${record.type} ${record.number}`.trim() : 'Record'}
      actions={record?.needsReview && <ReviewActions record={record} />}
    >
      {error && <ErrorState error={error} />}
      {record && (
        <RecordPage>
          <RecordTop record={record} />
          <RecordBody record={record} />
        </RecordPage>
      )}
    </Screen>
  );
}
