import type { RunResult } from '../../../shared/office-api/runs.ts';
import styles from './invoicing.module.css';
import { counted } from './words.ts';

type Props = Pick<RunResult, 'refused'> & {
  /** What became of them, where it is not that they were left as they are. */
  said?: string;
};

/** The invoices that could not be done with, each with why; nothing when there are none. */
export function Refused({ refused, said }: Props) {
  if (refused.length === 0) return null;
  return (
    <>
      <p className={styles.note}>
        {counted(refused.length, 'invoice')} {said ?? (refused.length === 1 ? 'left as it is' : 'left as they are')}:
      </p>
      <ul className={styles.refused}>
        {refused.map(({ id, name, reason }) => (
          <li key={id}>
            {name}
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
