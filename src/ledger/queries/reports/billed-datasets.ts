/** The datasets of what is billed and to whom: dispatches, invoices, customers. */
import { notInvoiced } from '../../../shared/reports/catalog.ts';
import { agingStep, daysSince, type SqlColumn, type SqlDataset } from './dataset-sql.ts';

const customer: { customer: SqlColumn; customerKind: SqlColumn } = {
  customer: { sql: 'customer.name', from: ['customer'], nullable: true, id: 'customer.id' },
  customerKind: { sql: 'customer.kind', from: ['customer'], nullable: true },
};

const onInvoice = (selected: string) => `(
    SELECT ${selected}
    FROM invoice_items AS item
    JOIN invoices AS invoice ON invoice.id = item.invoice
    WHERE item.dispatch = dispatch.id AND item.removed = 0 AND invoice.committed_on IS NOT NULL AND invoice.state <> 'Cancelled'
  )`;
const firstInvoiced = onInvoice('min(invoice.committed_on)');

export const dispatches: SqlDataset<'Dispatches'> = {
  table: 'dispatches',
  alias: 'dispatch',
  joins: { customer: 'LEFT JOIN customers AS customer ON customer.id = dispatch.customer' },
  columns: {
    number: { sql: 'dispatch.number', id: 'dispatch.id' },
    date: { sql: 'dispatch.date' },
    ...customer,
    patient: { sql: 'dispatch.patient' },
    serviceLevel: { sql: 'dispatch.service_level' },
    origin: { sql: 'dispatch.origin' },
    destination: { sql: 'dispatch.destination' },
    miles: { sql: 'dispatch.mileage' },
    payor: { sql: 'dispatch.payor' },
    state: { sql: 'dispatch.state' },
    parked: { sql: 'dispatch.parked' },
    nonBillable: { sql: 'dispatch.non_billable' },
    cancelled: { sql: 'dispatch.cancelled' },
    quoted: { sql: 'dispatch.quoted' },
    allowed: { sql: 'dispatch.allowed', nullable: true },
    serviceCharges: { sql: 'dispatch.service_charges' },
    discounts: { sql: 'dispatch.discounts' },
    financeCharges: { sql: 'dispatch.finance_charges' },
    price: { sql: 'dispatch.price' },
    paid: { sql: 'dispatch.paid' },
    owed: { sql: 'dispatch.owed' },
    balanceDue: { sql: 'dispatch.balance_due' },
    writtenOff: { sql: 'dispatch.written_off' },
    age: { sql: daysSince('dispatch.date') },
    ageStep: { sql: agingStep(daysSince('dispatch.date')) },
    firstInvoiced: { sql: firstInvoiced, nullable: true },
    invoiceAgeStep: { sql: `ifnull(${agingStep(daysSince(firstInvoiced))}, '${notInvoiced}')` },
    timesInvoiced: { sql: onInvoice('count(DISTINCT invoice.id)') },
  },
  order: ['dispatch.date DESC', 'dispatch.number DESC', 'dispatch.id'],
  opens: { sql: 'dispatch.id' },
};

export const invoices: SqlDataset<'Invoices'> = {
  table: 'invoices',
  alias: 'invoice',
  joins: { customer: 'LEFT JOIN customers AS customer ON customer.id = invoice.customer' },
  columns: {
    number: { sql: 'invoice.number', nullable: true, id: 'invoice.id' },
    selfPayId: { sql: 'invoice.self_pay_id', nullable: true },
    ...customer,
    kind: { sql: 'invoice.kind' },
    state: { sql: 'invoice.state' },
    createdOn: { sql: 'invoice.created_on' },
    committedOn: { sql: 'invoice.committed_on', nullable: true },
    // The stamp of an operation is of one desk at one moment, so it finds who committed.
    committedBy: {
      sql: '(SELECT operation.user FROM journal AS operation WHERE operation.stamp = invoice.committed_stamp)',
      nullable: true,
    },
    dueOn: { sql: 'invoice.due_on', nullable: true },
    daysOverdue: { sql: `CASE WHEN invoice.state = 'Open' THEN ${daysSince('invoice.due_on')} END`, nullable: true },
    ageStep: { sql: `ifnull(${agingStep(daysSince('invoice.committed_on'))}, '${notInvoiced}')` },
    trips: { sql: 'invoice.item_count' },
    invoiced: { sql: 'invoice.invoiced' },
    ledgerCharge: { sql: 'invoice.ledger_charge', nullable: true },
    itemsDue: { sql: 'invoice.items_due' },
    ledgerPortion: { sql: 'invoice.ledger_portion' },
    dueNow: { sql: 'invoice.due_now' },
    comment: { sql: 'invoice.comment' },
  },
  order: ['invoice.created_on DESC', 'invoice.id DESC'],
  opens: { sql: 'invoice.id' },
};

export const customers: SqlDataset<'Customers'> = {
  table: 'customers',
  alias: 'customer',
  // A merged one counts for the one that is kept.
  where: 'customer.merged_into IS NULL',
  joins: {},
  columns: {
    name: { sql: 'customer.name', id: 'customer.id' },
    kind: { sql: 'customer.kind' },
    email: { sql: 'customer.email' },
    phone: { sql: 'customer.phone' },
    line1: { sql: 'customer.line1' },
    city: { sql: 'customer.city' },
    region: { sql: 'customer.region' },
    postal: { sql: 'customer.postal' },
    archived: { sql: 'customer.archived' },
    ledgerBalance: { sql: 'customer.ledger_balance' },
    balanceDue: { sql: 'customer.balance_due' },
    total: { sql: 'customer.balance_due + customer.ledger_balance' },
  },
  order: ['customer.name COLLATE NOCASE', 'customer.id'],
  opens: { sql: 'customer.id' },
};
