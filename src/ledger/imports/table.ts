/** A file as a table of text: columns with a name each, and rows that know where they stand in the file. */

export type TableRow = {
  /** Its place in the file as a spreadsheet shows it; the names of the columns stand in row 1, if nothing is above them. */
  line: number;
  cells: readonly string[];
};

export type Table = {
  /** Each once: a name that comes again is followed by its number, `Phone (2)`. */
  columns: readonly string[];
  rows: readonly TableRow[];
};

/** More columns than this are no list of customers, trips or balances. */
export const mostColumns = 200;
/** More text than this in one cell is none that we keep. */
const longestCell = 2000;

/** The names of the columns, each made unlike the others; those without a name are called by their letter. */
export function columnNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((cell, index) => {
    const name = cell === '' ? `Column ${columnLetter(index)}` : cell.slice(0, 200);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** A cell as we keep it: trimmed, without characters that no one can see; what is far too long is cut, and its field refuses it by length. */
export function cleanCell(text: string): string {
  // oxlint-disable-next-line no-control-regex -- because control characters are what must go
  const visible = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff]/g, '');
  const plain = visible.replace(/\s+/g, ' ').trim().slice(0, longestCell);
  return /^'[=+@-]/.test(plain) ? plain.slice(1) : plain; // how a spreadsheet is told that it is no formula
}

/** `A`, `Z`, `AA`: as a spreadsheet calls its columns. */
function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

/** So many different things of a column are shown, out of so many rows. */
const samplesShown = 3;
const sampleRows = 200;

/** The first few things that stand in a column. */
export function samplesOf({ rows }: Table, index: number): string[] {
  const found = new Set<string>();
  for (const { cells } of rows.slice(0, sampleRows)) {
    const cell = cells[index] ?? '';
    if (cell !== '') found.add(cell.slice(0, 60));
    if (found.size === samplesShown) break;
  }
  return [...found];
}
