/** Text separated by commas, as spreadsheets open it. The one place where a text that a spreadsheet would run as a formula is made harmless. */

/** The byte-order mark by which spreadsheets know UTF-8. */
export const byteOrderMark = '\uFEFF';

/** What a spreadsheet may take for a formula by how it begins, also in full-width forms, also after blanks. */
const likeFormula = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** An amount: negative, and nothing that could be run. */
const negativeAmount = /^-(\$?[\d,]*\.?\d+|\(?\$?[\d,]+\)?)$/;

/**
 * The text with an apostrophe in front when a spreadsheet would run it as a formula; negative amounts stay numbers.
 *
 * `harmless('=1+1')` is `'=1+1` with an apostrophe before it; `harmless('-12.50')` is `-12.50`.
 */
export function harmless(text: string): string {
  return likeFormula.test(text) && !negativeAmount.test(text) ? `'${text}` : text;
}

/** One line of a file, as in RFC 4180, with its end. Every cell is made harmless. */
export function csvLine(cells: readonly string[]): string {
  let line = '';
  for (let index = 0; index < cells.length; index += 1) {
    if (index > 0) line += ',';
    const cell = cells[index] ?? '';
    line += needsCare.test(cell) ? quoted(harmless(cell)) : cell;
  }
  return `${line}\r\n`;
}

/** What most cells of a million rows are not. */
const needsCare = /[",\r\n]|^[\s\u00a0=+\-@＝＋－＠]/;

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
