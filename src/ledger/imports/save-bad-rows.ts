/** The bad rows of a file, given back to be put right: the same columns, and one more that says what is wrong with each. */
import { writeFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { OpenedTable } from './import-desk.ts';

/** What a spreadsheet would take for a formula; a negative amount is none. */
const formula = /^(?:[=+@\t\r]|-(?![\d.,$(\s])).*$/s;

/** Writes them as CSV that a spreadsheet opens without asking, and that can be imported again. */
export async function saveBadRows(path: string, { table, judged }: OpenedTable): Promise<Outcome<{ rows: number }>> {
  const cellsAt = new Map(table.rows.map(({ line, cells }) => [line, cells]));
  const reasonColumn = table.columns.includes('Reason') ? 'What is wrong' : 'Reason';
  const bad = judged.filter(({ status }) => status === 'bad');
  const data = bad.map(({ line, reason }) => [...fitted(cellsAt.get(line) ?? [], table.columns.length), reason]);
  const text = Papa.unparse({ fields: [...table.columns, reasonColumn], data }, { newline: '\r\n', escapeFormulae: formula });
  try {
    await writeFile(path, `\ufeff${text}\r\n`);
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      return refuse(
        'wrong-state',
        'The file cannot be written there. Is it open in a spreadsheet? Close it, or choose another name.',
        'to',
      );
    throw error;
  }
  return done({ rows: bad.length });
}

/** As many cells as there are columns; what is beyond them is joined to the last, so that nothing is lost. */
function fitted(cells: readonly string[], columns: number): string[] {
  const within = Array.from({ length: columns }, (_, index) => cells[index] ?? '');
  const beyond = cells.slice(columns).filter((cell) => cell !== '');
  return beyond.length === 0 ? within : [...within.slice(0, -1), [within.at(-1), ...beyond].join(' ')];
}
