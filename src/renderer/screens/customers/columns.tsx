import type { CustomerRow } from '../../../shared/office-api/customers.ts';
import { amountText, Badge, Money, type TableColumn } from '../../components/index.ts';
import { kindNames } from './words.ts';

export const customerColumns: readonly TableColumn<CustomerRow>[] = [
  { id: 'name', header: 'Name', width: 180, grows: true, sortable: true, cell: ({ name }) => name, text: ({ name }) => name },
  { id: 'kind', header: 'Kind', width: 84, sortable: true, cell: ({ kind }) => kindNames[kind], text: ({ kind }) => kindNames[kind] },
  { id: 'city', header: 'City', width: 132, sortable: true, cell: ({ city }) => city, text: ({ city }) => city },
  {
    id: 'openInvoices',
    header: 'Open invoices',
    width: 104,
    align: 'right',
    cell: ({ openInvoices }) => (openInvoices === 0 ? null : openInvoices),
    text: ({ openInvoices }) => String(openInvoices),
  },
  {
    id: 'ledgerBalance',
    header: 'Ledger',
    width: 96,
    align: 'right',
    sortable: true,
    cell: ({ ledgerBalance }) => <Money cents={ledgerBalance} />,
    text: ({ ledgerBalance }) => amountText(ledgerBalance),
  },
  {
    id: 'balanceDue',
    header: 'Trips due',
    width: 104,
    align: 'right',
    sortable: true,
    cell: ({ balanceDue }) => <Money cents={balanceDue} />,
    text: ({ balanceDue }) => amountText(balanceDue),
  },
  {
    id: 'state',
    header: '',
    name: 'State',
    width: 84,
    cell: ({ archived }) => archived && <Badge>Archived</Badge>,
    text: ({ archived }) => (archived ? 'Archived' : ''),
  },
];
