import { ErrorState, RecordPage, Screen } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { RecordBody, RecordTop } from './Record.tsx';
import { RecordActions } from './RecordActions.tsx';

/** A record as a page of its own. */
export function RecordScreen({ id }: { id: string }) {
  const { data: record, error } = useOffice('register.get', { id });
  const mayChange = useMayChange();
  return (
    <Screen
      title={record ? `${record.type} ${record.number}`.trim() : 'Record'}
      actions={record && mayChange && <RecordActions record={record} />}
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
