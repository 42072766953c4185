/** By what a report is grouped, what is said of each group, and what stands across. */
import { columnOf, columnsOf, type DatasetName } from '../../../../shared/reports/catalog.ts';
import { summariesOf } from '../../../../shared/reports/check.ts';
import {
  type DatePart,
  dateParts,
  type Definition,
  type Group,
  type Measure,
  type summaries,
} from '../../../../shared/reports/definition.ts';
import { groupOutput, isGrouped, outputOf } from '../../../../shared/reports/output.ts';
import { type MenuItem, Select } from '../../../components/index.ts';
import { AddMenu } from './AddMenu.tsx';
import type { EditorProps } from './Editor.tsx';
import { OrderedList } from './OrderedList.tsx';
import styles from './builder.module.css';

export function GroupsEditor({ report, onChange }: EditorProps) {
  const { dataset, groups } = report;
  const setGroups = (next: Group[]) => {
    const measures: Measure[] = next.length > 0 && report.measures.length === 0 ? [{ as: 'count' }] : report.measures;
    onChange(inOrder({ ...report, groups: next, measures }));
  };
  return (
    <>
      <OrderedList
        items={groups}
        keyOf={(group) => groupOutput(dataset, group).key}
        nameOf={({ column }) => columnOf(dataset, column)?.label ?? column}
        detail={(group, change) => <PartOfDate dataset={dataset} group={group} onChange={change} />}
        onChange={setGroups}
      />
      {groups.length < 4 && (
        <AddMenu
          label="Group"
          items={groupItems(dataset, [...groups, ...(report.pivot ? [report.pivot] : [])], (group) => setGroups([...groups, group]))}
        />
      )}
    </>
  );
}

export function MeasuresEditor({ report, onChange }: EditorProps) {
  const { dataset, measures } = report;
  const setMeasures = (next: Measure[]) => onChange(inOrder({ ...report, measures: next }));
  const has = (measure: Measure) => measures.some((one) => JSON.stringify(one) === JSON.stringify(measure));
  const count: Measure = { as: 'count' };
  const columns = columnsOf(dataset).flatMap(([column, { label, holds }]): MenuItem[] => {
    const [as] = summariesOf(holds);
    const measure = as && { as, column };
    return measure && as === 'sum' && !has(measure) ? [{ label, onSelect: () => setMeasures([...measures, measure]) }] : [];
  });
  const others = columnsOf(dataset).flatMap(([column, { label, holds }]): MenuItem[] => {
    const measure: Measure = { as: 'different', column };
    return summariesOf(holds).includes('sum') || has(measure) ? [] : [{ label, onSelect: () => setMeasures([...measures, measure]) }];
  });
  return (
    <>
      <OrderedList
        items={measures}
        keyOf={(measure) => JSON.stringify(measure)}
        nameOf={(measure) => (measure.as === 'count' ? 'Number of rows' : (columnOf(dataset, measure.column)?.label ?? measure.column))}
        detail={(measure, change) => <Summary dataset={dataset} measure={measure} onChange={change} />}
        onChange={setMeasures}
        keepsOne={report.groups.length > 0}
      />
      {measures.length < 8 && (
        <AddMenu
          label="Number"
          items={[
            ...(has(count) ? [] : [{ label: 'Number of rows', onSelect: () => setMeasures([...measures, count]) }]),
            ...(columns.length > 0 ? [{ heading: 'Add up' }, ...columns] : []),
            ...(others.length > 0 ? [{ heading: 'How many different' }, ...others] : []),
          ]}
        />
      )}
    </>
  );
}

export function AcrossEditor({ report, onChange }: EditorProps) {
  const { dataset, pivot } = report;
  if (!pivot)
    return <AddMenu label="Column across" items={groupItems(dataset, report.groups, (group) => onChange({ ...report, pivot: group }))} />;
  return (
    <OrderedList
      items={[pivot]}
      keyOf={({ column }) => column}
      nameOf={({ column }) => columnOf(dataset, column)?.label ?? column}
      detail={(group, change) => <PartOfDate dataset={dataset} group={group} onChange={change} />}
      onChange={([next]) => onChange({ ...report, pivot: next ?? null })}
    />
  );
}

function groupItems(dataset: DatasetName, taken: readonly Group[], onSelect: (group: Group) => void): MenuItem[] {
  return columnsOf(dataset)
    .filter(([name, { holds }]) => holds !== 'money' && !taken.some(({ column }) => column === name))
    .map(([column, { label, holds }]) => ({ label, onSelect: () => onSelect(holds === 'date' ? { column, by: 'month' } : { column }) }));
}

function PartOfDate({ dataset, group, onChange }: { dataset: DatasetName; group: Group; onChange: (group: Group) => void }) {
  const column = columnOf(dataset, group.column);
  if (column?.holds !== 'date') return null;
  return (
    <span className={styles.detail}>
      <Select<DatePart>
        aria-label={`${column.label} by`}
        options={dateParts}
        value={group.by ?? 'day'}
        onChange={(by) => onChange({ ...group, by })}
      />
    </span>
  );
}

type Summarized = (typeof summaries)[number];
const summaryNames: Record<Summarized, string> = {
  sum: 'sum',
  average: 'average',
  least: 'least',
  greatest: 'greatest',
  different: 'different',
};

function Summary({ dataset, measure, onChange }: { dataset: DatasetName; measure: Measure; onChange: (measure: Measure) => void }) {
  if (measure.as === 'count') return null;
  const column = columnOf(dataset, measure.column);
  if (!column) return null;
  return (
    <span className={styles.detail}>
      <Select<Summarized>
        aria-label={`${column.label}, as`}
        options={summariesOf(column.holds).map((as) => ({ value: as, label: summaryNames[as] }))}
        value={measure.as}
        onChange={(as) => onChange({ as, column: measure.column })}
      />
    </span>
  );
}

/** Sorted only by what is still there; without groups, nothing stands across and nothing is drawn. */
function inOrder(report: Definition): Definition {
  const still = isGrouped(report) ? report : { ...report, pivot: null, chart: null };
  const keys = outputOf(still).map(({ key }) => key);
  return { ...still, sort: still.sort.filter(({ by }) => keys.includes(by)) };
}
