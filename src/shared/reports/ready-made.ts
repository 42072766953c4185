/** Reports that a billing office needs from its first day, for everyone to open, change and save under a name of their own. */
import { columnsOf, type DatasetName } from './catalog.ts';
import { allOf, type Definition, definition } from './definition.ts';

export type ReadyMade = { id: string; name: string; says: string; report: Definition };

export const readyMade: readonly ReadyMade[] = [
  {
    id: 'collected-by-type',
    name: 'Collected by type and month',
    says: 'The check register of the last 12 months: how much came in by check, card, Stripe and the rest',
    report: definition({
      dataset: 'Transactions',
      columns: ['date', 'type', 'number', 'customer', 'invoice', 'amount', 'createdBy'],
      filter: allOf({ column: 'date', op: 'in', period: 'last 12 months' }),
      groups: [{ column: 'date', by: 'month' }],
      measures: [{ as: 'sum', column: 'amount' }],
      pivot: { column: 'type' },
      chart: 'stacked bars',
    }),
  },
  {
    id: 'open-invoices-by-age',
    name: 'Open invoices by age',
    says: 'What is due on Open invoices, by days since they were committed',
    report: definition({
      dataset: 'Invoices',
      columns: ['number', 'customer', 'committedOn', 'dueOn', 'daysOverdue', 'invoiced', 'dueNow'],
      filter: allOf({ column: 'state', op: 'is any of', values: ['Open'] }),
      groups: [{ column: 'ageStep' }],
      measures: [{ as: 'count' }, { as: 'sum', column: 'invoiced' }, { as: 'sum', column: 'dueNow' }],
      chart: 'bars',
    }),
  },
  {
    id: 'write-offs-by-customer',
    name: 'Write-offs by customer',
    says: 'Trips that are Finished with something still owed, the customers with most first',
    report: definition({
      dataset: 'Dispatches',
      columns: ['number', 'date', 'customer', 'serviceLevel', 'payor', 'price', 'paid', 'writtenOff'],
      filter: allOf({ column: 'writtenOff', op: '>', value: 0 }),
      groups: [{ column: 'customer' }],
      measures: [{ as: 'count' }, { as: 'sum', column: 'writtenOff' }],
      sort: [{ by: 'sum:writtenOff', descending: true }],
    }),
  },
  {
    id: 'stripe-fees-by-month',
    name: 'Stripe fees by month',
    says: 'What came through Stripe, the processing fees collected from customers, and the fees booked',
    report: definition({
      dataset: 'Transactions',
      columns: ['date', 'nature', 'number', 'customer', 'invoice', 'amount', 'feeCollected', 'stripeFee'],
      filter: allOf({ column: 'type', op: 'is any of', values: ['Stripe'] }, { column: 'date', op: 'in', period: 'last 12 months' }),
      groups: [{ column: 'date', by: 'month' }],
      measures: [
        { as: 'count' },
        { as: 'sum', column: 'amount' },
        { as: 'sum', column: 'feeCollected' },
        { as: 'sum', column: 'stripeFee' },
      ],
    }),
  },
  {
    id: 'trips-by-level',
    name: 'Trips by service level',
    says: 'How many trips of each level, what they cost and what is owed on them, this year',
    report: definition({
      dataset: 'Dispatches',
      columns: ['number', 'date', 'customer', 'serviceLevel', 'miles', 'price', 'paid', 'owed'],
      filter: allOf({ column: 'date', op: 'in', period: 'this year' }, { column: 'cancelled', op: 'no' }),
      groups: [{ column: 'serviceLevel' }],
      measures: [
        { as: 'count' },
        { as: 'average', column: 'miles' },
        { as: 'average', column: 'price' },
        { as: 'sum', column: 'price' },
        { as: 'sum', column: 'owed' },
      ],
      chart: 'bars',
    }),
  },
  {
    id: 'money-by-biller',
    name: 'Money applied by biller and month',
    says: 'Payments on trips by who recorded them; [Paydesk] is what Stripe’s reports booked',
    report: definition({
      dataset: 'PaymentEvents',
      columns: ['date', 'kind', 'dispatch', 'customer', 'transactionType', 'transactionNumber', 'moneyApplied', 'createdBy'],
      filter: allOf({ column: 'date', op: 'in', period: 'last 12 months' }),
      groups: [{ column: 'createdBy' }],
      measures: [{ as: 'sum', column: 'moneyApplied' }],
      pivot: { column: 'date', by: 'month' },
    }),
  },
  {
    id: 'unallocated',
    name: 'Unallocated money',
    says: 'Register records of which something is not handed out yet',
    report: definition({
      dataset: 'Transactions',
      columns: ['date', 'type', 'number', 'customer', 'amount', 'toTrips', 'toLedger', 'unallocated', 'comment'],
      filter: allOf({ column: 'unallocated', op: '≠', value: 0 }),
    }),
  },
  {
    id: 'who-owes-most',
    name: 'Customers who owe most',
    says: 'Balance due on trips and on the ledger, customer by customer',
    report: definition({
      dataset: 'Customers',
      columns: ['name', 'kind', 'phone', 'email', 'balanceDue', 'ledgerBalance', 'total'],
      filter: allOf({ column: 'total', op: '>', value: 0 }),
      sort: [{ by: 'total', descending: true }],
    }),
  },
];

/** A new report of a dataset: its first columns, everything, newest first. */
export function newReport(dataset: DatasetName): Definition {
  return definition({
    dataset,
    columns: columnsOf(dataset)
      .slice(0, 8)
      .map(([name]) => name),
  });
}
