/** Excel workbooks: read in a thread of their own by the package, numbers as the text that the file keeps, so that no amount is ever a fraction. */
import readWorkbook from 'read-excel-file/node';

export type Sheet = { name: string; rows: string[][] };

/** The sheets of a workbook. Throws what the package throws when it is none. */
export async function readXlsx(path: string): Promise<Sheet[]> {
  const sheets = await readWorkbook<string>(path, { parseNumber: (text) => text, trim: false });
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) }));
}

/** The package's own type calls a date by its constructor. */
function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No';
  return '';
}
