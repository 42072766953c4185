import { Check, Undo2 } from 'lucide-react';
import { toast } from 'sonner';
import type { RegisterRecord } from '../../../shared/office-api/register.ts';
import { Button } from '../../components/index.ts';
import { sentenceOf } from '../../office.ts';
import { canUndo } from '../../undo.ts';
import { useCommand } from '../../use-office.ts';

/** What a biller decides about a record that needs review: bill its written-off trips again, or leave them; either way it is reviewed. */
export function ReviewActions({ record }: { record: RegisterRecord }) {
  const review = useCommand('register.review');
  const trips = writtenOffTrips(record);
  const decide = (reopen: string[]) =>
    review.mutate(
      { id: record.id, reopen },
      {
        onSuccess: (answer) =>
          toast.success(
            reopen.length === 0 ? 'Marked as reviewed' : `Reviewed; ${tripsBack(reopen.length)} back in the Billing office`,
            canUndo(answer),
          ),
        onError: (error) => toast.error(sentenceOf(error)),
      },
    );
  return (
    <>
      {trips.length > 0 && (
        <Button icon={Undo2} busy={review.isPending} onClick={() => decide(trips)}>
          Bill {trips.length === 1 ? 'the trip' : trips.length === 2 ? 'both trips' : `all ${trips.length} trips`} again
        </Button>
      )}
      <Button variant="primary" icon={Check} busy={review.isPending} onClick={() => decide([])}>
        Mark as reviewed
      </Button>
    </>
  );
}

function writtenOffTrips({ events }: RegisterRecord): string[] {
  return [...new Set(events.filter(({ dispatch }) => dispatch.writtenOff > 0).map(({ dispatch }) => dispatch.id))];
}

function tripsBack(count: number): string {
  return count === 1 ? '1 trip is' : `${count} trips are`;
}
