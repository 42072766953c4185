import type { ReactNode } from 'react';
import type { IsoDate } from '../../../shared/dates.ts';
import { Button, Dialog, RunProgress, StopRun } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';

/** While the work is under way: it closes at its end, or when it is stopped. */
export function RunningDialog({ title, unit }: { title: string; unit: string }) {
  return (
    <Dialog title={title} width="small" onClose={() => {}} actions={<StopRun />}>
      <RunProgress unit={unit} />
    </Dialog>
  );
}

type MadeProps = {
  title: string;
  cancelled: boolean;
  committed: boolean;
  made: number;
  today: IsoDate;
  onClose: () => void;
  children: ReactNode;
};

/** What a run that makes invoices came to, with the way to them. */
export function MadeDialog({ title, cancelled, committed, made, today, onClose, children }: MadeProps) {
  const show = () => {
    onClose();
    navigate(paths.filtered(paths.invoices, committed ? { states: ['Open'], from: today, to: today } : { states: ['Draft'] }));
  };
  return (
    <Dialog
      title={cancelled ? 'Stopped' : title}
      width="small"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
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
