import { useState } from 'react';
import type { LikelyPair, Party } from '../../../../shared/office-api/merging.ts';
import { Badge, Button, Dialog, EmptyState, ErrorNote, Money } from '../../../components/index.ts';
import { useMayChange } from '../../../use-may-change.ts';
import { useOffice } from '../../../use-office.ts';
import { kindNames } from '../words.ts';
import styles from './DuplicatesDialog.module.css';
import { MergeDialog } from './MergeDialog.tsx';

/** Customers that look like the same one, the likeliest first: each pair can be looked at and merged. */
export function DuplicatesDialog({ onClose }: { onClose: () => void }) {
  const { data, error } = useOffice('customers.likelyDuplicates', {});
  const [merging, setMerging] = useState<LikelyPair | null>(null);
  const mayChange = useMayChange();
  if (merging) return <MergeDialog {...partsOf(merging)} onClose={onClose} />;
  return (
    <Dialog
      title="Likely duplicates"
      subtitle="Customers of one kind that have something in common. Not every pair is one: nothing is merged before you have seen what moves."
      width="wide"
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
      note={data && data.count > data.pairs.length && `The likeliest ${data.pairs.length} of ${data.count} pairs`}
    >
      <ErrorNote error={error} />
      {data?.pairs.length === 0 && (
        <EmptyState title="None found">No two customers have a name, email, phone or address in common.</EmptyState>
      )}
      {data && data.pairs.length > 0 && (
        <table className={styles.pairs}>
          <tbody>
            {data.pairs.map((pair) => (
              <tr key={`${pair.a.id} ${pair.b.id}`}>
                <Who party={pair.a} />
                <Who party={pair.b} />
                <td>
                  {pair.because.map((likeness) => (
                    <Badge key={likeness}>{likeness}</Badge>
                  ))}
                </td>
                <td data-align="right">{mayChange && <Button onClick={() => setMerging(pair)}>Merge…</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}

function Who({ party }: { party: Party }) {
  return (
    <td>
      <div>{party.name}</div>
      <div className={styles.about}>
        {[kindNames[party.kind], party.city, party.dispatches === 1 ? '1 trip' : `${party.dispatches} trips`].filter(Boolean).join(' · ')} ·{' '}
        <Money cents={party.owed} />
      </div>
    </td>
  );
}

/** The one with more trips is kept, unless the biller says otherwise. */
function partsOf({ a, b }: LikelyPair): { duplicate: Party; kept: Party } {
  return a.dispatches > b.dispatches ? { duplicate: b, kept: a } : { duplicate: a, kept: b };
}
