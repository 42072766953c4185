/**
 * A report's definition becomes one SQL statement. Pure. The text of the statement is made of this folder's SQL alone, chosen by the names of the catalog;
 * whatever somebody typed is a parameter.
 */
import type { IsoDate } from '../../../shared/dates.ts';
import { never } from '../../../shared/assert.ts';
import type { Holds } from '../../../shared/reports/catalog.ts';
import type { DatePart, Definition, Group, Measure } from '../../../shared/reports/definition.ts';
import { isGrouped, outputOf } from '../../../shared/reports/output.ts';
import type { Params } from '../page.ts';
import { datasetOf, identityOf, sqlColumnOf } from './datasets.ts';
import { filterSql, type Given } from './filter-sql.ts';

export type Compiled = { sql: string; params: Params };

/** A value of the pivot's column; null: nothing is there. */
export type PivotValue = string | number | null;

type Building = {
  report: Definition;
  given: Given;
  needs: (joins: readonly string[] | undefined) => void;
  /** The joins that were needed, as SQL. */
  joins: () => string;
  where: string;
  params: Params;
};

/**
 * Every row of an ungrouped report: its columns as `c0`, `c1`…, then the row's `id`, what it `opens`, and for each column that leads somewhere the ID
 * there as `l0`, `l1`…
 * With `page`, that page alone; its IDs are found first, so that scrolling far down never reads the rows it skips.
 */
export function compileRows(report: Definition, today: IsoDate, page?: { offset: number; limit: number }): Compiled {
  const { table, alias, opens } = datasetOf(report.dataset);
  const outer = begin(report, today, page === undefined);
  const cells = report.columns.map((name) => sqlColumnOf(report.dataset, name));
  for (const { from } of cells) outer.needs(from);
  for (const { by } of report.sort) outer.needs(sqlColumnOf(report.dataset, by).from);
  const ids = cells.flatMap(({ id }) => id ?? []);
  const selected = [
    ...named(
      'c',
      cells.map(({ sql }) => sql),
    ),
    `${alias}.id AS id`,
    `${opens.sql} AS opens`,
    ...named('l', ids),
  ].join(',\n  ');
  if (page === undefined) {
    const order = orderOfRows(report);
    return { sql: `SELECT\n  ${selected}\nFROM ${table} AS ${alias}${outer.joins()}${outer.where}${order}`, params: outer.params };
  }
  const inner = begin(report, today);
  for (const { by } of report.sort) inner.needs(sqlColumnOf(report.dataset, by).from);
  const order = orderOfRows(report);
  const sql = `WITH page AS MATERIALIZED (
  SELECT ${alias}.id
  FROM ${table} AS ${alias}${inner.joins()}${inner.where}${order}
  LIMIT :limit OFFSET :offset
)
SELECT
  ${selected}
FROM page
CROSS JOIN ${table} AS ${alias} ON ${alias}.id = page.id${outer.joins()}${order}`;
  return { sql, params: { ...inner.params, ...page } };
}

/**
 * The groups of a grouped report: the groups' values and the measures (with a pivot: first of all rows, then of each of its values) as `c0`, `c1`…, and
 * for each group of customers the ID as `l0`, `l1`…
 */
export function compileGroups(report: Definition, today: IsoDate, pivoted: readonly PivotValue[] = [], limit?: number): Compiled {
  const { table, alias } = datasetOf(report.dataset);
  const building = begin(report, today);
  const groups = report.groups.map((group) => groupSql(building, group));
  const measures = measuresSql(building, pivoted);
  const ids = report.groups.flatMap(({ column }) => identityOf(report.dataset, column) ?? []);
  const grouping = groups.length === 0 ? '' : `\nGROUP BY ${[...groups.map((_, index) => `${index + 1}`), ...ids].join(', ')}`;
  const order = groups.length === 0 ? '' : `\nORDER BY ${orderOfGroups(report).join(', ')}`;
  const limited = limit === undefined ? '' : '\nLIMIT :limit';
  const sql = `SELECT
  ${[...named('c', [...groups, ...measures]), ...named('l', ids)].join(',\n  ')}
FROM ${table} AS ${alias}${building.joins()}${building.where}${grouping}${order}${limited}`;
  return { sql, params: limit === undefined ? building.params : { ...building.params, limit } };
}

/** The different values of the pivot's column, in their order, at most `limit`. */
export function compilePivot(report: Definition, pivot: Group, today: IsoDate, limit: number): Compiled {
  const { table, alias } = datasetOf(report.dataset);
  const building = begin(report, today);
  const value = groupSql(building, pivot);
  const order = ranked(sqlColumnOf(report.dataset, pivot.column).options, 'value');
  const sql = `SELECT ${value} AS value
FROM ${table} AS ${alias}${building.joins()}${building.where}
GROUP BY 1
ORDER BY ${order}
LIMIT :limit`;
  return { sql, params: { ...building.params, limit } };
}

/** The report over all its rows as one: the sums of the columns shown, or its measures without groups. */
export function wholeOf(report: Definition): Definition {
  if (isGrouped(report)) return { ...report, groups: [], sort: [] };
  const sums = outputOf(report).flatMap(({ key, holds }): Measure[] => (holds === 'money' ? [{ as: 'sum', column: key }] : []));
  return { ...report, groups: [], measures: [{ as: 'count' }, ...sums], pivot: null, sort: [] };
}

