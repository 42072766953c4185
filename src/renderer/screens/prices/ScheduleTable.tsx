import { Link } from 'wouter';
import type { ScheduleRow } from '../../../shared/office-api/schedules.ts';
import { Badge, DateText, type Tone } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import styles from './prices.module.css';

const standings: Record<ScheduleRow['standing'], { words: string; tone: Tone }> = {
  'in force': { words: 'In force', tone: 'fine' },
  'to come': { words: 'To come', tone: 'accent' },
  ended: { words: 'Ended', tone: 'neutral' },
  retired: { words: 'Out of use', tone: 'neutral' },
};

/** Whether a schedule quotes today, in a badge. */
export function StandingBadge({ standing }: { standing: ScheduleRow['standing'] }) {
  return <Badge tone={standings[standing].tone}>{standings[standing].words}</Badge>;
}

/** Schedules, each a link to its prices. With `customers`, whose contract each is. */
export function ScheduleTable({
  label,
  schedules,
  customers = false,
}: {
  label: string;
  schedules: readonly ScheduleRow[];
  customers?: boolean;
}) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          {customers && <th scope="col">Customer</th>}
          <th scope="col">Dates of service</th>
          <th scope="col">Standing</th>
          <th scope="col" data-align="right">
            Trips quoted
          </th>
        </tr>
      </thead>
      <tbody>
        {schedules.map(({ id, name, customer, from, to, standing, quotes }) => (
          <tr key={id}>
            <th scope="row" className={styles.name}>
              <Link href={paths.schedule(id)}>{name}</Link>
            </th>
            {customers && <td className={styles.name}>{customer?.name}</td>}
            <td>
              {to === null && (standing === 'to come' ? 'from ' : 'since ')}
              <DateText date={from} />
              {to !== null && (
                <>
                  {' – '}
                  <DateText date={to} />
                </>
              )}
            </td>
            <td>
              <StandingBadge standing={standing} />
            </td>
            <td data-align="right">{quotes.toLocaleString('en-US')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
