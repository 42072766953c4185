import { Check } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { formatDate } from '../../../../shared/dates.ts';
import type { Input as InputOf } from '../../../../shared/office-api/index.ts';
import type { RegisterRecord } from '../../../../shared/office-api/register.ts';
import { Button, DispatchLink, ErrorNote, Field, Input, Money, Section, Select, WorkflowBadge } from '../../../components/index.ts';
import { useCommand } from '../../../use-office.ts';
import { MoveDialog } from './MoveDialog.tsx';
import styles from './queue.module.css';

type Trip = RegisterRecord['events'][number]['dispatch'] & { taken: RegisterRecord['amount'] };
type Decision = { what: 'leave' | 'reopen' | 'write off' } | { what: 'move'; customer: { id: string; name: string } };

/** What a biller decides about each trip of a record; marking it as reviewed does all of it at once. */
export function ReviewForm({ record }: { record: RegisterRecord }) {
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [note, setNote] = useState('');
  const [moving, setMoving] = useState<Trip | null>(null);
  const review = useCommand('register.review');
  const trips = tripsOf(record);
  const decide = (trip: Trip, decision: Decision) => setDecisions(new Map(decisions).set(trip.id, decision));
  const submit = () => {
    if (review.isPending) return;
    review.mutate(
      { id: record.id, note: note.trim(), ...inputOf(decisions) },
      { onSuccess: () => toast.success(`Reviewed: ${`${record.type} ${record.number}`.trim()}`) },
    );
  };
  return (
    <Section title="Decide about each trip">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {trips.map((trip) => (
          <div key={trip.id} className={styles.trip}>
            <span className={styles.tripName}>
              <DispatchLink id={trip.id} number={trip.number} />
              <span className={styles.about}>
                {formatDate(trip.date)} · <Money cents={trip.taken} /> · <Money cents={trip.owed} /> owed now
              </span>
              <WorkflowBadge state={trip.state} writtenOff={trip.writtenOff > 0} />
            </span>
            <Choice
              trip={trip}
              decision={decisions.get(trip.id) ?? { what: 'leave' }}
              onDecide={(decision) => decide(trip, decision)}
              onMove={() => setMoving(trip)}
            />
          </div>
        ))}
        {trips.length === 0 && <p className={styles.about}>This record is about no trip.</p>}
        <div className={styles.bottom}>
          <Field label="Note">
            <Input
              value={note}
              maxLength={2000}
              placeholder="Optional: what was found out"
              onChange={({ target }) => setNote(target.value)}
            />
          </Field>
          <Button variant="primary" type="submit" icon={Check} busy={review.isPending}>
            Mark as reviewed
          </Button>
        </div>
        <ErrorNote error={review.error} />
      </form>
      {moving && (
        <MoveDialog
          number={moving.number}
          onChoose={(customer) => {
            decide(moving, { what: 'move', customer });
            setMoving(null);
          }}
          onClose={() => setMoving(null)}
        />
      )}
    </Section>
  );
}

type ChoiceProps = { trip: Trip; decision: Decision; onDecide: (decision: Decision) => void; onMove: () => void };

function Choice({ trip, decision, onDecide, onMove }: ChoiceProps) {
  const leave = trip.writtenOff > 0 ? 'Leave it written off' : 'Leave it as it is';
  const options = [
    { value: 'leave' as const, label: leave },
    ...(trip.state === 'Billing office' ? [] : [{ value: 'reopen' as const, label: 'Back to the Billing office' }]),
    ...(trip.state !== 'Finished' && trip.owed > 0 ? [{ value: 'write off' as const, label: 'Write it off' }] : []),
    { value: 'move' as const, label: decision.what === 'move' ? `Bill ${decision.customer.name}` : 'Bill another customer…' },
  ];
  return (
    <Select
      aria-label={`Decision about dispatch ${trip.number}`}
      options={options}
      value={decision.what}
      onChange={(what) => (what === 'move' ? onMove() : onDecide({ what }))}
    />
  );
}

/** Each trip once, with what this record took from it or gave it. */
function tripsOf({ events }: RegisterRecord): Trip[] {
  const trips = new Map<string, Trip>();
  for (const { dispatch, amount } of events) if (!trips.has(dispatch.id)) trips.set(dispatch.id, { ...dispatch, taken: amount });
  return [...trips.values()];
}

function inputOf(decisions: ReadonlyMap<string, Decision>): Pick<InputOf<'register.review'>, 'reopen' | 'writeOff' | 'move'> {
  const of = (what: Decision['what']) => [...decisions].filter(([, decision]) => decision.what === what).map(([id]) => id);
  const move = [...decisions].flatMap(([dispatch, decision]) =>
    decision.what === 'move' ? [{ dispatch, customer: decision.customer.id }] : [],
  );
  return { reopen: of('reopen'), writeOff: of('write off'), move };
}
