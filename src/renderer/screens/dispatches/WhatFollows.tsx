import type { ReactNode } from 'react';
import type { Cents } from '../../../shared/money.ts';
import type { DispatchDecision } from '../../../shared/office-api/dispatches.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { ErrorNote, InvoiceStateBadge, Money, Preview, PreviewHint, WorkflowBadge } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import styles from './WhatFollows.module.css';

/** Stands for a decision that is not complete yet: the ledger is not asked. */
const none: DispatchDecision = { what: 'change', set: {} };

type Props = { id: string; decision: DispatchDecision | null };

/** The ledger's preview of a decision, once the typing pauses. */
export function usePreview(id: string, decision: DispatchDecision | null) {
  const asked = useSettled({ id, decision: decision ?? none });
  return useOffice('dispatches.preview', asked, { enabled: decision !== null });
}

/** What a decision about a dispatch comes to, to the cent, before it is done. Null: what is typed is no decision yet. */
export function WhatFollows({ id, decision }: Props) {
  const { data, error } = usePreview(id, decision);
  return (
    <Preview>
      {decision === null ? <PreviewHint>It is said here once there is an amount.</PreviewHint> : data && <Lines {...data} />}
      <ErrorNote error={error} />
    </Preview>
  );
}

function Lines({ before, after, closes }: Output<'dispatches.preview'>) {
  // While a dispatch is in the workflow its balance due is what is owed.
  const saysMore = before.balanceDue !== after.balanceDue && (before.balanceDue !== before.owed || after.balanceDue !== after.owed);
  return (
    <dl className={styles.lines}>
      {before.price !== after.price && <Amount name="Price" before={before.price} after={after.price} />}
      <Amount name={after.owed < 0 ? 'Owed (overpaid)' : 'Owed'} before={before.owed} after={after.owed} />
      {saysMore && <Amount name="Balance due" before={before.balanceDue} after={after.balanceDue} />}
      {before.writtenOff !== after.writtenOff && <Amount name="Written off" before={before.writtenOff} after={after.writtenOff} />}
      <Change
        name="State"
        changes={before.state !== after.state}
        before={<WorkflowBadge state={before.state} writtenOff={before.writtenOff > 0} />}
        after={<WorkflowBadge state={after.state} writtenOff={after.writtenOff > 0} />}
      />
      {closes.map(({ id, number }) => (
        <Change
          key={id}
          name={`Invoice ${number}`}
          changes
          before={<InvoiceStateBadge state="Open" />}
          after={<InvoiceStateBadge state="Paid" />}
        />
      ))}
    </dl>
  );
}

function Amount({ name, before, after }: { name: string; before: Cents; after: Cents }) {
  return <Change name={name} changes={before !== after} before={<Money cents={before} />} after={<Money cents={after} strong />} />;
}

type ChangeProps = { name: string; changes: boolean; before: ReactNode; after: ReactNode };

function Change({ name, changes, before, after }: ChangeProps) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>
        {changes && (
          <>
            {before} <span aria-label="becomes">→</span>
          </>
        )}
        {after}
        {!changes && <span className={styles.asNow}>as now</span>}
      </dd>
    </div>
  );
}
