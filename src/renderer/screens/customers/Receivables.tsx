import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { DataTable, EmptyState, Money, type SortOf } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { dispatchColumns } from '../dispatches/columns.tsx';

const columns = dispatchColumns
  .filter(({ id }) => id !== 'customer')
  .map((column) => (['price', 'paid', 'payor'].includes(column.id) ? { ...column, hidden: false } : column));

/** Every trip of a customer that owes something or is overpaid, invoiced or not, the oldest first. */
export function Receivables({ customer }: { customer: string }) {
  const [sort, setSort] = useState<SortOf<'dispatches.list'> | undefined>({ by: 'date', descending: false });
  const [, navigate] = useLocation();
  const list = useMemo(() => ({ query: 'dispatches.list' as const, filter: { customer, withBalance: true }, sort }), [customer, sort]);
  return (
    <DataTable
      label="Open receivables"
      list={list}
      onSort={setSort}
      columns={columns}
      open={null}
      onOpen={(row) => navigate(paths.page('dispatch', row.id))}
      onOpenPage={(row) => navigate(paths.page('dispatch', row.id))}
      empty={<EmptyState title="Nothing is open">Every trip of this customer is paid, written off or free of charge.</EmptyState>}
      footer={(totals, count) => (
        <>
          <span>
            <strong>{count.toLocaleString('en-US')}</strong> {count === 1 ? 'trip' : 'trips'}
          </span>
          <span>
            Price <Money cents={totals.price} strong />
          </span>
          <span data-end>
            Balance due <Money cents={totals.balanceDue} strong />
          </span>
        </>
      )}
    />
  );
}
