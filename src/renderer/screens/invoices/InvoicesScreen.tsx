import { Plus, Printer } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { IsoDate } from '../../../shared/dates.ts';
import { invoiceStates } from '../../../shared/words.ts';
import {
  Button,
  choices,
  CustomerName,
  DataTable,
  dates,
  either,
  EmptyState,
  FilterBar,
  type FilterDefinition,
  type FilterOf,
  linked,
  Money,
  Screen,
  text,
} from '../../components/index.ts';
import { useFresh } from '../../fresh.ts';
import { paths } from '../../paths.ts';
import { useAsked } from '../../use-asked.ts';
import { useListPlace } from '../../use-list-place.ts';
import { useOffice } from '../../use-office.ts';
import { SavedViews } from '../views/SavedViews.tsx';
import { BulkActions } from '../invoicing/BulkActions.tsx';
import { IssueNewDialog } from '../documents/IssueDialog.tsx';
import { GenerateInvoices, Reinvoice } from '../invoicing/buttons.tsx';
import { ExportMenu } from '../mailing/ExportMenu.tsx';
import { invoiceColumns } from './columns.tsx';
import { InvoicePanel } from './InvoicePanel.tsx';
import { NewInvoiceDialog } from './NewInvoiceDialog.tsx';

/** All invoices: what was billed, and what of it is due now. */
export function InvoicesScreen() {
  const { data: session } = useOffice('office.session', {});
  const place = useListPlace('invoices.list', { sort: { by: 'committedOn', descending: true } });
  const [, navigate] = useLocation();
  const [making, setMaking] = useAsked('new');
  const [printing, setPrinting] = useAsked('print');
  const fresh = useFresh();
  const filters = useMemo(() => session && filtersFor(session.today), [session]);
  return (
    <Screen
      title="Invoices"
      content="table"
      actions={
        <>
          <ExportMenu list={place.list} />
          <Button icon={Printer} onClick={() => setPrinting(true)}>
            Print new
          </Button>
          <Reinvoice />
          <GenerateInvoices />
          <Button variant="primary" icon={Plus} onClick={() => setMaking(true)}>
            New invoice
          </Button>
        </>
      }
      filters={
        filters && (
          <>
            <FilterBar definitions={filters} filter={place.list.filter} onChange={place.setFilter} />
            <SavedViews list="invoices" label="Invoices" place={place} />
          </>
        )
      }
      panel={place.open !== null && <InvoicePanel id={place.open} onClose={() => place.setOpen(null)} />}
    >
      <DataTable
        label="Invoices"
        list={place.list}
        onSort={place.setSort}
        columns={invoiceColumns}
        open={place.open}
        onOpen={(row) => place.setOpen(row.id)}
        onOpenPage={(row) => navigate(paths.page('invoice', row.id))}
        fresh={fresh}
        selection={(rows, done) => <BulkActions rows={rows} onDone={done} />}
        empty={
          <EmptyState title="No invoices">
            Make one for a customer whose trips wait in the Billing office. Where filters are set, take one away to see more.
          </EmptyState>
        }
        footer={(totals, count) => (
          <>
            <span>
              <strong>{count.toLocaleString('en-US')}</strong> {count === 1 ? 'invoice' : 'invoices'}
            </span>
            <span>
              Invoiced <Money cents={totals.invoiced} strong />
            </span>
            <span data-end>
              Due now <Money cents={totals.dueNow} strong />
            </span>
          </>
        )}
      />
      {printing && <IssueNewDialog onClose={() => setPrinting(false)} />}
      {making && <NewInvoiceDialog onClose={() => setMaking(false)} />}
    </Screen>
  );
}

function filtersFor(today: IsoDate): FilterDefinition<FilterOf<'invoices.list'>>[] {
  return [
    dates('Date', 'from', 'to', today, { always: true }),
    choices('State', 'states', invoiceStates, { always: true }),
    either('Overdue', 'overdue', { always: true }),
    either('Bank payment on its way', 'processing'),
    either('Printed or sent', 'issued'),
    either('Exported to BillFlash', 'mailed'),
    text('Text', 'text', 'Part of a number, self-pay ID or customer'),
    linked('Customer', 'customer', (id) => <CustomerName id={id} />),
  ];
}
