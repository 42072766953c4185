import { Link } from 'wouter';
import { DateText, Line, Muted, Section } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { StandingBadge } from './ScheduleTable.tsx';

/** The prices that a customer has agreed upon, in its record. */
export function Contracts({ customer }: { customer: string }) {
  const { data } = useOffice('schedules.all', { customer });
  const mayChange = useMayChange();
  return (
    <Section title="Contract prices">
      {data?.schedules.map(({ id, name, from, to, standing }) => (
        <Line key={id} amount={<StandingBadge standing={standing} />}>
          <Link href={paths.schedule(id)}>{name}</Link>
          <Muted>
            {to === null && (standing === 'to come' ? 'from ' : 'since ')}
            <DateText date={from} />
            {to !== null && (
              <>
                {' – '}
                <DateText date={to} />
              </>
            )}
          </Muted>
        </Line>
      ))}
      <Line>
        {data?.schedules.length === 0 && <Muted>None: the prices for everyone hold.</Muted>}
        {mayChange && <Link href={`${paths.schedule('new')}?customer=${encodeURIComponent(customer)}`}>New contract</Link>}
      </Line>
    </Section>
  );
}
