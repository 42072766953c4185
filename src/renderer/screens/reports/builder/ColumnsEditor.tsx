import { columnOf, columnsOf } from '../../../../shared/reports/catalog.ts';
import { isGrouped } from '../../../../shared/reports/output.ts';
import { AddMenu } from './AddMenu.tsx';
import type { EditorProps } from './Editor.tsx';
import { OrderedList } from './OrderedList.tsx';

/** Which columns a report shows, and in which order. */
export function ColumnsEditor({ report, onChange }: EditorProps) {
  const { dataset, columns } = report;
  const setColumns = (next: string[]) => {
    const sort = isGrouped(report) ? report.sort : report.sort.filter(({ by }) => next.includes(by));
    onChange({ ...report, columns: next, sort });
  };
  return (
    <>
      <OrderedList
        items={columns}
        keyOf={(name) => name}
        nameOf={(name) => columnOf(dataset, name)?.label ?? name}
        onChange={setColumns}
        keepsOne
      />
      <AddMenu
        label="Column"
        items={columnsOf(dataset)
          .filter(([name]) => !columns.includes(name))
          .map(([name, { label }]) => ({ label, onSelect: () => setColumns([...columns, name]) }))}
      />
    </>
  );
}
