import type { CustomerRow } from '../../../shared/office-api/customers.ts';
import { amountText, Badge, Money, type TableColumn } from '../../components/index.ts';
import { kindNames } from './words.ts';

export const customerColumns: readonly TableColumn<CustomerRow>[] = [
  { id: 'name', header: 'Name', width: 164, grows: true, sortable: true, cell: ({ name }) => name, text: ({ name }) => name },
  { id: 'kind', header: 'Kind', width: 80, sortable: true, cell: ({ kind }) => kindNames[kind], text: ({ kind }) => kindNames[kind] },
  { id: 'city', header: 'City', width: 116, sortable: true, cell: ({ city }) => city, text: ({ city }) => city },
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
  {
    id: 'state',
    header: '',
    name: 'State',
    width: 82,
    cell: ({ archived }) => archived && <Badge>Archived</Badge>,
    text: ({ archived }) => (archived ? 'Archived' : ''),
  },
];