function begin(report: Definition, today: IsoDate, filtered = true): Building {
  const { joins, where } = datasetOf(report.dataset);
  const params: Params = { today };
  const needed = new Set<string>();
  const given: Given = (value) => {
    const name = `p${Object.keys(params).length}`;
    params[name] = value;
    return `:${name}`;
  };
  const needs = (names: readonly string[] | undefined) => names?.forEach((name) => needed.add(name));
  const clauses = filtered ? [where, filterSql(report.filter, { dataset: report.dataset, today, given, needs })].filter(Boolean) : [];
  return {
    report,
    given,
    needs,
    joins: () =>
      Object.entries(joins)
        .filter(([name]) => needed.has(name))
        .map(([, sql]) => `\n${sql}`)
        .join(''),
    where: clauses.length === 0 ? '' : `\nWHERE ${clauses.join('\n  AND ')}`,
    params,
  };
}

function groupSql({ report: { dataset }, needs }: Building, { column: name, by }: Group): string {
  const { sql, from, holds, nullable } = sqlColumnOf(dataset, name);
  needs(from);
  switch (holds) {
    case 'date':
      return part(sql, by ?? 'day');
    case 'text':
      return `${nullable ? `ifnull(${sql}, '')` : sql} COLLATE NOCASE`;
    case 'choice':
      return nullable ? `ifnull(${sql}, '')` : sql;
    case 'money':
    case 'number':
    case 'tenths':
    case 'flag':
      return sql;
    default:
      return never(holds);
  }
}

function part(sql: string, by: DatePart): string {
  switch (by) {
    case 'day':
      return sql;
    case 'week': // its Monday
      return `date(${sql}, 'weekday 0', '-6 days')`;
    case 'month':
      return `substr(${sql}, 1, 7)`;
    case 'quarter':
      return `substr(${sql}, 1, 4) || '-Q' || ((CAST(substr(${sql}, 6, 2) AS INTEGER) + 2) / 3)`;
    case 'year':
      return `substr(${sql}, 1, 4)`;
    default:
      return never(by);
  }
}

function measuresSql(building: Building, pivoted: readonly PivotValue[]): string[] {
  const { report, given } = building;
  const { pivot } = report;
  const ofAll = report.measures.map((measure) => measureSql(building, measure, ''));
  if (!pivot) return ofAll;
  const value = groupSql(building, pivot);
  const ofEach = pivoted.flatMap((one) => {
    const only = ` FILTER (WHERE ${value} ${one === null ? 'IS NULL' : `= ${given(one)}`})`;
    return report.measures.map((measure) => measureSql(building, measure, only));
  });
  return [...ofAll, ...ofEach];
}

function measureSql({ report: { dataset }, needs }: Building, measure: Measure, only: string): string {
  if (measure.as === 'count') return `count(*)${only}`;
  const { sql, from, holds } = sqlColumnOf(dataset, measure.column);
  needs(from);
  const { as } = measure;
  switch (as) {
    case 'sum':
      return `ifnull(sum(${sql})${only}, 0)`;
    case 'average':
      return average(`sum(${sql})${only}`, `count(${sql})${only}`, holds);
    case 'least':
      return `min(${sql})${only}`;
    case 'greatest':
      return `max(${sql})${only}`;
    case 'different':
      return `count(DISTINCT ${holds === 'text' ? `${sql} COLLATE NOCASE` : sql})${only}`;
    default:
      return never(as);
  }
}

/** In whole cents, or in tenths; half away from zero. Never in floating point. */
function average(sum: string, count: string, holds: Holds): string {
  const times = holds === 'number' ? 20 : 2;
  return `CASE
    WHEN ${count} = 0 THEN NULL
    WHEN ${sum} >= 0 THEN (${times} * ${sum} + ${count}) / (2 * ${count})
    ELSE -((${count} - ${times} * ${sum}) / (2 * ${count}))
  END`;
}

function orderOfRows({ dataset, sort }: Definition): string {
  const chosen = sort.map(({ by, descending }) => {
    const { sql, holds, options } = sqlColumnOf(dataset, by);
    return `${ranked(options, holds === 'text' ? `${sql} COLLATE NOCASE` : sql)}${descending ? ' DESC' : ''}`;
  });
  // The usual order comes last, so that pages never overlap.
  return `\nORDER BY ${[...chosen, ...datasetOf(dataset).order].join(', ')}`;
}

function orderOfGroups(report: Definition): string[] {
  const { dataset, groups, sort } = report;
  const keys = outputOf(report).map(({ key }) => key);
  const term = (index: number) => {
    const group = groups[index];
    return ranked(group && sqlColumnOf(dataset, group.column).options, `c${index}`);
  };
  return [
    ...sort.map(({ by, descending }) => `${term(keys.indexOf(by))}${descending ? ' DESC' : ''}`),
    ...groups.map((_, index) => term(index)),
  ];
}

/** Choices come in the order in which they are offered, not by the alphabet. */
function ranked(options: readonly string[] | undefined, sql: string): string {
  if (!options) return sql;
  const whens = options.map((option, index) => `WHEN '${option}' THEN ${index}`);
  return `CASE ${sql} ${whens.join(' ')} ELSE ${options.length} END`;
}

function named(letter: 'c' | 'l', expressions: readonly string[]): string[] {
  return expressions.map((sql, index) => `${sql} AS ${letter}${index}`);
}
