/** The datasets of money that moved: payment events, transactions of the check register, ledger entries. */
import type { SqlColumn, SqlDataset } from './dataset-sql.ts';

const customer = (...from: string[]): { customer: SqlColumn; customerKind: SqlColumn } => ({
  customer: { sql: 'customer.name', from: [...from, 'customer'], nullable: true, id: 'customer.id' },
  customerKind: { sql: 'customer.kind', from: [...from, 'customer'], nullable: true },
});

const invoice: SqlColumn = { sql: 'invoice.number', from: ['invoice'], nullable: true, id: 'invoice.id' };

const ofRecord = {
  transactionType: { sql: 'record.type', from: ['record'], nullable: true },
  transactionNumber: { sql: 'record.number', from: ['record'], nullable: true, id: 'record.id' },
  transactionDate: { sql: 'record.date', from: ['record'], nullable: true },
} as const satisfies Record<string, SqlColumn>;

const isMoney = "event.kind IN ('payment', 'reversal', 'insurance payment')";

export const paymentEvents: SqlDataset<'PaymentEvents'> = {
  table: 'payment_events',
  alias: 'event',
  joins: {
    dispatch: 'JOIN dispatches AS dispatch ON dispatch.id = event.dispatch',
    customer: 'LEFT JOIN customers AS customer ON customer.id = dispatch.customer',
    invoice: 'LEFT JOIN invoices AS invoice ON invoice.id = event.invoice',
    record: 'LEFT JOIN register_records AS record ON record.id = event.record',
  },
  columns: {
    date: { sql: 'event.date' },
    kind: { sql: 'event.kind' },
    amount: { sql: 'event.amount' },
    moneyApplied: { sql: `CASE WHEN ${isMoney} THEN event.amount ELSE 0 END` },
    createdBy: { sql: 'event.creator' },
    comment: { sql: 'event.comment' },
    ...ofRecord,
    dispatch: { sql: 'dispatch.number', from: ['dispatch'], id: 'dispatch.id' },
    dateOfService: { sql: 'dispatch.date', from: ['dispatch'] },
    serviceLevel: { sql: 'dispatch.service_level', from: ['dispatch'] },
    payor: { sql: 'dispatch.payor', from: ['dispatch'] },
    patient: { sql: 'dispatch.patient', from: ['dispatch'] },
    ...customer('dispatch'),
    invoice,
    invoiceDate: { sql: 'event.invoiced_on', nullable: true },
    daysToPay: {
      sql: `CASE WHEN ${isMoney} AND event.amount > 0 THEN CAST(julianday(event.date) - julianday(event.invoiced_on) AS INTEGER) END`,
      nullable: true,
    },
  },
  order: ['event.date DESC', 'event.stamp DESC', 'event.part DESC', 'event.id DESC'],
  opens: { sql: 'event.dispatch' },
};

const childrenOf = (kind: string) =>
  `(SELECT ifnull(sum(child.amount), 0) FROM adjustments AS child WHERE child.record = record.id AND ${kind})`;

export const transactions: SqlDataset<'Transactions'> = {
  table: 'register_records',
  alias: 'record',
  joins: {
    customer: 'LEFT JOIN customers AS customer ON customer.id = record.customer',
    invoice: 'LEFT JOIN invoices AS invoice ON invoice.id = record.invoice',
  },
  columns: {
    date: { sql: 'record.date' },
    type: { sql: 'record.type' },
    nature: {
      // As `natureOf` in queries/register.ts.
      sql: `CASE
    WHEN record.stripe_fact = 'payment taken out' THEN 'payment'
    WHEN record.stripe_fact IS NOT NULL THEN record.stripe_fact
    WHEN record.amount >= 0 THEN 'payment'
    WHEN record.comes_from IS NULL THEN 'refund'
    ELSE 'reversal'
  END`,
    },
    number: { sql: 'record.number', id: 'record.id' },
    amount: { sql: 'record.amount' },
    moneyIn: { sql: 'max(record.amount, 0)' },
    moneyOut: { sql: 'min(record.amount, 0)' },
    toTrips: { sql: 'record.to_trips' },
    toLedger: { sql: 'record.to_ledger' }, // as on the record: a credit to the customer is positive
    feeCollected: { sql: childrenOf("child.kind = 'fee'") },
    stripeFee: { sql: childrenOf("child.kind = 'plb' AND child.code = '01'") },
    adjusted: { sql: childrenOf("child.kind = 'plb'") },
    toReturn: { sql: childrenOf("child.kind = 'return'") },
    takenBack: { sql: childrenOf("child.kind = 'taken back'") },
    unallocated: { sql: 'record.unallocated' },
    ...customer(),
    invoice,
    method: { sql: 'record.method', nullable: true },
    comment: { sql: 'record.comment' },
    createdBy: { sql: 'record.creator' },
    needsReview: { sql: 'record.needs_review' },
    reviewedBy: { sql: 'record.reviewed_by', nullable: true },
  },
  order: ['record.date DESC', 'record.stamp DESC', 'record.id DESC'],
  opens: { sql: 'record.id' },
};

export const ledgerEntries: SqlDataset<'LedgerEntries'> = {
  table: 'ledger_entries',
  alias: 'entry',
  joins: {
    customer: 'LEFT JOIN customers AS customer ON customer.id = entry.customer',
    invoice: 'LEFT JOIN invoices AS invoice ON invoice.id = entry.invoice',
    record: 'LEFT JOIN register_records AS record ON record.id = entry.record',
  },
  columns: {
    date: { sql: 'entry.date' },
    ...customer(),
    amount: { sql: 'entry.amount' },
    charge: { sql: 'max(entry.amount, 0)' },
    credit: { sql: 'min(entry.amount, 0)' },
    comment: { sql: 'entry.comment' },
    createdBy: { sql: 'entry.creator' },
    ...ofRecord,
    invoice,
  },
  order: ['entry.date DESC', 'entry.stamp DESC', 'entry.id DESC'],
  opens: { sql: 'entry.customer' },
};
