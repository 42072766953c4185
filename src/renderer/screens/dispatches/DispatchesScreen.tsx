import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { IsoDate } from '../../../shared/dates.ts';
import type { DispatchRow } from '../../../shared/office-api/dispatches.ts';
import { payors, serviceLevels, workflowStates } from '../../../shared/words.ts';
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
  linked,
  Money,
  Screen,
  text,
  type View,
  viewOf,
  Views,
  useRowCount,
} from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useAsked } from '../../use-asked.ts';
import { useListPlace } from '../../use-list-place.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { dispatchColumns } from './columns.tsx';
import { SavedViews } from '../views/SavedViews.tsx';
import { MoveActions } from '../moves/MoveActions.tsx';
import { DispatchPanel } from './DispatchPanel.tsx';
import { NewDispatchDialog } from './NewDispatchDialog.tsx';

type Filter = FilterOf<'dispatches.list'>;

const views: readonly View<Filter>[] = [
  { name: 'Waiting to be invoiced', filter: { states: ['Billing office'], parked: false } },
  { name: 'Awaiting payment', filter: { states: ['Awaiting payment'] } },
  { name: 'Parked', filter: { parked: true } },
  { name: 'Written off', filter: { writtenOff: true } },
  { name: 'Overpaid', filter: { overpaid: true } },
];

/** All trips: what is owed is owed per trip. */
export function DispatchesScreen() {
  const { data: session } = useOffice('office.session', {});
  const place = useListPlace('dispatches.list', { sort: { by: 'date', descending: true } });
  const count = useRowCount(place.list);
  const exporting = useCommand('dispatches.export');
  const [, navigate] = useLocation();
  const mayChange = useMayChange();
  const [making, setMaking] = useAsked('new');
  const filters = useMemo(() => session && filtersFor(session.today), [session]);
  return (
    <Screen
      title="Dispatches"
      content="table"
      actions={
        <>
          <ExportButton name="dispatches" rows={count} write={(file) => exporting.mutateAsync({ ...file, ...askedOf(place.list) })} />
          {mayChange && (
            <Button variant="primary" icon={Plus} onClick={() => setMaking(true)}>
              New dispatch
            </Button>
          )}
        </>
      }
      filters={
        filters && (
          <>
            <Views views={views} filter={place.list.filter} onChange={place.setFilter} />
            <SavedViews list="dispatches" label="Dispatches" place={place} />
            <FilterBar
              definitions={filters.filter(isNotSaidBy(viewOf(views, place.list.filter)))}
              filter={place.list.filter}
              onChange={place.setFilter}
            />
          </>
        )
      }
      panel={place.open !== null && <DispatchPanel id={place.open} onClose={() => place.setOpen(null)} />}
    >
      <DataTable
        label="Dispatches"
        list={place.list}
        onSort={place.setSort}
        columns={dispatchColumns}
        open={place.open}
        {...(mayChange && { selection: (rows: readonly DispatchRow[], done: () => void) => <MoveActions rows={rows} onDone={done} /> })}
        onOpen={(row) => place.setOpen(row.id)}
        onOpenPage={(row) => navigate(paths.page('dispatch', row.id))}
        empty={<EmptyState title="No dispatches">Enter the first trip, or take a filter away to see more.</EmptyState>}
        footer={(totals, count) => (
          <>
            <span>
              <strong>{count.toLocaleString('en-US')}</strong> {count === 1 ? 'dispatch' : 'dispatches'}
            </span>
            <span>
              Price <Money cents={totals.price} strong />
            </span>
            <span>
              Written off <Money cents={totals.writtenOff} strong />
            </span>
            <span data-end>
              Balance due <Money cents={totals.balanceDue} strong />
            </span>
          </>
        )}
      />
      {making && <NewDispatchDialog onClose={() => setMaking(false)} />}
    </Screen>
  );
}

/** A chip would only repeat what the view that is set says. */
function isNotSaidBy(view: View<Filter> | undefined) {
  return ({ keys }: FilterDefinition<Filter>) => view === undefined || !keys.some((key) => key in view.filter);
}

function filtersFor(today: IsoDate): FilterDefinition<Filter>[] {
  return [
    dates('Date', 'from', 'to', today, { always: true }),
    choices('State', 'states', workflowStates),
    choices('Level', 'levels', serviceLevels),
    choices('Payor', 'payors', payors),
    either('Parked', 'parked'),
    either('Written off', 'writtenOff'),
    either('Overpaid', 'overpaid'),
    either('Balance', 'withBalance', { yes: 'some', no: 'none' }),
    text('Text', 'text', 'Part of a number, patient or customer'),
    linked('Customer', 'customer', (id) => <CustomerName id={id} />),
  ];
}
