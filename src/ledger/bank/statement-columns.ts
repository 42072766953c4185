/** Which columns of a bank's table are what, by their names; banks agree on little. */
import { type Cents, formatAmount, minus, zero } from '../../shared/money.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Table } from '../imports/table.ts';
import { lettersOf, readMoney } from '../imports/values.ts';
import type { RawLine } from './raw-line.ts';

/** The names of each column, the likeliest first. */
const names = {
  date: ['postingdate', 'postdate', 'posteddate', 'dateposted', 'transactiondate', 'date', 'bookingdate', 'effectivedate'],
  amount: ['amount', 'transactionamount', 'amountusd', 'netamount'],
  debit: ['debit', 'debits', 'withdrawal', 'withdrawals', 'debitamount', 'withdrawalamount', 'moneyout', 'paidout', 'amountdebit'],
  credit: ['credit', 'credits', 'deposit', 'deposits', 'creditamount', 'depositamount', 'moneyin', 'paidin', 'amountcredit'],
  description: ['description', 'transactiondescription', 'details', 'payee', 'name', 'narrative', 'memo', 'extendeddescription'],
  number: ['checknumber', 'check', 'checkno', 'checkorslip', 'slip', 'checkslipnumber', 'serialnumber', 'number'],
  reference: ['fitid', 'transactionid'],
} as const;
type Column = keyof typeof names;

/** The lines of a table. Refused, naming what is missing, where the columns of a statement are not found. */
export function linesOf({ columns, rows }: Table): Outcome<RawLine[]> {
  const at = placesOf(columns);
  const hasAmount = at.amount !== undefined || at.debit !== undefined || at.credit !== undefined;
  if (at.date === undefined || !hasAmount) {
    const missing = at.date === undefined ? 'a column “Date”' : 'a column “Amount”, or “Debit” and “Credit”';
    const found = columns.slice(0, 12).join(', ');
    return refuse('invalid-input', `This is no bank statement that can be read: ${missing} is missing. Its columns are: ${found}.`, 'file');
  }
  return done(
    rows.map(({ line, cells }) => {
      const cell = (column: Column) => cells[at[column] ?? -1]?.trim() ?? '';
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

function placesOf(columns: readonly string[]): Partial<Record<Column, number>> {
  const letters = columns.map(lettersOf);
  const placeOf = (column: Column) => names[column].map((name) => letters.indexOf(name)).find((place) => place >= 0);
  const places: Partial<Record<Column, number>> = {};
  for (const column of ['date', 'amount', 'debit', 'credit', 'description', 'number', 'reference'] as const) {
    const place = placeOf(column);
    if (place !== undefined) places[column] = place;
  }
  return places;
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
