/** The tables of the books as sheets of the full export (docs/export.md). */
import type { Reader } from '../books/connection.ts';
import { moneyColumns } from '../books/invariants/money.ts';
import { projections } from '../books/projections.ts';
import type { SheetColumn } from '../exports/sheet.ts';

export type TableSheet = { name: string; columns: readonly SheetColumn[]; sql: string };

/** What only speeds the program up and says nothing that another table does not: everything else is exported. */
const inner: readonly string[] = ['puts', 'search_text'];
/** What opens the office to whoever has it: in the journal, without which the books cannot be made again, and in no table that is mailed around. */
const secret: Readonly<Record<string, readonly string[]>> = { users: ['password'] };
const withoutSecrets: Readonly<Record<string, string>> = { settings: `WHERE id <> 'officeKey'` };

type ColumnInfo = { name: string; type: string; pk: number };

/** Each table with all its columns, its rows in the order of its key, so that the same books give the same files. */
export function tableSheets(books: Reader): TableSheet[] {
  return projections
    .filter((table) => !inner.includes(table))
    .map((name) => {
      const info = books.all<ColumnInfo>('SELECT name, type, pk FROM pragma_table_info(:name)', { name });
      const shown = info.filter((column) => !secret[name]?.includes(column.name));
      const key = info.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
      const columns = shown.map((column): SheetColumn => {
        const isMoney = moneyColumns[name]?.includes(column.name) ?? false;
        return { header: column.name, holds: isMoney ? 'money' : column.type === 'INTEGER' ? 'number' : 'text' };
      });
      const sql = `
SELECT ${shown.map((column) => column.name).join(', ')}
FROM ${name}
${withoutSecrets[name] ?? ''}
ORDER BY ${key.map((column) => column.name).join(', ')}`;
      return { name, columns, sql };
    });
}
