import type { RegisterRow } from '../../../shared/office-api/register.ts';
import { formatMoney } from '../../../shared/money.ts';
import {
  amountText,
  Badge,
  CustomerLink,
  DateText,
  DispatchLink,
  Id,
  InvoiceLink,
  Money,
  type TableColumn,
} from '../../components/index.ts';

export const registerColumns: readonly TableColumn<RegisterRow>[] = [
  { id: 'date', header: 'Date', width: 106, sortable: true, cell: ({ date }) => <DateText date={date} />, text: ({ date }) => date },
  { id: 'type', header: 'Type', width: 100, sortable: true, cell: ({ type }) => type, text: ({ type }) => type },
  { id: 'number', header: 'Number', width: 130, sortable: true, cell: ({ number }) => <Id id={number} />, text: ({ number }) => number },
  {
    id: 'customer',
    header: 'From',
    width: 104, // with a panel beside it, all columns just fit a window of 1440
    grows: true,
    sortable: true,
    cell: ({ customer }) => customer && <CustomerLink id={customer.id} name={customer.name} />,
    text: ({ customer }) => customer?.name ?? '',
  },
  { id: 'for', header: 'For', width: 116, cell: (row) => <For row={row} />, text: forText },
  {
    id: 'amount',
    header: 'Amount',
    width: 86,
    align: 'right',
    sortable: true,
    cell: ({ amount }) => <Money cents={amount} />,
    text: ({ amount }) => amountText(amount),
  },
  { id: 'state', header: '', name: 'State', width: 84, cell: (row) => <State row={row} />, text: stateText },
  { id: 'comment', header: 'Comment', width: 200, hidden: true, cell: ({ comment }) => comment, text: ({ comment }) => comment },
  { id: 'creator', header: 'Recorded by', width: 120, hidden: true, cell: ({ creator }) => creator, text: ({ creator }) => creator },
];

/** What it was for: the invoice, else the dispatch, else how many dispatches. */
function For({ row: { invoice, dispatch, dispatchCount } }: { row: RegisterRow }) {
  if (invoice) return <InvoiceLink id={invoice.id} number={invoice.number} />;
  if (dispatch) return <DispatchLink id={dispatch.id} number={dispatch.number} />;
  return dispatchCount > 0 ? `${dispatchCount} dispatches` : null;
}

function forText({ invoice, dispatch, dispatchCount }: RegisterRow): string {
  if (invoice) return `INV ${invoice.number}`;
  if (dispatch) return `Dispatch ${dispatch.number}`;
  return dispatchCount > 0 ? `${dispatchCount} dispatches` : '';
}

function State({ row }: { row: RegisterRow }) {
  if (row.needsReview) return <Badge tone="attention">Review</Badge>;
  return row.unallocated === 0 ? null : <Badge>Allocate</Badge>; // how much stands in the record; there is no room for it here
}

function stateText({ needsReview, unallocated }: RegisterRow): string {
  if (needsReview) return 'Needs review';
  return unallocated === 0 ? '' : `${formatMoney(unallocated)} open`;
}
