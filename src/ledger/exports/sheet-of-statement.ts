/** The bank's statement beside the register as a file: each line with what it stands for, then what the statement lacks. */
import type { BankThing, Reconciliation } from '../../shared/office-api/bank.ts';
import type { Sheet, SheetColumn } from './sheet.ts';

const columns: readonly SheetColumn[] = [
  { header: 'Date', holds: 'date' },
  { header: 'State', holds: 'text' },
  { header: 'Account', holds: 'text' },
  { header: 'Description', holds: 'text' },
  { header: 'Number', holds: 'text' },
  { header: 'Amount', holds: 'money' },
  { header: 'InTheRegister', holds: 'text' },
  { header: 'RegisterDate', holds: 'date' },
  { header: 'RegisterAmount', holds: 'money' },
];

export function sheetOfStatement({ lines, missing }: Pick<Reconciliation, 'lines' | 'missing'>): Sheet {
  const standsFor = (thing: BankThing | undefined) => (thing ? [thing.name, thing.date, thing.amount] : ['', null, null]);
  const rows = [
    ...lines.map(({ date, state, account, description, number, amount, match, suggestion }) => {
      return [date, state, account, description, number, amount, ...standsFor(match ?? suggestion?.thing)];
    }),
    ...missing.map((thing) => [thing.date, 'missing', '', '', '', null, ...standsFor(thing)]),
  ];
  const sql = `SELECT ${columns.map((_column, index) => `value ->> ${index}`).join(', ')} FROM json_each(:rows)`;
  return { name: 'Bank statement', columns, sql, params: { rows: JSON.stringify(rows) }, of: rows.length };
}
