import { toast } from 'sonner';
import type { Payout } from '../../../shared/office-api/payouts.ts';
import { canUndo } from '../../undo.ts';
import { useCommand } from '../../use-office.ts';
import { PayoutRecords } from '../bank/PayoutRecords.tsx';

type Props = { payout: Payout; inIt: NonNullable<Payout['byHand']>['records']; onClose: () => void };

/** Says which records are in a payout that somebody made by hand at Stripe. */
export function FillPayoutDialog({ payout: { id, amount, arrival }, inIt, onClose }: Props) {
  const fill = useCommand('payouts.fill');
  return (
    <PayoutRecords
      payout={{ amount, date: arrival }}
      inIt={inIt}
      action="Save"
      error={fill.error}
      busy={fill.isPending}
      onClose={onClose}
      onSave={(records) => {
        const onSuccess = (answer: unknown) => {
          onClose();
          toast.success(
            records.length === 1 ? '1 record is in this payout' : `${records.length} records are in this payout`,
            canUndo(answer),
          );
        };
        fill.mutate({ id, records }, { onSuccess });
      }}
    />
  );
}
