/** The filter of a report in words: as chips above what it shows, and on its paper. */
import { formatDate, type IsoDate } from '../dates.ts';
import { columnOf, type DatasetName, type Holds } from './catalog.ts';
import { cellText } from './cell-text.ts';
import { type Condition, type FilterTree, isTree } from './definition.ts';

/** So many values of a list are named. */
const mostNamed = 4;

/** A condition as a column and what is asked of it. `sayCondition('Dispatches', { column: 'price', op: '>', value: 5_00 })` is `Price` and `> $5.00`. */
export function sayCondition(dataset: DatasetName, condition: Condition): { label: string; value: string } {
  const column = columnOf(dataset, condition.column);
  return { label: column?.label ?? condition.column, value: valueOf(condition, column?.holds ?? 'text') };
}

/** A whole filter in a sentence, empty where everything passes: `State Open and (Date Jan 1, 2026 – Jan 31, 2026 or Amount > $5.00)`. */
export function sayFilter(dataset: DatasetName, { match, of }: FilterTree): string {
  const parts = of.flatMap((node) => {
    if (!isTree(node)) {
      const { label, value } = sayCondition(dataset, node);
      return [`${label} ${value}`];
    }
    const said = sayFilter(dataset, node);
    return said === '' ? [] : [node.of.length > 1 && node.match !== 'none' ? `(${said})` : said];
  });
  if (parts.length === 0) return '';
  switch (match) {
    case 'all':
      return parts.join(' and ');
    case 'any':
      return parts.join(' or ');
    case 'none':
      return `none of (${parts.join(', ')})`;
  }
}

function valueOf(condition: Condition, holds: Holds): string {
  const said = (value: number) => (holds === 'money' ? `$${cellText(value, holds)}`.replace('$−', '−$') : cellText(value, holds));
  switch (condition.op) {
    case 'is':
    case 'is not':
    case 'contains':
    case 'does not contain':
    case 'begins with':
      return `${condition.op} “${condition.value}”`;
    case 'is any of':
      return listed(condition.values, holds);
    case 'is none of':
      return `not ${listed(condition.values, holds)}`;
    case '=':
    case '≠':
    case '<':
    case '≤':
    case '>':
    case '≥':
      return `${condition.op} ${said(condition.value)}`;
    case 'between':
      return `${said(condition.from)} – ${said(condition.to)}`;
    case 'dated':
      return days(condition.from, condition.to);
    case 'in':
      return condition.period;
    case 'is this one':
      return condition.name;
    case 'yes':
    case 'no':
    case 'is empty':
    case 'is not empty':
      return condition.op;
  }
}

function listed(values: readonly string[], holds: Holds): string {
  const named = values.slice(0, mostNamed).map((value) => cellText(value, holds) || 'empty');
  return values.length > mostNamed ? `${named.join(', ')} and ${values.length - mostNamed} more` : named.join(', ');
}

function days(from: IsoDate | undefined, to: IsoDate | undefined): string {
  if (from !== undefined && from === to) return formatDate(from);
  if (from !== undefined && to !== undefined) return `${formatDate(from)} – ${formatDate(to)}`;
  if (from !== undefined) return `from ${formatDate(from)}`;
  return to === undefined ? 'any day' : `until ${formatDate(to)}`;
}
