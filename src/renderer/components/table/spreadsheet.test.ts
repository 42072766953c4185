import { describe, expect, it } from 'vitest';
import type { TableColumn } from './columns.ts';
import { toTsv } from './spreadsheet.ts';

type Row = { number: string; amount: string };
const columns: TableColumn<Row>[] = [
  { id: 'number', header: 'Number', width: 100, cell: (row) => row.number, text: (row) => row.number },
  { id: 'amount', header: '', name: 'Amount', width: 100, cell: (row) => row.amount, text: (row) => row.amount },
];

describe('rows for a spreadsheet', () => {
  it('are copied with headings, one line a row', () => {
    expect(toTsv(columns, [{ number: '1234', amount: '-12.50' }])).toBe('Number\tAmount\n1234\t-12.50');
  });

  it('keep their columns when a text holds tabs or line breaks', () => {
    expect(toTsv(columns, [{ number: 'a\tb\nc', amount: '1.00' }])).toBe('Number\tAmount\na b c\t1.00');
  });

  it.each(['=1+1', '+1', '@sum', '-cmd'])('never run as a formula: %s', (number) => {
    expect(toTsv(columns, [{ number, amount: '-1.00' }])).toBe(`Number\tAmount\n'${number}\t-1.00`);
  });
});
