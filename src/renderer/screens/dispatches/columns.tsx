import type { DispatchRow } from '../../../shared/office-api/dispatches.ts';
import { amountText, Badge, CustomerLink, DateText, Money, type TableColumn, WorkflowBadge } from '../../components/index.ts';

export const dispatchColumns: readonly TableColumn<DispatchRow>[] = [
  { id: 'number', header: 'Number', width: 68, sortable: true, cell: ({ number }) => number, text: ({ number }) => String(number) },
  { id: 'date', header: 'Date', width: 110, sortable: true, cell: ({ date }) => <DateText date={date} />, text: ({ date }) => date },
  {
    id: 'customer',
    header: 'Customer',
    width: 124,
    grows: true,
    sortable: true,
    cell: ({ customer }) => <CustomerLink id={customer.id} name={customer.name} />,
    text: ({ customer }) => customer.name,
  },
  {
    id: 'patient',
    header: 'Patient',
    width: 108,
    grows: true,
    sortable: true,
    cell: ({ patient }) => patient,
    text: ({ patient }) => patient,
  },
  { id: 'serviceLevel', header: 'Level', width: 92, cell: ({ serviceLevel }) => serviceLevel, text: ({ serviceLevel }) => serviceLevel },
  {
    id: 'state',
    header: 'State',
    width: 142,
    sortable: true,
    cell: (row) => <State row={row} />,
    text: stateText,
  },
  {
    id: 'price',
    header: 'Price',
    width: 88,
    align: 'right',
    hidden: true,
    sortable: true,
    cell: ({ price }) => <Money cents={price} />,
    text: ({ price }) => amountText(price),
  },
  {
    id: 'owed',
    header: 'Owed',
    width: 80,
    align: 'right',
    sortable: true,
    cell: ({ owed }) => <Money cents={owed} />,
    text: ({ owed }) => amountText(owed),
  },
  { id: 'payor', header: 'Payor', width: 88, hidden: true, cell: ({ payor }) => payor, text: ({ payor }) => payor },
  {
    id: 'paid',
    header: 'Paid',
    width: 88,
    align: 'right',
    hidden: true,
    cell: ({ paid }) => <Money cents={paid} />,
    text: ({ paid }) => amountText(paid),
  },
];

function State({ row }: { row: DispatchRow }) {
  if (row.parked) return <Badge tone="attention">Parked</Badge>;
  if (row.cancelled) return <Badge>Cancelled</Badge>;
  if (row.nonBillable) return <Badge>Non-billable</Badge>;
  return <WorkflowBadge state={row.state} writtenOff={row.writtenOff > 0} />;
}

function stateText({ parked, cancelled, nonBillable, state, writtenOff }: DispatchRow): string {
  if (parked) return 'Parked';
  if (cancelled) return 'Cancelled';
  if (nonBillable) return 'Non-billable';
  return writtenOff > 0 ? 'Written off' : state;
}
