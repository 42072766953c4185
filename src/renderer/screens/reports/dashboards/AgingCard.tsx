import { Link, useLocation } from 'wouter';
import { cents, formatMoney } from '../../../../shared/money.ts';
import { drill } from '../../../../shared/reports/drill.ts';
import { ErrorState, type View, Views } from '../../../components/index.ts';
import { paths } from '../../../paths.ts';
import { useKept } from '../../../use-kept.ts';
import { useOffice } from '../../../use-office.ts';
import { AddingUp } from '../AddingUp.tsx';
import { Card } from './Card.tsx';
import { aging, type AgingBy } from './cards.ts';
import { byChoice } from './figures.ts';
import { asMoney } from './say.ts';

type Choice = { by?: AgingBy };

const choices: readonly View<Choice>[] = [
  { name: 'By date of service', filter: { by: 'ageStep' } },
  { name: 'By first invoice', filter: { by: 'invoiceAgeStep' } },
];

/** All that is due on trips, by its age [DASH-1]. */
export function AgingCard() {
  const [by, setBy] = useKept<AgingBy>('aging by', ['ageStep', 'invoiceAgeStep'], 'ageStep');
  const [, navigate] = useLocation();
  const report = aging(by);
  const { data, error, refetch } = useOffice('reports.list', { filter: { report }, limit: 20 }, { keep: true });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <AddingUp />;
  const due = data.totals.cells[1] ?? 0;
  return (
    <Card
      title="Aging of receivables"
      says={`What is due on trips now, by days since ${by === 'ageStep' ? 'the date of service' : 'the trip was first invoiced'}`}
      chart="bars"
      wide
      report={report}
      headline={
        <>
          <Link href={paths.report(drill(report, null))}>{formatMoney(cents(Number(due)))}</Link>
          <span>due on {data.totals.rows.toLocaleString('en-US')} trips</span>
          <Views views={choices} filter={{ by }} onChange={({ by: next }) => setBy(next ?? by)} />
        </>
      }
      figures={byChoice({ report, answer: data }, 0)}
      {...asMoney}
      onGo={navigate}
    />
  );
}
