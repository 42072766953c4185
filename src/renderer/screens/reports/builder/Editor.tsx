/** What a report is made of, section by section. */
import { type ReactNode } from 'react';
import { type DatasetName, datasetNames, datasets } from '../../../../shared/reports/catalog.ts';
import { type ChartKind, chartKinds, type Definition } from '../../../../shared/reports/definition.ts';
import { isGrouped } from '../../../../shared/reports/output.ts';
import { newReport } from '../../../../shared/reports/ready-made.ts';
import { Field, Select } from '../../../components/index.ts';
import styles from './builder.module.css';
import { ColumnsEditor } from './ColumnsEditor.tsx';
import { FilterEditor } from './FilterEditor.tsx';
import { AcrossEditor, GroupsEditor, MeasuresEditor } from './GroupsEditor.tsx';
import { SortEditor } from './SortEditor.tsx';

export type EditorProps = { report: Definition; onChange: (report: Definition) => void };

export function Editor({ report, onChange }: EditorProps) {
  const grouped = isGrouped(report);
  return (
    <section className={styles.editor} aria-label="What the report is made of">
      <Field label="Data">
        <Select<DatasetName>
          options={datasetNames.map((name) => ({ value: name, label: datasets[name].label }))}
          value={report.dataset}
          onChange={(dataset) => onChange(newReport(dataset))}
        />
      </Field>
      <Part title="Filter" note={report.filter.of.length === 0 ? 'Everything is in the report.' : undefined}>
        <FilterEditor dataset={report.dataset} tree={report.filter} onChange={(filter) => onChange({ ...report, filter })} />
      </Part>
      <Part title="Group by" note={grouped ? undefined : 'Each row stands by itself.'}>
        <GroupsEditor report={report} onChange={onChange} />
      </Part>
      {grouped && (
        <>
          <Part title="Of each group">
            <MeasuresEditor report={report} onChange={onChange} />
          </Part>
          <Part title="Across" note={report.pivot ? undefined : 'A column for each value, such as each month.'}>
            <AcrossEditor report={report} onChange={onChange} />
          </Part>
          <Part title="Chart">
            <Select<ChartKind | 'none'>
              aria-label="Chart"
              options={[{ value: 'none', label: 'No chart' }, ...chartKinds.map((kind) => ({ value: kind, label: chartNames[kind] }))]}
              value={report.chart ?? 'none'}
              onChange={(kind) => onChange({ ...report, chart: kind === 'none' ? null : kind })}
            />
          </Part>
        </>
      )}
      <Part title={grouped ? 'Columns of the rows behind a group' : 'Columns'}>
        <ColumnsEditor report={report} onChange={onChange} />
      </Part>
      <Part title="Sort">
        <SortEditor report={report} onChange={onChange} />
      </Part>
    </section>
  );
}

const chartNames: Record<ChartKind, string> = { bars: 'Bars', 'stacked bars': 'Stacked bars', line: 'Line', pie: 'Pie' };

function Part({ title, note, children }: { title: string; note?: string | undefined; children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend className={styles.partTitle}>{title}</legend>
      {note && <p className={styles.note}>{note}</p>}
      {children}
    </fieldset>
  );
}
