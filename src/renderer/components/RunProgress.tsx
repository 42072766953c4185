import { useCommand, useOffice } from '../use-office.ts';
import { Button } from './Button.tsx';
import { ErrorNote } from './ErrorState.tsx';
import styles from './RunProgress.module.css';

/** How far the long work is that is under way, counted in `unit`: `customers`; `stopped` says what becomes of it when it is stopped. */
export function RunProgress({ unit, stopped = 'What is done stays done when you stop it.' }: { unit: string; stopped?: string }) {
  const run = useOffice('runs.current', {}).data?.run;
  return (
    <div className={styles.run}>
      {/* Without a value until the first notice: the bar then only says that something is being done. */}
      <progress className={styles.bar} aria-label={run?.what ?? 'Starting'} {...(run && { max: run.of, value: run.done })} />
      <output className={styles.words}>
        {run ? `${run.done.toLocaleString('en-US')} of ${run.of.toLocaleString('en-US')} ${unit}` : 'Starting…'}
      </output>
      <p className={styles.words}>{stopped}</p>
    </div>
  );
}

/** The button that stops it before its next step. */
export function StopRun() {
  const run = useOffice('runs.current', {}).data?.run;
  const cancel = useCommand('runs.cancel');
  return (
    <>
      <ErrorNote error={cancel.error} />
      <Button
        disabled={!run}
        busy={cancel.isPending || cancel.data?.cancelled === true}
        onClick={() => run && cancel.mutate({ id: run.id })}
      >
        Stop
      </Button>
    </>
  );
}
