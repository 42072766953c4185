import { Merge, Plus } from 'lucide-react';
import { useLocation } from 'wouter';
import { customerKinds } from '../../../shared/words.ts';
import {
  askedOf,
  Button,
  choices,
  DataTable,
  either,
  EmptyState,
  ExportButton,
  FilterBar,
  type FilterDefinition,
  type FilterOf,
  Money,
  Screen,
  text,
  useRowCount,
} from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useAsked } from '../../use-asked.ts';
import { useListPlace } from '../../use-list-place.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useCommand } from '../../use-office.ts';
import { customerColumns } from './columns.tsx';
import { CustomerDialog } from './CustomerDialog.tsx';
import { CustomerPanel } from './CustomerPanel.tsx';
import { DuplicatesDialog } from './merging/DuplicatesDialog.tsx';

const filters: FilterDefinition<FilterOf<'customers.list'>>[] = [
  choices('Kind', 'kinds', customerKinds, { always: true }),
  either('Balance', 'withBalance', { always: true, yes: 'some', no: 'none' }),
  text('Text', 'text', 'Words of a name, city or email', { always: true }),
  either('Archived', 'archived'),
];

/** Who may owe money, and how much. */
export function CustomersScreen() {
  const place = useListPlace('customers.list', { filter: { archived: false }, sort: { by: 'name', descending: false } });
  const count = useRowCount(place.list);
  const exporting = useCommand('customers.export');
  const [, navigate] = useLocation();
  const [making, setMaking] = useAsked('new');
  const [merging, setMerging] = useAsked('duplicates');
  const mayChange = useMayChange();
  return (
    <Screen
      title="Customers"
      content="table"
      actions={
        <>
          <Button icon={Merge} onClick={() => setMerging(true)}>
            Duplicates
          </Button>
          <ExportButton name="customers" rows={count} write={(file) => exporting.mutateAsync({ ...file, ...askedOf(place.list) })} />
          {mayChange && (
            <Button variant="primary" icon={Plus} onClick={() => setMaking(true)}>
              New customer
            </Button>
          )}
        </>
      }
      filters={<FilterBar definitions={filters} filter={place.list.filter} onChange={place.setFilter} />}
      panel={place.open !== null && <CustomerPanel id={place.open} onClose={() => place.setOpen(null)} />}
    >
      <DataTable
        label="Customers"
        list={place.list}
        onSort={place.setSort}
        columns={customerColumns}
        open={place.open}
        onOpen={(row) => place.setOpen(row.id)}
        onOpenPage={(row) => navigate(paths.page('customer', row.id))}
        empty={
          <EmptyState title="No customers">
            Enter the first one: who is billed. Where filters are set, take one away to see more.
          </EmptyState>
        }
        footer={(totals, count) => (
          <>
            <span>
              <strong>{count.toLocaleString('en-US')}</strong> {count === 1 ? 'customer' : 'customers'}
            </span>
            <span>
              Ledgers <Money cents={totals.ledgerBalance} strong />
            </span>
            <span data-end>
              Trips due <Money cents={totals.balanceDue} strong />
            </span>
          </>
        )}
      />
      {merging && <DuplicatesDialog onClose={() => setMerging(false)} />}
      {making && (
        <CustomerDialog
          customer={null}
          onClose={() => setMaking(false)}
          onDone={(id) => {
            setMaking(false);
            place.setOpen(id);
          }}
        />
      )}
    </Screen>
  );
}
