/** The filter of a report as SQL. Whatever somebody typed becomes a parameter. */
import type { IsoDate } from '../../../shared/dates.ts';
import { never } from '../../../shared/assert.ts';
import type { DatasetName } from '../../../shared/reports/catalog.ts';
import { type Condition, type FilterTree, isTree } from '../../../shared/reports/definition.ts';
import { daysOfPeriod } from '../../../shared/reports/periods.ts';
import { containing } from '../page.ts';
import { sqlColumnOf } from './datasets.ts';

/** Gathers the values of a statement: `given('x')` is `:p1`. */
export type Given = (value: string | number) => string;

type Asked = { dataset: DatasetName; today: IsoDate; given: Given; needs: (joins: readonly string[] | undefined) => void };

/** SQL that is true for the rows which the filter lets pass; null: for all of them. */
export function filterSql(tree: FilterTree, asked: Asked): string | null {
  const parts = tree.of.flatMap((node) => (isTree(node) ? (filterSql(node, asked) ?? []) : conditionSql(node, asked)));
  if (parts.length === 0) return null;
  switch (tree.match) {
    case 'all':
      return parts.length === 1 ? (parts[0] ?? null) : `(${parts.join(' AND ')})`;
    case 'any':
      return `(${parts.join(' OR ')})`;
    case 'none':
      return `NOT (${parts.join(' OR ')})`;
    default:
      return never(tree.match);
  }
}

function conditionSql(condition: Condition, asked: Asked): string {
  const column = sqlColumnOf(asked.dataset, condition.column);
  asked.needs(column.from);
  const isText = column.holds === 'text' || column.holds === 'choice';
  if (isText) {
    const value = column.nullable ? `ifnull(${column.sql}, '')` : column.sql;
    // A choice is a word of ours, so that its index can be used; of what people typed, upper and lower case are the same.
    const sql = comparison(column.holds === 'choice' ? value : `${value} COLLATE NOCASE`, condition, asked, column.id);
    return `(${sql})`;
  }
  const sql = comparison(column.sql, condition, asked, column.id);
  // What is not known is not so: without this, NOT would leave it unknown.
  return column.nullable ? `ifnull(${sql}, 0)` : `(${sql})`;
}

function comparison(sql: string, condition: Condition, { given, today }: Asked, id: string | undefined): string {
  switch (condition.op) {
    case 'is':
    case 'is not':
      return `${sql} ${condition.op === 'is' ? 'IN' : 'NOT IN'} (${inAnyCase(condition.value).map(given).join(', ')})`;
    case 'contains':
      return like(sql, inAnyCase(condition.value).map(containing), given);
    case 'does not contain':
      return `NOT (${like(sql, inAnyCase(condition.value).map(containing), given)})`;
    case 'begins with':
      return like(
        sql,
        inAnyCase(condition.value).map((value) => containing(value).slice(1)),
        given,
      );
    case 'is any of':
    case 'is none of':
      return `${sql} ${condition.op === 'is any of' ? 'IN' : 'NOT IN'} (${condition.values.flatMap(inAnyCase).map(given).join(', ')})`;
    case '=':
    case '<':
    case '>':
      return `${sql} ${condition.op} ${amount(condition.value, given)}`;
    case '≠':
      return `${sql} <> ${amount(condition.value, given)}`;
    case '≤':
      return `${sql} <= ${given(condition.value)}`;
    case '≥':
      return `${sql} >= ${given(condition.value)}`;
    case 'between':
      return `${sql} BETWEEN ${given(condition.from)} AND ${given(condition.to)}`;
    case 'dated':
      return between(sql, condition, given);
    case 'in':
      return between(sql, daysOfPeriod(condition.period, today), given);
    case 'yes':
      return `${sql} = 1`;
    case 'no':
      return `${sql} = 0`;
    case 'is this one':
      return `${id ?? 'NULL'} = ${given(condition.id)}`;
    case 'is empty':
      return `ifnull(${sql}, '') = ''`;
    case 'is not empty':
      return `ifnull(${sql}, '') <> ''`;
    default:
      return never(condition);
  }
}

/** SQLite takes `a` and `A` for the same, but not `é` and `É`: what holds such a letter is looked for in both cases. */
function inAnyCase(value: string): string[] {
  return /^\p{ASCII}*$/u.test(value) ? [value] : [...new Set([value, value.toLowerCase(), value.toUpperCase()])];
}

function like(sql: string, patterns: readonly string[], given: Given): string {
  return patterns.map((pattern) => `${sql} LIKE ${given(pattern)} ESCAPE '\\'`).join(' OR ');
}

/** Zero is written out: the indexes of what is due, overpaid or written off hold just the rows that are not 0, and SQLite must see that. */
function amount(value: number, given: Given): string {
  return value === 0 ? '0' : given(value);
}

function between(sql: string, { from, to }: { from?: IsoDate | undefined; to?: IsoDate | undefined }, given: Given): string {
  const parts = [from !== undefined && `${sql} >= ${given(from)}`, to !== undefined && `${sql} <= ${given(to)}`].filter(Boolean);
  return parts.length === 0 ? '1' : parts.join(' AND ');
}
