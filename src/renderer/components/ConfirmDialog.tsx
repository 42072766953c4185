import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorNote } from './ErrorState.tsx';

export type ConfirmDialogProps = {
  /** A question: `Cancel invoice A-1042?` */
  title: string;
  /** What will happen, to the cent. */
  children: ReactNode;
  /** The verb: `Cancel the invoice`. */
  confirm: string;
  /** What closes it without doing anything. */
  cancel?: string;
  danger?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that cannot simply be undone. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  cancel = 'Cancel',
  danger = false,
  busy = false,
  error,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      width="small"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      <ErrorNote error={error} />
    </Dialog>
  );
}
