import { ArrowDown, ArrowUp } from 'lucide-react';
import { Button, EmptyState, ErrorState, RecordPage, Screen } from '../../../components/index.ts';
import type { QueueName } from '../../../paths.ts';
import { useMayChange } from '../../../use-may-change.ts';
import { useOffice } from '../../../use-office.ts';
import { RecordBody, RecordTop } from '../Record.tsx';
import { AllocateActions } from '../allocate/AllocateActions.tsx';
import { QueueList } from './QueueList.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import styles from './queue.module.css';
import { type Queue, useQueue } from './use-queue.ts';

const words = {
  review: { title: 'Review', done: 'Nothing needs review', rest: 'Refunds, lost disputes and surprises of Stripe payments come up here.' },
  allocate: {
    title: 'Money to allocate',
    done: 'All money is allocated',
    rest: 'Money that was recorded and belongs to no trip, invoice or ledger yet comes up here.',
  },
} satisfies Record<QueueName, object>;

/** Records that wait for a decision, one after the other: when one is done with, the next opens. */
export function QueueScreen({ name, id }: { name: QueueName; id: string | undefined }) {
  const queue = useQueue(name, id);
  const { title, done, rest } = words[name];
  return (
    <Screen title={title} content="table" actions={queue.current && <Moves queue={queue} />}>
      {queue.error !== null && queue.error !== undefined && <ErrorState error={queue.error} />}
      {queue.rows?.length === 0 && <EmptyState title={done}>{rest}</EmptyState>}
      {queue.current && (
        <div className={styles.split}>
          <QueueList queue={queue} name={name} />
          <div className={styles.record}>
            <QueuedRecord key={queue.current.id} id={queue.current.id} name={name} />
          </div>
        </div>
      )}
    </Screen>
  );
}

function Moves({ queue: { count, position, move } }: { queue: Queue }) {
  return (
    <>
      <span className={styles.position} aria-live="polite">
        {position} of {count.toLocaleString('en-US')}
      </span>
      <Button icon={ArrowUp} disabled={position <= 1} title="Previous (K)" onClick={() => move(-1)}>
        Previous
      </Button>
      <Button icon={ArrowDown} disabled={position >= count} title="Next (J)" onClick={() => move(1)}>
        Next
      </Button>
    </>
  );
}

function QueuedRecord({ id, name }: { id: string; name: QueueName }) {
  const { data: record, error } = useOffice('register.get', { id });
  const mayChange = useMayChange();
  if (error) return <ErrorState error={error} />;
  if (!record) return null;
  return (
    <RecordPage>
      <RecordTop record={record} />
      {mayChange && name === 'allocate' && (
        <div className={styles.actions}>
          <AllocateActions record={record} />
        </div>
      )}
      <RecordBody record={record} decide={mayChange && name === 'review' && record.needsReview ? <ReviewForm record={record} /> : null} />
    </RecordPage>
  );
}
