import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { IsoDate } from '../../../shared/dates.ts';
import { transactionTypes } from '../../../shared/office-api/events.ts';
import { eventKinds } from '../../../shared/words.ts';
import {
  amounts,
  choices,
  CustomerName,
  DataTable,
  dates,
  DispatchNumber,
  either,
  EmptyState,
  ExportButton,
  found,
  InvoiceNumber,
  one,
  FilterBar,
  type FilterDefinition,
  type FilterOf,
  Money,
  Screen,
  useRowCount,
} from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useListPlace } from '../../use-list-place.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { SavedViews } from '../views/SavedViews.tsx';
import { eventColumns } from './columns.tsx';
import { TotalsByType } from './TotalsByType.tsx';

/** The Payment Event Finder: the smallest pieces of money, what was applied to which dispatch, by what, found by whatever is known of them. */
export function EventsScreen() {
  const { data: session } = useOffice('office.session', {});
  const place = useListPlace('events.list', { sort: { by: 'date', descending: true } });
  const count = useRowCount(place.list);
  const exporting = useCommand('events.export');
  const [, navigate] = useLocation();
  const creators = useOffice('events.creators', {}).data?.creators;
  const filters = useMemo(() => session && creators && filtersFor(session.today, creators), [session, creators]);
  return (
    <Screen
      title="Payment Events"
      content="table"
      actions={
        <ExportButton name="payment-events" rows={count} write={(file) => exporting.mutateAsync({ ...file, filter: place.list.filter })} />
      }
      filters={
        filters && (
          <>
            <FilterBar definitions={filters} filter={place.list.filter} onChange={place.setFilter} />
            <SavedViews list="events" label="Payment Events" place={place} />
          </>
        )
      }
    >
      <DataTable
        label="Payment Events"
        list={place.list}
        onSort={place.setSort}
        columns={eventColumns}
        onOpen={({ record, dispatch }) => navigate(record ? paths.beside('record', record.id) : paths.page('dispatch', dispatch.id))}
        empty={
          <EmptyState title="No payment events">
            They appear when money is applied to dispatches. Where filters are set, take one away to see more.
          </EmptyState>
        }
        footer={(totals, count) => (
          <>
            <span>
              <strong>{count.toLocaleString('en-US')}</strong> {count === 1 ? 'event' : 'events'}
            </span>
            <TotalsByType filter={place.list.filter} />
            <span data-end>
              Sum <Money cents={totals.amount} strong />
            </span>
          </>
        )}
      />
    </Screen>
  );
}

function filtersFor(today: IsoDate, creators: readonly string[]): FilterDefinition<FilterOf<'events.list'>>[] {
  return [
    dates('Date', 'from', 'to', today, { always: true }),
    choices('Kind', 'kinds', eventKinds, { always: true }),
    choices('Transaction type', 'transactionTypes', transactionTypes, { always: true }),
    one('Created by', 'creator', creators, { always: true }),
    dates('Date of service', 'servedFrom', 'servedTo', today),
    dates('Date of posting', 'postedFrom', 'postedTo', today),
    dates('Date of transaction', 'transactionFrom', 'transactionTo', today),
    either('Money', 'nonZero', { yes: 'not zero', no: 'zero' }),
    amounts('Amount', 'least', 'most'),
    found('Customer', 'customer', 'customer', (id) => <CustomerName id={id} />),
    found('Dispatch', 'dispatch', 'dispatch', (id) => <DispatchNumber id={id} />),
    found('Invoice', 'invoice', 'invoice', (id) => <InvoiceNumber id={id} />),
  ];
}
