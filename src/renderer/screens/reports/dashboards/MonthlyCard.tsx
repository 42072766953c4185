import { Fragment } from 'react';
import { Link, useLocation } from 'wouter';
import { ErrorState } from '../../../components/index.ts';
import { useOffice } from '../../../use-office.ts';
import { AddingUp } from '../AddingUp.tsx';
import { Card, type Figures } from './Card.tsx';
import type { CardSpec, Range } from './cards.ts';
import styles from './Card.module.css';
import { byMonth, shareByMonth, yearBefore, yearByYear } from './figures.ts';
import { asDays, asMoney, asPercent, type Say } from './say.ts';

/** A dashboard by month. */
export function MonthlyCard({ card, range }: { card: CardSpec; range: Range }) {
  const [, navigate] = useLocation();
  const report = card.report(range);
  const earlierReport = card.report(yearBefore(range));
  const comparesYears = 'comparesYears' in card && card.comparesYears === true;
  const { data, error, refetch } = useOffice('reports.list', { filter: { report }, limit: 500 }, { keep: true });
  const { data: earlier } = useOffice(
    'reports.list',
    { filter: { report: earlierReport }, limit: 500 },
    { keep: true, enabled: comparesYears },
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <section className={styles.card} aria-label={card.title} aria-busy>
        <AddingUp />
      </section>
    );
  const now = { report, answer: data };
  const before = earlier ? { report: earlierReport, answer: earlier } : null;
  const figures =
    'shareOf' in card
      ? shareByMonth(now, range, card.shareOf)
      : comparesYears
        ? yearByYear(now, before, range)
        : byMonth(now, range, 'names' in card ? card.names : undefined);
  const says = 'shareOf' in card ? asPercent : card.in === 'days' ? asDays : asMoney;
  return (
    <Card
      title={card.title}
      says={card.says}
      chart={card.chart}
      report={report}
      headline={<Headline figures={figures} {...says} />}
      figures={figures}
      {...says}
      onGo={navigate}
    />
  );
}

/** What it comes to over the whole period, and how that is against the year before. */
function Headline({ figures: { heads, series }, say }: { figures: Figures } & Say) {
  const before = series.find((one) => one.before)?.total;
  const [first] = heads;
  return (
    <>
      {heads.map(({ name, value, leads }) => (
        <Fragment key={name}>
          <Link href={leads}>{say(value)}</Link>
          {heads.length > 1 && <span>{name.toLowerCase()}</span>}
        </Fragment>
      ))}
      {first && before && before.value !== 0 && <span>{change(first.value, before.value)} than a year before</span>}
    </>
  );
}

/** `12% more`, `3% less`: in whole percent. */
function change(now: number, before: number): string {
  const percent = Math.round((Math.abs(now - before) * 100) / Math.abs(before));
  return `${percent.toLocaleString('en-US')}% ${now >= before ? 'more' : 'less'}`;
}
