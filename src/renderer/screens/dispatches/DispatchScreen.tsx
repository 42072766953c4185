import { ErrorState, RecordPage, Screen } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { DispatchBody, DispatchTop } from './Dispatch.tsx';
import { DispatchActions } from './DispatchActions.tsx';

/** A dispatch as a page of its own. */
export function DispatchScreen({ id }: { id: string }) {
  const { data: dispatch, error } = useOffice('dispatches.get', { id });
  const mayChange = useMayChange();
  return (
    <Screen
      title={dispatch ? `Dispatch ${dispatch.number}` : 'Dispatch'}
      actions={mayChange && dispatch && <DispatchActions dispatch={dispatch} />}
    >
      {error && <ErrorState error={error} />}
      {dispatch && (
        <RecordPage>
          <DispatchTop dispatch={dispatch} />
          <DispatchBody dispatch={dispatch} />
        </RecordPage>
      )}
    </Screen>
  );
}
