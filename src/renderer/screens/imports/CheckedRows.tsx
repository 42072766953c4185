import { Download, FileInput } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { rowStatuses, type RowStatus } from '../../../shared/office-api/imports.ts';
import { Button, DataTable, EmptyState, ErrorNote, Money, Screen, Views } from '../../components/index.ts';
import { rowColumns } from './columns.tsx';
import styles from './imports.module.css';
import type { Checked, Opened } from './open-file.ts';
import type { Importing } from './use-import.ts';
import { counted, kindNames, statusNames, whatIsAdded } from './words.ts';

type Filter = { statuses?: RowStatus[] };
type Sort = { by: 'line'; descending: boolean };

/** Row by row what importing would do, before anything is done. */
export function CheckedRows({ importing, opened, checked }: { importing: Importing; opened: Opened; checked: Checked }) {
  const { counts, totals } = checked;
  const [filter, setFilter] = useState<Filter>(counts.bad > 0 && counts.new === 0 ? { statuses: ['bad'] } : {});
  const [sort, setSort] = useState<Sort | undefined>();
  const list = useMemo(
    () => ({ query: 'importRows.list' as const, filter: { file: opened.token, ...filter }, sort }),
    [opened.token, filter, sort],
  );
  useEffect(() => document.querySelector<HTMLElement>('[role="grid"]')?.focus(), []); // the rows are read next, by the arrow keys
  const holds = importing.understanding?.holds ?? 'customers';
  const views = rowStatuses
    .filter((status) => counts[status] > 0 && counts[status] < counts.rows)
    .map((status) => ({ name: `${statusNames[status]} ${counts[status].toLocaleString('en-US')}`, filter: { statuses: [status] } }));
  return (
    <Screen
      title={opened.name}
      content="table"
      actions={
        <>
          <Button onClick={importing.changeColumns}>Change columns</Button>
          {counts.bad > 0 && (
            <Button icon={Download} onClick={() => void importing.saveBad()}>
              Save the bad rows…
            </Button>
          )}
          <Button variant="primary" icon={FileInput} disabled={counts.new === 0} busy={importing.running} onClick={importing.run}>
            Import {counted(holds, counts.new)}
          </Button>
        </>
      }
      filters={
        <>
          <p className={styles.sentence}>
            {counts.new === 0 ? (
              'Nothing in this file is new: importing it would add nothing.'
            ) : (
              <>Adds {whatIsAdded(holds, counts.new, totals)}.</>
            )}
            {counts.bad > 0 && ' Bad rows are left out; save them, put them right, and import them then.'}
          </p>
          {views.length > 0 && <Views<Filter> views={views} filter={filter} onChange={setFilter} />}
          <ErrorNote error={importing.error} />
        </>
      }
    >
      <DataTable
        label={`Rows of ${kindNames[holds].toLowerCase()}`}
        list={list}
        onSort={setSort}
        columns={rowColumns[holds]}
        empty={<EmptyState title="No rows">There are no rows of this kind in the file.</EmptyState>}
        footer={(found, count) => (
          <>
            <span>
              <strong>{count.toLocaleString('en-US')}</strong> {count === 1 ? 'row' : 'rows'}
            </span>
            {holds === 'dispatches' && (
              <span>
                Price <Money cents={found.price} strong />
              </span>
            )}
            {holds === 'dispatches' && (
              <span>
                Paid before <Money cents={found.paid} strong />
              </span>
            )}
            {holds !== 'customers' && (
              <span data-end>
                {holds === 'dispatches' ? 'Still owed' : 'Balances'} <Money cents={found.owed} strong />
              </span>
            )}
          </>
        )}
      />
    </Screen>
  );
}
