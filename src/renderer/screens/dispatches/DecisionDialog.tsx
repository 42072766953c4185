import type { ReactNode } from 'react';
import type { Dispatch } from '../../../shared/office-api/dispatches.ts';
import { ConfirmDialog } from '../../components/index.ts';
import { type Decision, useDecide } from './use-decide.ts';
import { WhatFollows } from './WhatFollows.tsx';
import styles from './forms.module.css';

/** What is asked before a decision that moves money. */
export type Question = { title: string; words: ReactNode; confirm: string; said: string; decision: Decision; danger?: boolean };

type Props = { dispatch: Dispatch; question: Question; onClose: () => void };

/** Asks, with what will happen to the cent. */
export function DecisionDialog({ dispatch, question, onClose }: Props) {
  const { decide, busy, error } = useDecide(dispatch);
  const { title, words, confirm, said, decision, danger = false } = question;
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      cancel="Leave it"
      danger={danger}
      busy={busy}
      error={error}
      onClose={onClose}
      onConfirm={() => decide(decision, said, onClose)}
    >
      <div className={styles.column}>
        <p>{words}</p>
        <WhatFollows id={dispatch.id} decision={decision} />
      </div>
    </ConfirmDialog>
  );
}
