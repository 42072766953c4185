/** Bars, lines and pies in the colours of the desk. The only place that knows the chart library. */
import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  Legend,
  Line,
  LineChart,
  Pie,
  PieChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { ChartKind } from '../../../shared/reports/definition.ts';
import styles from './Chart.module.css';

export type ChartSeries = {
  name: string;
  /** One for each point; null: nothing is known there. */
  values: readonly (number | null)[];
  /** What it is compared with: drawn paler, and broken where it is a line. */
  before?: boolean;
};

export type ChartProps = {
  kind: ChartKind;
  /** What it shows: read out. */
  label: string;
  points: readonly string[];
  series: readonly ChartSeries[];
  /** A value in words: `$1,500.00`. */
  say: (value: number) => string;
  /** A value at the axis, short: `$1.5k`. */
  sayShort: (value: number) => string;
  /** A bar, a point or a slice was clicked. */
  onPick?: (point: number, series: number) => void;
};

/** Told apart by colour, and by name in the legend, the tooltip and the table beside the chart. */
const colours = 8;
const colourOf = (index: number) => `var(--chart-${(index % colours) + 1})`;

/** The colour of a series; of a pie, of its point. */
export function colourOfSeries(series: readonly ChartSeries[], index: number): string {
  return series[index]?.before ? 'var(--chart-before)' : colourOf(index - compared(series));
}

type Point = { name: string; index: number } & Record<`s${number}`, number | null>;

export function Chart(props: ChartProps) {
  return (
    <figure className={styles.chart} aria-label={props.label} data-picks={props.onPick !== undefined}>
      <ResponsiveContainer width="100%" height="100%">
        {plot(props)}
      </ResponsiveContainer>
    </figure>
  );
}

/** The drawing alone, of a size that is given: for paper, where nothing is pointed at and the legend stands beside it. */
export function ChartOfSize(props: ChartProps & { width: number; height: number }) {
  return plot(props);
}

type Sized = ChartProps & { width?: number; height?: number };
const sizeOf = ({ width, height }: Sized) => (width === undefined || height === undefined ? {} : { width, height });

function plot(props: Sized) {
  const { kind, points, series } = props;
  const data = points.map((name, index): Point => {
    return { name, index, ...Object.fromEntries(series.map(({ values }, at) => [`s${at}`, values[index] ?? null])) };
  });
  return kind === 'pie' ? pie(props, data) : kind === 'line' ? lines(props, data) : bars(props, data);
}

function bars(props: Sized, data: Point[]) {
  const { kind, series, onPick } = props;
  return (
    <BarChart {...sizeOf(props)} data={data} margin={margin} barGap={2} barCategoryGap="18%" stackOffset="sign" accessibilityLayer>
      {around(props)}
      {series.map(({ name }, index) => (
        <Bar
          key={name}
          dataKey={`s${index}`}
          name={name}
          fill={colourOfSeries(series, index)}
          maxBarSize={56}
          isAnimationActive={false}
          {...(kind === 'stacked bars' && { stackId: 'all' })}
          {...(onPick && { onClick: (_: unknown, point: number) => onPick(point, index) })}
        />
      ))}
    </BarChart>
  );
}

function lines(props: Sized, data: Point[]) {
  const { series, onPick } = props;
  return (
    <LineChart {...sizeOf(props)} data={data} margin={margin} accessibilityLayer>
      {around(props)}
      {series.map(({ name, before }, index) => (
        <Line
          key={name}
          dataKey={`s${index}`}
          name={name}
          stroke={before ? 'var(--chart-before-line)' : colourOf(index - compared(series))}
          strokeWidth={2}
          {...(before && { strokeDasharray: '4 4' })}
          dot={{ r: 3, strokeDasharray: '', fill: 'var(--surface)' }}
          activeDot={{
            r: 5,
            onClick: (_: unknown, dot: unknown) => {
              const point = pointOf(dot);
              if (point !== null) onPick?.(point, index);
            },
          }}
          connectNulls
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  );
}

function pie(props: Sized, data: Point[]) {
  const { series, say, onPick, width } = props;
  return (
    <PieChart {...sizeOf(props)} accessibilityLayer>
      {width === undefined && <Tooltip {...tooltip} formatter={(value) => say(Number(value))} />}
      {width === undefined && <Legend {...legend} />}
      <Pie
        data={data}
        dataKey="s0"
        nameKey="name"
        innerRadius="45%"
        outerRadius="85%"
        paddingAngle={1}
        isAnimationActive={false}
        name={series[0]?.name ?? ''}
        {...(onPick && { onClick: (_: unknown, point: number) => onPick(point, 0) })}
      >
        {data.map(({ name }, index) => (
          <Cell key={name} fill={colourOf(index)} stroke="var(--surface)" />
        ))}
      </Pie>
    </PieChart>
  );
}

/** Axes and grid; on the screen the tooltip and, where there are several series, the legend. */
function around({ series, say, sayShort, width }: Sized) {
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis dataKey="name" tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} tick={tick} minTickGap={6} />
      <YAxis
        tickLine={false}
        axisLine={false}
        tick={tick}
        width={56}
        allowDecimals={false}
        tickFormatter={(value) => sayShort(Number(value))}
      />
      {width === undefined && (
        <Tooltip {...tooltip} cursor={{ fill: 'var(--hover)', stroke: 'var(--line-strong)' }} formatter={(value) => say(Number(value))} />
      )}
      {width === undefined && series.length > 1 && <Legend {...legend} />}
    </>
  );
}

const margin = { top: 8, right: 8, bottom: 0, left: 0 };
const tick = { fill: 'var(--muted)', fontSize: 11 };
const tooltip = {
  isAnimationActive: false,
  itemSorter: ({ dataKey }: { dataKey?: unknown }) => Number(String(dataKey).slice(1)), // as they are drawn, not by the alphabet
  contentStyle: { background: 'var(--raised)', border: '1px solid var(--line)', borderRadius: 6, fontSize: 12, padding: '6px 10px' },
  labelStyle: { color: 'var(--text)', fontWeight: 600 },
  itemStyle: { color: 'var(--text)', padding: 0 },
};
const legend = {
  iconType: 'square' as const,
  iconSize: 9,
  itemSorter: null,
  wrapperStyle: { fontSize: 12 },
  formatter: (name: unknown) => <span className={styles.legend}>{String(name)}</span>,
};

/** What others are compared with comes first, and has a colour of its own. */
function compared(series: readonly ChartSeries[]): number {
  return series.filter(({ before }) => before).length;
}

/** The point that a dot of a line is of. */
function pointOf(dot: unknown): number | null {
  return typeof dot === 'object' && dot !== null && 'index' in dot && typeof dot.index === 'number' ? dot.index : null;
}
