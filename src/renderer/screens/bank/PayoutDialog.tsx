import { toast } from 'sonner';
import type { StatementLine } from '../../../shared/office-api/bank.ts';
import { canUndo } from '../../undo.ts';
import { useCommand } from '../../use-office.ts';
import { PayoutRecords } from './PayoutRecords.tsx';

/** A line that is Stripe's payout: its records are ticked, and what Stripe kept is said. */
export function PayoutDialog({ line, onClose }: { line: StatementLine; onClose: () => void }) {
  const payout = useCommand('bank.payout');
  return (
    <PayoutRecords
      payout={line}
      inIt={null}
      action="Match"
      error={payout.error}
      busy={payout.isPending}
      onClose={onClose}
      onSave={(records) => {
        const onSuccess = (answer: unknown) => {
          onClose();
          toast.success(`Matched with ${records.length} of Stripe’s records`, canUndo(answer));
        };
        payout.mutate({ line: line.id, records }, { onSuccess });
      }}
    />
  );
}
