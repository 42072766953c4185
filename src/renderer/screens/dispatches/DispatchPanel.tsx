import { useLocation } from 'wouter';
import { ErrorState, SidePanel } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { DispatchBody, DispatchTop } from './Dispatch.tsx';
import { DispatchActions } from './DispatchActions.tsx';

/** A dispatch beside the list. */
export function DispatchPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: dispatch, error } = useOffice('dispatches.get', { id });
  const mayChange = useMayChange();
  const [, navigate] = useLocation();
  return (
    <SidePanel
      label="Dispatch"
      onClose={onClose}
      onExpand={() => navigate(paths.page('dispatch', id))}
      footer={mayChange && dispatch && <DispatchActions dispatch={dispatch} />}
    >
      {error && <ErrorState error={error} />}
      {dispatch && (
        <>
          <DispatchTop dispatch={dispatch} />
          <DispatchBody dispatch={dispatch} />
        </>
      )}
    </SidePanel>
  );
}
