import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { IsoDate } from '../../../shared/dates.ts';
import { eventKinds } from '../../../shared/words.ts';
import {
  choices,
  CustomerName,
  DataTable,
  dates,
  DispatchNumber,
  either,
  EmptyState,
  ExportButton,
  FilterBar,
  type FilterDefinition,
  type FilterOf,
  linked,
  Money,
  Screen,
  text,
  useRowCount,
} from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useListPlace } from '../../use-list-place.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { SavedViews } from '../views/SavedViews.tsx';
import { eventColumns } from './columns.tsx';

/** The smallest pieces of money: what was applied to which dispatch, by what. */
export function EventsScreen() {
  const { data: session } = useOffice('office.session', {});
  const place = useListPlace('events.list', { sort: { by: 'date', descending: true } });
  const count = useRowCount(place.list);
  const exporting = useCommand('events.export');
  const [, navigate] = useLocation();
  const filters = useMemo(() => session && filtersFor(session.today), [session]);
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
            <span data-end>
              Sum <Money cents={totals.amount} strong />
            </span>
          </>
        )}
      />
    </Screen>
  );
}

function filtersFor(today: IsoDate): FilterDefinition<FilterOf<'events.list'>>[] {
  return [
    dates('Date', 'from', 'to', today, { always: true }),
    choices('Kind', 'kinds', eventKinds, { always: true }),
    either('Amount', 'nonZero', { yes: 'not zero', no: 'zero' }),
    text('Created by', 'creator', 'Name of the biller, or [Paydesk]'),
    linked('Customer', 'customer', (id) => <CustomerName id={id} />),
    linked('Dispatch', 'dispatch', (id) => <DispatchNumber id={id} />),
  ];
}
