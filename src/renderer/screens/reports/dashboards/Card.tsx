/** One dashboard: a number, a chart, and the same as a table in which every number leads to its rows. */
import { ChartColumn, SquareArrowOutUpRight, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ChartKind, Definition } from '../../../../shared/reports/definition.ts';
import { Chart, type ChartSeries } from '../../../components/chart/Chart.tsx';
import { IconButton } from '../../../components/index.ts';
import { paths } from '../../../paths.ts';
import { useKept } from '../../../use-kept.ts';
import styles from './Card.module.css';

type Total = { value: number; leads: string };

export type Figures = {
  /** What the points are: `Month`. */
  along: string;
  points: readonly string[];
  series: readonly (ChartSeries & {
    /** Where each number leads; null: nowhere, there is nothing behind it. */
    leads: readonly (string | null)[];
    /** Over all points, where that means something. */
    total?: Total;
  })[];
  /** What it comes to, in large type; named where there are several. */
  heads: readonly (Total & { name: string })[];
};

type Props = {
  title: string;
  says: string;
  chart: ChartKind;
  /** The report that it opens as. */
  report: Definition;
  headline?: ReactNode;
  figures: Figures;
  say: (value: number) => string;
  sayShort: (value: number) => string;
  onGo: (path: string) => void;
  wide?: boolean;
};

export function Card({ title, says, chart, report, headline, figures, say, sayShort, onGo, wide = false }: Props) {
  const [asTable, setAsTable] = useKept(`${title} as a table`, [false, true], false);
  const { points, series } = figures;
  const isEmpty = series.every(({ values }) => values.every((value) => value === null || value === 0));
  return (
    <section className={styles.card} aria-label={title} data-wide={wide}>
      <header className={styles.header}>
        <div>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.says}>{says}</p>
        </div>
        <span className={styles.tools}>
          <IconButton
            icon={asTable ? ChartColumn : Table2}
            label={asTable ? `${title} as a chart` : `${title} as a table`}
            size="small"
            onClick={() => setAsTable(!asTable)}
          />
          <Link href={paths.report(report)} className={styles.open} aria-label={`Open ${title} as a report`} title="Open as a report">
            <SquareArrowOutUpRight size={14} aria-hidden />
          </Link>
        </span>
      </header>
      {headline && <p className={styles.headline}>{headline}</p>}
      {!asTable && isEmpty && <p className={styles.nothing}>Nothing in this period.</p>}
      {!asTable && !isEmpty && (
        <div className={styles.chart}>
          <Chart
            kind={chart}
            label={title}
            points={points}
            series={series}
            say={say}
            sayShort={sayShort}
            onPick={(point, at) => {
              const path = series[at]?.leads[point];
              if (path) onGo(path);
            }}
          />
        </div>
      )}
      <Numbers figures={figures} say={say} shown={asTable} />
    </section>
  );
}

/** Always on paper; on the screen in place of the chart. */
function Numbers({ figures: { along, points, series }, say, shown }: Pick<Props, 'figures' | 'say'> & { shown: boolean }) {
  const hasTotals = series.some(({ total }) => total !== undefined);
  return (
    <div className={styles.numbers} data-shown={shown}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{along}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => (
            <tr key={point}>
              <th scope="row">{point}</th>
              {series.map(({ name, values, leads }) => (
                <td key={name}>
                  <Value value={values[index] ?? null} leads={leads[index] ?? null} say={say} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasTotals && (
          <tfoot>
            <tr>
              <th scope="row">In all</th>
              {series.map(({ name, total }) => (
                <td key={name}>{total && <Value value={total.value} leads={total.leads} say={say} />}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Value({ value, leads, say }: { value: number | null; leads: string | null; say: Props['say'] }) {
  if (value === null) return <span className={styles.none}>–</span>;
  return leads === null ? say(value) : <Link href={leads}>{say(value)}</Link>;
}
