import type { ImportKind } from '../../../shared/import-fields.ts';
import { isoDateSchema } from '../../../shared/dates.ts';
import type { ImportRow, RowStatus } from '../../../shared/office-api/imports.ts';
import { amountText, Badge, DateText, Money, type TableColumn, type Tone } from '../../components/index.ts';
import { statusNames } from './words.ts';

const tones: Readonly<Partial<Record<RowStatus, Tone>>> = { new: 'fine', bad: 'wrong' };

const line: TableColumn<ImportRow> = {
  id: 'line',
  header: 'Row',
  width: 64,
  align: 'right',
  sortable: true,
  cell: (row) => row.line.toLocaleString('en-US'),
  text: (row) => String(row.line),
};
const status: TableColumn<ImportRow> = {
  id: 'status',
  header: 'What happens',
  width: 132,
  cell: (row) => <Badge tone={tones[row.status] ?? 'neutral'}>{statusNames[row.status]}</Badge>,
  text: (row) => statusNames[row.status],
};
const reason: TableColumn<ImportRow> = {
  id: 'reason',
  header: 'Why',
  width: 260,
  grows: true,
  cell: (row) => row.reason,
  text: (row) => row.reason,
};
const date: TableColumn<ImportRow> = {
  id: 'date',
  header: 'Date',
  width: 106,
  cell: (row) => <DateOf text={row.date} />,
  text: (row) => row.date,
};
const price: TableColumn<ImportRow> = {
  id: 'price',
  header: 'Price',
  width: 96,
  align: 'right',
  cell: (row) => row.price !== null && <Money cents={row.price} />,
  text: (row) => (row.price === null ? '' : amountText(row.price)),
};
const named = (id: 'what' | 'customer', header: string, width: number): TableColumn<ImportRow> => ({
  id,
  header,
  width,
  cell: (row) => row[id],
  text: (row) => row[id],
});
const owed = (header: string): TableColumn<ImportRow> => ({
  id: 'owed',
  header,
  width: 96,
  align: 'right',
  cell: (row) => row.owed !== null && <Money cents={row.owed} />,
  text: (row) => (row.owed === null ? '' : amountText(row.owed)),
});

/** What is worth seeing of the rows of such a file. */
export const rowColumns: Readonly<Record<ImportKind, readonly TableColumn<ImportRow>[]>> = {
  customers: [line, named('what', 'Name', 260), named('customer', 'Kind and city', 180), status, reason],
  dispatches: [line, date, named('customer', 'Customer', 200), named('what', 'Trip', 180), price, owed('Still owed'), status, reason],
  balances: [line, named('customer', 'Customer', 240), named('what', 'Entry', 220), date, owed('Balance'), status, reason],
};

function DateOf({ text }: { text: string }) {
  const read = isoDateSchema.safeParse(text);
  return read.success ? <DateText date={read.data} /> : null;
}
