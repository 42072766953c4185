/** Cells as the XML of a sheet has them (ECMA-376, 18.3.1.4). */
import { isoDateSchema, serialDay } from '../../shared/dates.ts';
import { cents, decimal } from '../../shared/money.ts';
import type { SqlValue } from '../books/connection.ts';
import { cellFrom } from './cell-from.ts';
import type { Holds, SheetColumn } from './sheet.ts';
import { styles } from './xlsx-parts.ts';

/** More characters Excel does not take in a cell. */
const mostCharacters = 32_767;
/** Dates of a hundred years. */
const mostDates = 36_600;

/** The XML of a row, with its number in the sheet. */
export function cellsOf(columns: readonly SheetColumn[]): (row: readonly SqlValue[], number: number) => string {
  const cells = columns.map(({ holds, from }) => {
    const [xml, made] = [cellOf[holds](), cellFrom(from)];
    return from ? (value: SqlValue) => xml(made(value)) : xml;
  });
  const starts = columns.map((_column, index) => `<c r="${letters(index)}`);
  return (row, number) => {
    let line = `<row r="${number}">`;
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index]?.(row[index] ?? null) ?? '';
      if (cell !== '') line += `${starts[index] ?? ''}${number}${cell}`;
    }
    return `${line}</row>`;
  };
}

/** The first row. */
export function headingsOf(columns: readonly SheetColumn[]): string {
  const cells = columns.map(({ header }, index) => `<c r="${letters(index)}1" s="${styles.heading}"${textEnd(header)}`);
  return `<row r="1">${cells.join('')}</row>`;
}

type ToXml = (value: SqlValue) => string;

/** What comes after the cell's reference; nothing for a cell that is empty. */
const cellOf: Record<Holds, () => ToXml> = {
  text: () => (value) => (value === null || value === '' ? '' : `"${textEnd(String(value))}`),
  number: () => (value) => (value === null ? '' : `"><v>${Number(value)}</v></c>`),
  money: () => (value) => (value === null ? '' : `" s="${styles.money}"><v>${decimal(cents(Number(value)))}</v></c>`),
  date: () => {
    const known = new Map<string, string>();
    return (value) => {
      if (value === null || value === '') return '';
      const text = String(value);
      let xml = known.get(text);
      if (xml === undefined) {
        const date = isoDateSchema.safeParse(text);
        xml = date.success ? `" s="${styles.date}"><v>${serialDay(date.data)}</v></c>` : `"${textEnd(text)}`;
        if (known.size >= mostDates) known.clear();
        known.set(text, xml);
      }
      return xml;
    };
  },
};

const textEnd = (text: string) => ` t="inlineStr"><is>${textElement(text)}</is></c>`;

/** What XML takes for its own or for nothing: marks, control characters, blanks at an end or several together, and `_x0041_`, by which Excel writes what XML cannot. */
// oxlint-disable-next-line no-control-regex -- control characters are just what XML does not allow
const needsCare = /[&<>\u0000-\u001f\ufffe\uffff]|_x|^\s|\s$|\s\s/;
// oxlint-disable-next-line no-control-regex -- control characters are just what XML does not allow
const unwritable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[\da-fA-F]{4}_)/g;

function textElement(text: string): string {
  if (text.length <= mostCharacters && !needsCare.test(text)) return `<t>${text}</t>`;
  const escaped = text
    .slice(0, mostCharacters)
    .replaceAll(unwritable, (found) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return `<t xml:space="preserve">${escaped}</t>`;
}

/** `A`, `Z`, `AA`: as a spreadsheet calls its columns. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
