/** *Stripe against the books* as a file: each line of it, then each difference. Identifiers and amounts, and nobody's name. */
import type { StripeReport } from '../../shared/office-api/payouts.ts';
import type { Sheet, SheetColumn } from './sheet.ts';

const columns: readonly SheetColumn[] = [
  { header: 'Part', holds: 'text' },
  { header: 'What', holds: 'text' },
  { header: 'Date', holds: 'date' },
  { header: 'Stripe', holds: 'money' },
  { header: 'StripeFee', holds: 'money' },
  { header: 'Books', holds: 'money' },
  { header: 'BooksFee', holds: 'money' },
  { header: 'Difference', holds: 'money' },
  { header: 'Reason', holds: 'text' },
];

export function sheetOfStripe({ lines, differences }: StripeReport): Sheet {
  const rows = [
    ...lines.map(({ kind, stripe, books, difference }) => ['Total', kind, null, stripe, 0, books, 0, difference, '']),
    ...differences.map(({ object, date, stripe, stripeFee, books, booksFee, net, why }) => {
      return ['Difference', object, date, stripe, -stripeFee, books, -booksFee, net.difference, why];
    }),
  ];
  const sql = `SELECT ${columns.map((_column, index) => `value ->> ${index}`).join(', ')} FROM json_each(:rows)`;
  return { name: 'Stripe against the books', columns, sql, params: { rows: JSON.stringify(rows) }, of: rows.length };
}
