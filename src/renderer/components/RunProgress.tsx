import { useCommand, useOffice } from '../use-office.ts';
import { Button } from './Button.tsx';
import { ErrorNote } from './ErrorState.tsx';
import styles from './RunProgress.module.css';

type RunProgressProps = {
  unit: string;
  stopped?: string;
  /** Nobody is signed in who could ask how far it is: it is only told. */
  atTheDoor?: boolean;
};

/** How far the long work is that is under way, counted in `unit`: `customers`; `stopped` says what becomes of it when it is stopped. */
export function RunProgress({ unit, stopped = 'What is done stays done when you stop it.', atTheDoor = false }: RunProgressProps) {
  const run = useOffice('runs.current', {}, { enabled: !atTheDoor }).data?.run;
  return (
    <div className={styles.run}>
      {/* Without a value until the first notice: the bar then only says that something is being done. */}
      <progress className={styles.bar} aria-label={run?.what ?? 'Starting'} {...(run && run.of > 0 && { max: run.of, value: run.done })} />
      <output className={styles.words}>
        {run && run.of > 0 ? `${run.done.toLocaleString('en-US')} of ${run.of.toLocaleString('en-US')} ${unit}` : 'Starting…'}
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
