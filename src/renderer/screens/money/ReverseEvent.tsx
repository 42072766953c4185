import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Cents } from '../../../shared/money.ts';
import { IconButton } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import styles from './money.module.css';
import { ReverseEventDialog } from './ReverseEventDialog.tsx';

type Props = { event: { id: string; kind: string; amount: Cents; reversible: boolean }; dispatch: number; hasRecord: boolean };

/** The button beside a payment event that can be reversed. */
export function ReverseEvent({ event: { reversible, ...event }, dispatch, hasRecord }: Props) {
  const [asking, setAsking] = useState(false);
  const mayChange = useMayChange();
  if (!mayChange) return null;
  if (!reversible) return <span className={styles.room} />;
  return (
    <>
      <IconButton size="small" icon={Undo2} label={`Reverse this ${event.kind}…`} onClick={() => setAsking(true)} />
      {asking && <ReverseEventDialog event={{ ...event, hasRecord }} dispatch={dispatch} onClose={() => setAsking(false)} />}
    </>
  );
}
