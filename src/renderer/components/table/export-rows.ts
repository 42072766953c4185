import { toast } from 'sonner';
import { sentenceOf } from '../../office.ts';
import type { TableColumn } from './columns.ts';
import { toCsv } from './spreadsheet.ts';
import { fetchAllRows, type List, type ListName, type RowOf } from './use-rows.ts';

/** Saves all that the filter finds as a CSV file; the biller is asked where. `name`: of the file, without its ending. */
export async function exportRows<Name extends ListName>(
  name: string,
  list: List<Name>,
  columns: readonly TableColumn<RowOf<Name>>[],
): Promise<void> {
  try {
    const rows = await fetchAllRows(list);
    const url = URL.createObjectURL(new Blob([toCsv(columns, rows)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  } catch (error) {
    toast.error(sentenceOf(error));
  }
}
