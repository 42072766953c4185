/** The lists of the desk as sheets: the very rows that the screen's own statement finds, in its order, with all columns, in the words of the screen. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import type { Reader } from '../books/connection.ts';
import { pageOfCustomers, totalsOfCustomers } from '../queries/customers.ts';
import { pageOfDispatches, totalsOfDispatches } from '../queries/dispatches.ts';
import { pageOfInvoices, totalsOfInvoices } from '../queries/invoices.ts';
import type { Params } from '../queries/page.ts';
import { pageOfRegister, totalsOfRegister } from '../queries/register.ts';
import { listOf, type Selected, type Sheet } from './sheet.ts';

type Asked<Name extends 'customers.list' | 'dispatches.list' | 'invoices.list' | 'register.list'> = Pick<Parsed<Name>, 'filter' | 'sort'>;

export function sheetOfCustomers(reader: Reader, { filter, sort }: Asked<'customers.list'>): Sheet {
  return sheetOf('Customers', customerColumns, pageOfCustomers(filter, sort), totalsOfCustomers(reader, filter));
}

export function sheetOfDispatches(reader: Reader, { filter, sort }: Asked<'dispatches.list'>): Sheet {
  return sheetOf('Dispatches', dispatchColumns, pageOfDispatches(filter, sort), totalsOfDispatches(reader, filter));
}

export function sheetOfInvoices(reader: Reader, { filter, sort }: Asked<'invoices.list'>, today: IsoDate): Sheet {
  return sheetOf('Invoices', invoiceColumns, pageOfInvoices(filter, today, sort), totalsOfInvoices(reader, filter, today));
}

export function sheetOfRegister(reader: Reader, { filter, sort }: Asked<'register.list'>): Sheet {
  return sheetOf('Check Register', registerColumns, pageOfRegister(filter, sort), totalsOfRegister(reader, filter));
}

function sheetOf(name: string, columns: readonly Selected[], page: { sql: string; params: Params }, { count }: { count: number }): Sheet {
  const sql = `SELECT ${listOf(columns)}\nFROM (${page.sql}) AS row`;
  return { name, columns, sql, params: { ...page.params, offset: 0, limit: -1 }, of: count };
}

/** `Billing office` of a word that the books write small. */
const capital = (column: string) => `upper(substr(${column}, 1, 1)) || substr(${column}, 2)`;
const yes = (condition: string) => `IIF(${condition}, 'yes', '')`;

const customerColumns: readonly Selected[] = [
  { header: 'Name', holds: 'text', sql: 'name' },
  { header: 'Kind', holds: 'text', sql: capital('kind') },
  { header: 'City', holds: 'text', sql: 'city' },
  { header: 'Open invoices', holds: 'number', sql: 'open_invoices' },
  { header: 'Ledger', holds: 'money', sql: 'ledger_balance' },
  { header: 'Trips due', holds: 'money', sql: 'balance_due' },
  { header: 'Archived', holds: 'text', sql: yes('archived') },
];

const dispatchColumns: readonly Selected[] = [
  { header: 'Number', holds: 'number', sql: 'number' },
  { header: 'Date', holds: 'date', sql: 'date' },
  { header: 'Customer', holds: 'text', sql: 'customer_name' },
  { header: 'Patient', holds: 'text', sql: 'patient' },
  { header: 'Level', holds: 'text', sql: 'service_level' },
  { header: 'Payor', holds: 'text', sql: 'payor' },
  {
    header: 'State',
    holds: 'text',
    sql: `CASE WHEN parked THEN 'Parked' WHEN cancelled THEN 'Cancelled' WHEN non_billable THEN 'Non-billable' WHEN written_off > 0 THEN 'Written off' ELSE state END`,
  },
  { header: 'Price', holds: 'money', sql: 'price' },
  { header: 'Paid', holds: 'money', sql: 'paid' },
  { header: 'Owed', holds: 'money', sql: 'owed' },
  { header: 'Balance due', holds: 'money', sql: 'balance_due' },
];

const invoiceColumns: readonly Selected[] = [
  { header: 'Number', holds: 'text', sql: `ifnull(number, 'Draft')` },
  { header: 'State', holds: 'text', sql: `IIF(state = 'Open' AND due_on < :today, 'Overdue', state)` },
  { header: 'Kind', holds: 'text', sql: capital('kind') },
  { header: 'Customer', holds: 'text', sql: 'customer_name' },
  { header: 'Date', holds: 'date', sql: 'ifnull(committed_on, created_on)' },
  { header: 'Due date', holds: 'date', sql: 'due_on' },
  { header: 'Trips', holds: 'number', sql: 'item_count' },
  { header: 'Invoiced', holds: 'money', sql: 'invoiced' },
  { header: 'Due now', holds: 'money', sql: 'due_now' },
  { header: 'Being processed', holds: 'money', sql: 'processing' },
  { header: 'Self-pay ID', holds: 'text', sql: 'self_pay_id' },
];

const registerColumns: readonly Selected[] = [
  { header: 'Date', holds: 'date', sql: 'date' },
  { header: 'Type', holds: 'text', sql: 'type' },
  { header: 'Number', holds: 'text', sql: 'number' },
  { header: 'From', holds: 'text', sql: 'customer_name' },
  { header: 'Invoice', holds: 'text', sql: 'invoice_number' },
  { header: 'Dispatch', holds: 'number', sql: 'dispatch_number' },
  { header: 'Dispatches', holds: 'number', sql: 'dispatch_count' },
  { header: 'Amount', holds: 'money', sql: 'amount' },
  { header: 'Unallocated', holds: 'money', sql: 'unallocated' },
  { header: 'Needs review', holds: 'text', sql: yes('needs_review') },
  { header: 'Comment', holds: 'text', sql: 'comment' },
  { header: 'Recorded by', holds: 'text', sql: 'creator' },
];
