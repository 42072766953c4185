import { outputOf } from '../../../../shared/reports/output.ts';
import { Select } from '../../../components/index.ts';
import { AddMenu } from './AddMenu.tsx';
import type { EditorProps } from './Editor.tsx';
import { OrderedList } from './OrderedList.tsx';
import styles from './builder.module.css';

/** By what the rows or groups are ordered, most significant first. */
export function SortEditor({ report, onChange }: EditorProps) {
  const { sort } = report;
  const columns = outputOf(report);
  const setSort = (next: typeof sort) => onChange({ ...report, sort: next });
  return (
    <>
      <OrderedList
        items={sort}
        keyOf={({ by }) => by}
        nameOf={({ by }) => columns.find(({ key }) => key === by)?.label ?? by}
        detail={(one, change) => (
          <span className={styles.detail}>
            <Select<'up' | 'down'>
              aria-label="Order"
              options={[
                { value: 'up', label: 'ascending' },
                { value: 'down', label: 'descending' },
              ]}
              value={one.descending ? 'down' : 'up'}
              onChange={(order) => change({ ...one, descending: order === 'down' })}
            />
          </span>
        )}
        onChange={setSort}
      />
      {sort.length < 3 && (
        <AddMenu
          label="Order"
          items={columns
            .filter(({ key }) => !sort.some(({ by }) => by === key))
            .map(({ key, label, holds }) => ({ label, onSelect: () => setSort([...sort, { by: key, descending: holds === 'money' }]) }))}
        />
      )}
    </>
  );
}
