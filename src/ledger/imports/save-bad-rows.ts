/** The bad rows of a file, given back to be put right: the same columns, and one more that says what is wrong with each. */
import { byteOrderMark, csvLine } from '../../shared/csv.ts';
import type { Outcome } from '../../shared/refusal.ts';
import { writeWhole } from '../exports/write-whole.ts';
import type { OpenedTable } from './import-desk.ts';

/** Writes them as CSV that a spreadsheet opens without asking, and that can be imported again. */
export function saveBadRows(path: string, { table, judged }: OpenedTable): Promise<Outcome<{ rows: number }>> {
  const cellsAt = new Map(table.rows.map(({ line, cells }) => [line, cells]));
  const reasonColumn = table.columns.includes('Reason') ? 'What is wrong' : 'Reason';
  const bad = judged.filter(({ status }) => status === 'bad');
  const rows = bad.map(({ line, reason }) => [...fitted(cellsAt.get(line) ?? [], table.columns.length), reason]);
  return writeWhole(path, async (file) => {
    await file.writeFile(byteOrderMark + [[...table.columns, reasonColumn], ...rows].map(csvLine).join(''));
    return { rows: bad.length };
  });
}

/** As many cells as there are columns; what is beyond them is joined to the last, so that nothing is lost. */
function fitted(cells: readonly string[], columns: number): string[] {
  const within = Array.from({ length: columns }, (_, index) => cells[index] ?? '');
  const beyond = cells.slice(columns).filter((cell) => cell !== '');
  return beyond.length === 0 ? within : [...within.slice(0, -1), [within.at(-1), ...beyond].join(' ')];
}
