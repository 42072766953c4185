import type { EventRow } from '../../../shared/office-api/dispatches.ts';
import {
  amountText,
  CustomerLink,
  DateText,
  DispatchLink,
  InvoiceLink,
  Money,
  RecordLink,
  shortId,
  type TableColumn,
} from '../../components/index.ts';

export const eventColumns: readonly TableColumn<EventRow>[] = [
  { id: 'date', header: 'Date', width: 106, sortable: true, cell: ({ date }) => <DateText date={date} />, text: ({ date }) => date },
  { id: 'kind', header: 'Kind', width: 140, sortable: true, cell: ({ kind }) => capitalized(kind), text: ({ kind }) => capitalized(kind) },
  {
    id: 'dispatch',
    header: 'Dispatch',
    width: 124,
    cell: ({ dispatch }) => <DispatchLink id={dispatch.id} number={dispatch.number} />,
    text: ({ dispatch }) => String(dispatch.number),
  },
  {
    id: 'customer',
    header: 'Customer',
    width: 180,
    grows: true,
    cell: ({ customer }) => customer && <CustomerLink id={customer.id} name={customer.name} />,
    text: ({ customer }) => customer?.name ?? '',
  },
  {
    id: 'record',
    header: 'Record',
    width: 210,
    cell: ({ record }) => record && <RecordLink id={record.id}>{`${record.type} ${shortId(record.number)}`}</RecordLink>,
    text: ({ record }) => (record ? `${record.type} ${record.number}`.trim() : ''),
  },
  {
    id: 'invoice',
    header: 'Invoice',
    width: 110,
    cell: ({ invoice }) => invoice && <InvoiceLink id={invoice.id} number={invoice.number} />,
    text: ({ invoice }) => invoice?.number ?? '',
  },
  {
    id: 'amount',
    header: 'Amount',
    width: 100,
    align: 'right',
    sortable: true,
    cell: ({ amount }) => <Money cents={amount} />,
    text: ({ amount }) => amountText(amount),
  },
  { id: 'comment', header: 'Comment', width: 180, grows: true, cell: ({ comment }) => comment, text: ({ comment }) => comment },
  { id: 'creator', header: 'Created by', width: 120, cell: ({ creator }) => creator, text: ({ creator }) => creator },
];

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
