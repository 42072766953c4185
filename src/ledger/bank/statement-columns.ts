/** Which columns of a bank's table are what, by their names; banks agree on little. */
import * as z from 'zod';
import type { ColumnMapping } from '../../shared/import-fields.ts';
import { type Cents, formatAmount, minus, zero } from '../../shared/money.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { statementFields } from '../../shared/statement-fields.ts';
import type { Table } from '../imports/table.ts';
import { lettersOf, readMoney } from '../imports/values.ts';
import type { RawLine } from './raw-line.ts';

const columnSchema = z.enum(['date', 'amount', 'debit', 'credit', 'description', 'number', 'reference']);
type Column = z.infer<typeof columnSchema>;

/** The names of each column, the likeliest first. */
const names: Readonly<Record<Column, readonly string[]>> = {
  date: ['postingdate', 'postdate', 'posteddate', 'dateposted', 'transactiondate', 'date', 'bookingdate', 'effectivedate'],
  amount: ['amount', 'transactionamount', 'amountusd', 'netamount'],
  debit: ['debit', 'debits', 'withdrawal', 'withdrawals', 'debitamount', 'withdrawalamount', 'moneyout', 'paidout', 'amountdebit'],
  credit: ['credit', 'credits', 'deposit', 'deposits', 'creditamount', 'depositamount', 'moneyin', 'paidin', 'amountcredit'],
  description: ['description', 'transactiondescription', 'details', 'payee', 'name', 'narrative', 'memo', 'extendeddescription'],
  number: ['checknumber', 'check', 'checkno', 'checkorslip', 'slip', 'checkslipnumber', 'serialnumber', 'number'],
  reference: ['fitid', 'transactionid'],
};

/** The columns of a statement, as far as their names tell. */
export function suggestColumns(columns: readonly string[]): ColumnMapping {
  const letters = columns.map(lettersOf);
  const mapping: ColumnMapping = {};
  for (const { key } of statementFields) {
    const found = names[columnSchema.parse(key)].map((name) => letters.indexOf(name)).find((at) => at >= 0);
    const column = columns[found ?? -1];
    if (column !== undefined) mapping[key] = column;
  }
  return mapping;
}

/** What no statement is without and these columns lack, in words; null: they suffice. */
export function missingColumn({ date, amount, debit, credit }: ColumnMapping): string | null {
  if (date === undefined) return 'a column “Date”';
  return amount === undefined && debit === undefined && credit === undefined ? 'a column “Amount”, or “Debit” and “Credit”' : null;
}

/** The lines of a table under `mapping`. Refused, naming what is missing, where it is not that of a statement. */
export function linesOf({ columns, rows }: Table, mapping: ColumnMapping = suggestColumns(columns)): Outcome<RawLine[]> {
  const missing = missingColumn(mapping);
  if (missing !== null) {
    const found = columns.slice(0, 12).join(', ');
    return refuse('invalid-input', `This is no bank statement that can be read: ${missing} is missing. Its columns are: ${found}.`, 'file');
  }
  const places = new Map(statementFields.map(({ key }) => [key, columns.indexOf(mapping[key] ?? '')]));
  return done(
    rows.map(({ line, cells }) => {
      const cell = (column: Column) => cells[places.get(column) ?? -1]?.trim() ?? '';
      return {
        line,
        date: cell('date'),
        amount: cell('amount') || netOf(cell('debit'), cell('credit')),
        description: cell('description'),
        number: cell('number'),
        reference: cell('reference'),
      };
    }),
  );
}

/** Banks write a debit with its minus or without. What is no amount is left as it is, to be told as such. */
function netOf(debit: string, credit: string): string {
  const [out, into] = [sizeOf(debit), sizeOf(credit)];
  if (out === null || into === null) return `${debit} ${credit}`.trim();
  return debit === '' && credit === '' ? '' : formatAmount(minus(into, out));
}

function sizeOf(text: string): Cents | null {
  if (text === '') return zero;
  const read = readMoney(text);
  return read === null || read >= 0 ? read : minus(zero, read);
}
