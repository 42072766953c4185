import type { CustomerRow } from '../../../shared/office-api/customers.ts';
import { amountText, Badge, Money, type TableColumn } from '../../components/index.ts';
import { kindNames } from './words.ts';

export const customerColumns: readonly TableColumn<CustomerRow>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 200,
    grows: true,
    sortable: true,
    cell: (row) => <Name row={row} />,
    text: ({ name }) => name,
  },
  { id: 'kind', header: 'Kind', width: 80, sortable: true, cell: ({ kind }) => kindNames[kind], text: ({ kind }) => kindNames[kind] },
  { id: 'city', header: 'City', width: 124, grows: true, sortable: true, cell: ({ city }) => city, text: ({ city }) => city },
  {
    id: 'openInvoices',
    header: 'Open invoices',
    width: 102,
    align: 'right',
    cell: ({ openInvoices }) => (openInvoices === 0 ? null : openInvoices),
    text: ({ openInvoices }) => String(openInvoices),
  },
  {
    id: 'ledgerBalance',
    header: 'Ledger',
    width: 84,
    align: 'right',
    sortable: true,
    cell: ({ ledgerBalance }) => <Money cents={ledgerBalance} />,
    text: ({ ledgerBalance }) => amountText(ledgerBalance),
  },
  {
    id: 'balanceDue',
    header: 'Trips due',
    width: 96,
    align: 'right',
    sortable: true,
    cell: ({ balanceDue }) => <Money cents={balanceDue} />,
    text: ({ balanceDue }) => amountText(balanceDue),
  },
];

function Name({ row: { name, archived } }: { row: CustomerRow }) {
  if (!archived) return name;
  return (
    <>
      {name} <Badge>Archived</Badge>
    </>
  );
}
