/** Whether a definition makes sense: every name of it is in the catalog, every operator and summary fits what its column holds. */
import type { Holds } from './catalog.ts';
import { columnOf } from './catalog.ts';
import {
  type Condition,
  deepestFilter,
  type Definition,
  definitionSchema,
  type FilterTree,
  isTree,
  type Measure,
  type Operator,
  summaries,
} from './definition.ts';
import { groupOutput, isGrouped, outputOf } from './output.ts';

const ofText = [
  'contains',
  'is',
  'is not',
  'does not contain',
  'begins with',
  'is any of',
  'is none of',
  'is empty',
  'is not empty',
] as const;
const ofNumber = ['=', '≠', '<', '≤', '>', '≥', 'between', 'is empty', 'is not empty'] as const;

/** The operators that fit what a column holds, the usual one first. */
export const operatorsOf: Readonly<Record<Holds, readonly Operator[]>> = {
  text: ofText,
  choice: ['is any of', 'is none of', 'is empty', 'is not empty'],
  money: ofNumber,
  number: ofNumber,
  tenths: ofNumber,
  date: ['dated', 'in', 'is empty', 'is not empty'],
  flag: ['yes', 'no'],
};

/** The summaries that fit what a column holds. */
export function summariesOf(holds: Holds): readonly (typeof summaries)[number][] {
  switch (holds) {
    case 'money':
    case 'number':
    case 'tenths':
      return summaries;
    case 'date':
      return ['least', 'greatest', 'different'];
    case 'text':
    case 'choice':
    case 'flag':
      return ['different'];
  }
}

/** A definition that makes sense. */
export const reportSchema = definitionSchema.superRefine((report, context) => {
  const problem = problemOf(report);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

/** What is wrong with a report, in a sentence for people, or null when nothing is. */
export function problemOf(report: Definition): string | null {
  return (
    report.columns.map((name) => unknownColumn(report, name)).find(Boolean) ??
    (hasTwice(report.columns) ? 'A column is in the report twice.' : null) ??
    problemOfFilter(report, report.filter, 1) ??
    problemOfGroups(report) ??
    problemOfSort(report)
  );
}

function unknownColumn({ dataset }: Definition, name: string): string | null {
  return columnOf(dataset, name) ? null : `There is no column “${name}” in ${dataset}.`;
}

function problemOfFilter(report: Definition, tree: FilterTree, depth: number): string | null {
  if (depth > deepestFilter) return `Filters nest at most ${deepestFilter} deep.`;
  for (const node of tree.of) {
    const problem = isTree(node) ? problemOfFilter(report, node, depth + 1) : problemOfCondition(report, node);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOfCondition(report: Definition, { column: name, op }: Condition): string | null {
  const column = columnOf(report.dataset, name);
  if (!column) return unknownColumn(report, name);
  const fits = op === 'is this one' ? column.leads !== undefined : operatorsOf[column.holds].includes(op);
  return fits ? null : `“${column.label}” cannot be filtered by “${op}”.`;
}

function problemOfGroups(report: Definition): string | null {
  const { dataset, groups, measures, pivot } = report;
  if (!isGrouped(report)) return pivot ? 'Only a grouped report has a pivot.' : null;
  if (measures.length === 0) return 'Choose what is said of each group, such as its number.';
  for (const { column: name, by } of pivot ? [...groups, pivot] : groups) {
    const column = columnOf(dataset, name);
    if (!column) return unknownColumn(report, name);
    if (by !== undefined && column.holds !== 'date') return `“${column.label}” is no date.`;
  }
  const keys = outputOf(report).map(({ key }) => key);
  const all = pivot ? [...keys, groupOutput(dataset, pivot).key] : keys;
  if (hasTwice(all)) return 'A group or a measure is in the report twice.';
  return measures.map((measure) => problemOfMeasure(report, measure)).find(Boolean) ?? null;
}

function problemOfMeasure(report: Definition, measure: Measure): string | null {
  if (measure.as === 'count') return null;
  const column = columnOf(report.dataset, measure.column);
  if (!column) return unknownColumn(report, measure.column);
  return summariesOf(column.holds).includes(measure.as) ? null : `“${column.label}” has no ${measure.as}.`;
}

function problemOfSort(report: Definition): string | null {
  const keys = outputOf(report).map(({ key }) => key);
  if (hasTwice(report.sort.map(({ by }) => by))) return 'The report is sorted twice by the same column.';
  return report.sort.every(({ by }) => keys.includes(by)) ? null : 'The report is sorted by a column that it does not show.';
}

function hasTwice(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}
