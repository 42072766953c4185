import { Link, useLocation } from 'wouter';
import { cents, formatMoney } from '../../../../shared/money.ts';
import { drill } from '../../../../shared/reports/drill.ts';
import { ErrorState } from '../../../components/index.ts';
import { paths } from '../../../paths.ts';
import { useOffice } from '../../../use-office.ts';
import { Card, type Figures } from './Card.tsx';
import type { CardSpec, Range } from './cards.ts';
import styles from './Card.module.css';
import { byMonth, yearBefore, yearByYear } from './figures.ts';
import { asMoney } from './say.ts';

/** A dashboard of money by month. */
export function MonthlyCard({ card, range }: { card: CardSpec; range: Range }) {
  const [, navigate] = useLocation();
  const report = card.report(range);
  const earlierReport = card.report(yearBefore(range));
  const { data, error, refetch } = useOffice('reports.list', { filter: { report }, limit: 500 }, { keep: true });
  const { data: earlier } = useOffice(
    'reports.list',
    { filter: { report: earlierReport }, limit: 500 },
    { keep: true, enabled: card.comparesYears === true },
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <section className={styles.card} aria-label={card.title} aria-busy />;
  const now = { report, answer: data };
  const before = earlier ? { report: earlierReport, answer: earlier } : null;
  const figures = card.comparesYears ? yearByYear(now, before, range) : byMonth(now, range);
  return (
    <Card
      title={card.title}
      says={card.says}
      chart={card.chart}
      report={report}
      headline={<Headline figures={figures} total={Number(data.totals.cells[1] ?? 0)} path={paths.report(drill(report, null))} />}
      figures={figures}
      {...asMoney}
      onGo={navigate}
    />
  );
}

function Headline({ figures, total, path }: { figures: Figures; total: number; path: string }) {
  const before = figures.series.find((one) => one.before)?.total;
  return (
    <>
      <Link href={path}>{formatMoney(cents(total))}</Link>
      {before && before.value !== 0 && <em>{change(total, before.value)} than a year before</em>}
    </>
  );
}

/** `12% more`, `3% less`: in whole percent. */
function change(now: number, before: number): string {
  const percent = Math.round((Math.abs(now - before) * 100) / Math.abs(before));
  return `${percent.toLocaleString('en-US')}% ${now >= before ? 'more' : 'less'}`;
}
