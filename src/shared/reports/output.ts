/** What a report answers with: its columns, each with a key, a heading and what it holds. */
import { type DatasetName, type Holds, type Leads, columnOf, datasets } from './catalog.ts';
import type { DatePart, Definition, Group, Measure } from './definition.ts';

/** What a cell of the answer holds; of a date that is grouped, the part of it: `2026-01`, `2026-Q1`, `2026`. */
export type OutputHolds = Holds | Exclude<DatePart, 'day'>;

export type OutputColumn = { key: string; label: string; holds: OutputHolds; leads?: Leads };

/** The columns of a report, before a pivot turns the measures into one for each of its values. */
export function outputOf(report: Definition): OutputColumn[] {
  if (!isGrouped(report)) return report.columns.flatMap((name) => detail(report.dataset, name));
  return [
    ...report.groups.map((group) => groupOutput(report.dataset, group)),
    ...report.measures.map((measure) => measureOutput(report.dataset, measure)),
  ];
}

/** Whether it shows groups, not every single row. */
export function isGrouped({ groups, measures }: Pick<Definition, 'groups' | 'measures'>): boolean {
  return groups.length > 0 || measures.length > 0;
}

function detail(dataset: DatasetName, name: string): OutputColumn[] {
  const column = columnOf(dataset, name);
  if (!column) return [];
  const { label, holds, leads } = column;
  return [{ key: name, label, holds, ...(leads && { leads }) }];
}

/** The output column of a group, or of the pivot. */
export function groupOutput(dataset: DatasetName, { column: name, by }: Group): OutputColumn {
  const column = columnOf(dataset, name);
  const label = column?.label ?? name;
  const part = column?.holds === 'date' && by !== undefined && by !== 'day' ? by : undefined;
  if (part) return { key: `${name}:${part}`, label: `${label} (${part})`, holds: part };
  return { key: name, label, holds: column?.holds ?? 'text' };
}

function measureOutput(dataset: DatasetName, measure: Measure): OutputColumn {
  if (measure.as === 'count') return { key: 'count', label: `Number of ${datasets[dataset].rows[1]}`, holds: 'number' };
  const { as, column: name } = measure;
  const column = columnOf(dataset, name);
  const label = column?.label ?? name;
  const key = `${as}:${name}`;
  switch (as) {
    case 'sum':
      return { key, label, holds: column?.holds ?? 'number' };
    case 'average':
      return { key, label: `Average ${lower(label)}`, holds: column?.holds === 'money' ? 'money' : 'tenths' };
    case 'least':
      return { key, label: column?.holds === 'date' ? `First ${lower(label)}` : `Least ${lower(label)}`, holds: column?.holds ?? 'number' };
    case 'greatest':
      return {
        key,
        label: column?.holds === 'date' ? `Last ${lower(label)}` : `Greatest ${lower(label)}`,
        holds: column?.holds ?? 'number',
      };
    case 'different':
      return { key, label: `Different: ${lower(label)}`, holds: 'number' };
  }
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
