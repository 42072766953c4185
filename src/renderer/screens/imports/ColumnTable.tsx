import type { ColumnMapping, ImportField } from '../../../shared/import-fields.ts';
import { Muted, Select, TableHead } from '../../components/index.ts';
import styles from './imports.module.css';

const none = { value: '', label: 'Not in the file' };

type Props = {
  columns: readonly { name: string; samples: readonly string[] }[];
  fields: readonly ImportField[];
  mapping: ColumnMapping;
  /** An empty column: the file does not have it. */
  onMap: (field: string, column: string) => void;
  keys?: { onKeyDown: (event: { key: string }) => void };
};

/** Each thing that can be read, the column that holds it, and what stands there. */
export function ColumnTable({ columns, fields, mapping, onMap, keys }: Props) {
  const samples = new Map(columns.map(({ name, samples: found }) => [name, found.join(', ')]));
  const options = [none, ...columns.map(({ name }) => ({ value: name, label: name }))];
  return (
    <table className={styles.table}>
      <TableHead headings={['In Paydesk', 'Column of the file', 'For example']} />
      <tbody>
        {fields.map(({ key, label, required, hint }) => (
          <tr key={key}>
            <th scope="row">
              {label}
              {required && <span className={styles.required}> needed</span>}
              {hint && <Muted> {hint}</Muted>}
            </th>
            <td>
              <Select {...keys} aria-label={label} options={options} value={mapping[key] ?? ''} onChange={(column) => onMap(key, column)} />
            </td>
            <td className={styles.samples}>{samples.get(mapping[key] ?? '') ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
