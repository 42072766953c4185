import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { IsoDate } from '../../../shared/dates.ts';
import type { RunResult } from '../../../shared/office-api/runs.ts';
import { Button, Dialog, RunProgress, StopRun } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { undoAnswer } from '../../undo.ts';

/** While the work is under way: it closes at its end, or when it is stopped. */
export function RunningDialog({ title, unit }: { title: string; unit: string }) {
  return (
    <Dialog title={title} width="small" onClose={() => {}} actions={<StopRun />}>
      <RunProgress unit={unit} />
    </Dialog>
  );
}

/** Undoes everything that a run did. */
export function UndoRun({ result, onClose }: { result: Pick<RunResult, 'operations'>; onClose: () => void }) {
  if (result.operations.length === 0) return null;
  const undo = () => {
    onClose();
    undoAnswer(result);
  };
  return (
    <Button variant="quiet" icon={Undo2} onClick={undo}>
      Undo {result.operations.length === 1 ? 'it' : 'all of it'}
    </Button>
  );
}

type MadeProps = {
  title: string;
  cancelled: boolean;
  committed: boolean;
  made: number;
  today: IsoDate;
  result: Pick<RunResult, 'operations'>;
  onClose: () => void;
  children: ReactNode;
};

/** What a run that makes invoices came to, with the way to them. */
export function MadeDialog({ title, cancelled, committed, made, today, result, onClose, children }: MadeProps) {
  const show = () => {
    onClose();
    navigate(paths.filtered(paths.invoices, committed ? { states: ['Open'], from: today, to: today } : { states: ['Draft'] }));
  };
  const print = () => {
    onClose();
    navigate(paths.asking(paths.invoices, 'print'));
  };
  return (
    <Dialog
      title={cancelled ? 'Stopped' : title}
      width="small"
      onClose={onClose}
      actions={
        <>
          <UndoRun result={result} onClose={onClose} />
          <Button onClick={onClose}>Close</Button>
          {committed && made > 0 && <Button onClick={print}>Print…</Button>}
          <Button variant="primary" disabled={made === 0} onClick={show}>
            {committed ? 'Show today’s invoices' : 'Show the drafts'}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
