import { type ImportKind } from '../../../shared/import-fields.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { ImportTotals, RowStatus } from '../../../shared/office-api/imports.ts';

/** What a file holds, as the biller says it. */
export const kindNames: Readonly<Record<ImportKind, string>> = { customers: 'Customers', dispatches: 'Trips', balances: 'Open balances' };

const nouns: Readonly<Record<ImportKind, [string, string]>> = {
  customers: ['customer', 'customers'],
  dispatches: ['trip', 'trips'],
  balances: ['open balance', 'open balances'],
};

/** `1 trip`, `1,204 trips`. */
export function counted(kind: ImportKind, count: number): string {
  const [one, many] = nouns[kind];
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** What importing adds, to the cent: `1,204 trips of $361,200.00, $12,000.00 of it paid before, $349,200.00 still owed`. */
export function whatIsAdded(kind: ImportKind, count: number, { price, paid, owed }: ImportTotals): string {
  const what = counted(kind, count);
  if (kind === 'customers') return what;
  if (kind === 'balances') return `${what}, ${formatMoney(owed)} owed more in the ledgers`;
  return `${what} of ${formatMoney(price)}, ${formatMoney(paid)} of it paid before, ${formatMoney(owed)} still owed`;
}

export const statusNames: Readonly<Record<RowStatus, string>> = {
  new: 'New',
  'here already': 'Here already',
  'twice in the file': 'Twice in the file',
  'nothing to add': 'Nothing to add',
  bad: 'Bad',
};

/** The kinds of files that can be read. */
export const tables = { name: 'CSV and Excel files', extensions: ['csv', 'txt', 'tsv', 'xlsx'] };
