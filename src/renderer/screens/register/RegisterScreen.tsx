import { Landmark } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { IsoDate } from '../../../shared/dates.ts';
import { recordTypes } from '../../../shared/words.ts';
import {
  askedOf,
  Button,
  choices,
  CustomerName,
  DataTable,
  dates,
  either,
  EmptyState,
  ExportButton,
  FilterBar,
  type FilterDefinition,
  type FilterOf,
  InvoiceNumber,
  linked,
  Money,
  Screen,
  text,
  useRowCount,
} from '../../components/index.ts';
import { useFresh } from '../../fresh.ts';
import { paths } from '../../paths.ts';
import { useListPlace } from '../../use-list-place.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { SavedViews } from '../views/SavedViews.tsx';
import { RecordPayment } from '../payments/RecordPayment.tsx';
import { registerColumns } from './columns.tsx';
import { RecordPanel } from './RecordPanel.tsx';
import { Waiting } from './Waiting.tsx';

type Filter = FilterOf<'register.list'>;

/** Every financial event outside the office: what is compared with the bank statement. */
export function RegisterScreen() {
  const { data: session } = useOffice('office.session', {});
  const place = useListPlace('register.list', { sort: { by: 'date', descending: true } });
  const count = useRowCount(place.list);
  const exporting = useCommand('register.export');
  const [, navigate] = useLocation();
  const fresh = useFresh();
  const filters = useMemo(() => session && filtersFor(session.today), [session]);
  return (
    <Screen
      title="Check Register"
      content="table"
      actions={
        <>
          <ExportButton name="check-register" rows={count} write={(file) => exporting.mutateAsync({ ...file, ...askedOf(place.list) })} />
          <Button icon={Landmark} onClick={() => navigate(paths.bank)}>
            Reconcile
          </Button>
          <Waiting />
          <RecordPayment />
        </>
      }
      filters={
        filters && (
          <>
            <FilterBar definitions={filters} filter={place.list.filter} onChange={place.setFilter} />
            <SavedViews list="register" label="Check Register" place={place} />
          </>
        )
      }
      panel={place.open !== null && <RecordPanel id={place.open} onClose={() => place.setOpen(null)} />}
    >
      <DataTable
        label="Check Register"
        list={place.list}
        onSort={place.setSort}
        columns={registerColumns}
        open={place.open}
        onOpen={(row) => place.setOpen(row.id)}
        onOpenPage={(row) => navigate(paths.page('record', row.id))}
        fresh={fresh}
        empty={
          <EmptyState title="No records">
            A record appears when money is recorded. Where filters are set, take one away to see more.
          </EmptyState>
        }
        footer={(totals, count) => (
          <>
            <span>
              <strong>{count.toLocaleString('en-US')}</strong> {count === 1 ? 'record' : 'records'}
            </span>
            <span>
              In <Money cents={totals.in} strong />
            </span>
            <span>
              Out <Money cents={totals.out} strong />
            </span>
            <span data-end>
              Net <Money cents={totals.net} strong />
            </span>
          </>
        )}
      />
    </Screen>
  );
}

function filtersFor(today: IsoDate): FilterDefinition<Filter>[] {
  return [
    dates('Date', 'from', 'to', today, { always: true }),
    choices('Type', 'types', recordTypes, { always: true }),
    either('Needs review', 'needsReview', { always: true }),
    either('Unallocated money', 'unallocated', { yes: 'some', no: 'none' }),
    text('Text', 'text', 'Part of a number, customer or comment'),
    linked('Customer', 'customer', (id) => <CustomerName id={id} />),
    linked('Invoice', 'invoice', (id) => <InvoiceNumber id={id} />),
  ];
}
