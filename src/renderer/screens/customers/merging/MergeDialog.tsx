import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { useLocation } from 'wouter';
import { Button, Dialog, ErrorNote } from '../../../components/index.ts';
import { paths } from '../../../paths.ts';
import { canUndo } from '../../../undo.ts';
import { useCommand, useOffice } from '../../../use-office.ts';
import { ChooseKept } from './ChooseKept.tsx';
import styles from './MergeDialog.module.css';
import { MovePreview } from './MovePreview.tsx';

type Named = { id: string; name: string };

/** Merges `duplicate` into another customer: which one, then what moves, then done, with a way back. */
export function MergeDialog({ duplicate, kept, onClose }: { duplicate: Named; kept?: Named; onClose: () => void }) {
  const [pair, setPair] = useState({ from: duplicate, to: kept ?? null });
  const { from, to } = pair;
  if (to === null) return <ChooseKept duplicate={from} onChoose={(chosen) => setPair({ from, to: chosen })} onClose={onClose} />;
  return <ConfirmMerge from={from} to={to} onSwap={() => setPair({ from: to, to: from })} onClose={onClose} />;
}

type ConfirmProps = { from: Named; to: Named; onSwap: () => void; onClose: () => void };

function ConfirmMerge({ from, to, onSwap, onClose }: ConfirmProps) {
  const { data: plan, error } = useOffice('customers.planMerge', { id: from.id, into: to.id });
  const merge = useCommand('customers.merge');
  const [, navigate] = useLocation();
  const submit = () => {
    if (!plan) return;
    merge.mutate(
      { id: from.id, into: to.id },
      {
        onSuccess: (answer) => {
          onClose();
          navigate(paths.page('customer', to.id));
          toast.success(`${from.name} is merged into ${to.name}`, canUndo(answer));
        },
      },
    );
  };
  return (
    <Dialog
      title={`Merge ${from.name} into ${to.name}?`}
      subtitle="Numbers, self-pay IDs and payments stay as they are. The two can be separated again at any time."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!plan} busy={merge.isPending}>
            Merge
          </Button>
        </>
      }
    >
      {plan && <MovePreview plan={plan} />}
      <div className={styles.swap}>
        <Button icon={ArrowLeftRight} onClick={onSwap}>
          Keep {from.name} instead
        </Button>
      </div>
      <ErrorNote error={error ?? merge.error} />
    </Dialog>
  );
}
