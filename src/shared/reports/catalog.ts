/**
 * What a report can be made of: the datasets and their columns. It is the whitelist that the ledger compiles by (each column has its SQL there) and what
 * the window offers. A name here stays for good: saved reports speak of it.
 */
import { customerKinds, eventKinds, invoiceKinds, invoiceStates, payors, recordTypes, serviceLevels, workflowStates } from '../words.ts';

/** What a column holds. `tenths`: a number with one decimal, kept as a whole number of tenths. */
export type Holds = 'text' | 'choice' | 'money' | 'number' | 'tenths' | 'date' | 'flag';
/** What the cell of a column leads to. */
export type Leads = 'dispatch' | 'invoice' | 'record' | 'customer';

export type ReportColumn = { label: string; holds: Holds; options?: readonly string[]; leads?: Leads };
type Columns = Readonly<Record<string, ReportColumn>>;

/** How old a receivable is, in the steps of aging, the youngest first. */
export const agingSteps = ['0–30', '31–60', '61–90', '91–120', '121+'] as const;
/** What is not on a committed invoice has no age by the first one. */
export const notInvoiced = 'Not invoiced';
/** Whatever a register record stands for. */
export const recordNatures = ['payment', 'refund', 'refund failed', 'lost dispute', 'dispute corrected', 'reversal'] as const;

const text = (label: string, leads?: Leads): ReportColumn => ({ label, holds: 'text', ...(leads && { leads }) });
const choice = (label: string, options: readonly string[]): ReportColumn => ({ label, holds: 'choice', options });
const money = (label: string): ReportColumn => ({ label, holds: 'money' });
const number = (label: string, leads?: Leads): ReportColumn => ({ label, holds: 'number', ...(leads && { leads }) });
const tenths = (label: string): ReportColumn => ({ label, holds: 'tenths' });
const date = (label: string): ReportColumn => ({ label, holds: 'date' });
const flag = (label: string): ReportColumn => ({ label, holds: 'flag' });

const customer = { customer: text('Customer', 'customer'), customerKind: choice('Customer kind', customerKinds) };
const ofRecord = {
  transactionType: choice('Transaction Type', recordTypes),
  transactionNumber: text('Transaction number', 'record'),
  transactionDate: date('Transaction date'),
};

const paymentEvents = {
  date: date('Date'),
  kind: choice('Kind', eventKinds),
  amount: money('Amount'),
  moneyApplied: money('Money applied'),
  createdBy: text('Created by'),
  comment: text('Comment'),
  ...ofRecord,
  dispatch: number('Dispatch', 'dispatch'),
  dateOfService: date('Date of service'),
  serviceLevel: choice('Service level', serviceLevels),
  payor: choice('Payor', payors),
  patient: text('Patient'),
  ...customer,
  invoice: text('Invoice', 'invoice'),
  invoiceDate: date('Invoice date'),
  daysToPay: number('Days to pay'),
} satisfies Columns;

const transactions = {
  date: date('Date'),
  type: choice('Transaction Type', recordTypes),
  nature: choice('What it is', recordNatures),
  number: text('Number', 'record'),
  amount: money('Amount'),
  moneyIn: money('Money in'),
  moneyOut: money('Money out'),
  toTrips: money('To trips'),
  toLedger: money('To the ledger'),
  feeCollected: money('Processing fee collected'),
  stripeFee: money('Card and dispute fees'),
  adjusted: money('Provider-level adjustments'),
  toReturn: money('To be returned'),
  takenBack: money('Taken back'),
  unallocated: money('Unallocated'),
  ...customer,
  invoice: text('Invoice', 'invoice'),
  method: text('Paid with'),
  comment: text('Comment'),
  createdBy: text('Created by'),
  needsReview: flag('Needs review'),
  reviewedBy: text('Reviewed by'),
} satisfies Columns;

const dispatches = {
  number: number('Dispatch', 'dispatch'),
  date: date('Date of service'),
  ...customer,
  patient: text('Patient'),
  serviceLevel: choice('Service level', serviceLevels),
  origin: text('Origin'),
  destination: text('Destination'),
  miles: tenths('Miles'),
  payor: choice('Payor', payors),
  state: choice('State', workflowStates),
  parked: flag('Parked'),
  nonBillable: flag('Non-billable'),
  cancelled: flag('Cancelled'),
  quoted: money('Price quote'),
  allowed: money('Price allowed'),
  serviceCharges: money('Service charges'),
  discounts: money('Discounts'),
  financeCharges: money('Finance charges'),
  price: money('Price'),
  paid: money('Paid'),
  owed: money('Owed'),
  balanceDue: money('Balance due'),
  writtenOff: money('Written off'),
  age: number('Days since service'),
  ageStep: choice('Age by date of service', agingSteps),
  firstInvoiced: date('First invoiced'),
  invoiceAgeStep: choice('Age by first invoice', [...agingSteps, notInvoiced]),
  timesInvoiced: number('Times invoiced'),
} satisfies Columns;

const invoices = {
  number: text('Invoice', 'invoice'),
  selfPayId: text('Self-pay ID'),
  ...customer,
  kind: choice('Invoice kind', invoiceKinds),
  state: choice('State', invoiceStates),
  createdOn: date('Created'),
  committedOn: date('Committed'),
  committedBy: text('Committed by'),
  dueOn: date('Due date'),
  daysOverdue: number('Days overdue'),
  ageStep: choice('Age', [...agingSteps, notInvoiced]),
  trips: number('Trips'),
  invoiced: money('Invoiced'),
  ledgerCharge: money('Ledger charge'),
  itemsDue: money('Trips due now'),
  ledgerPortion: money('Ledger due now'),
  dueNow: money('Due now'),
  comment: text('Comment'),
} satisfies Columns;

const ledgerEntries = {
  date: date('Date'),
  ...customer,
  amount: money('Amount'),
  charge: money('Charge'),
  credit: money('Credit'),
  comment: text('Comment'),
  createdBy: text('Created by'),
  ...ofRecord,
  invoice: text('Invoice', 'invoice'),
} satisfies Columns;

const customers = {
  name: text('Customer', 'customer'),
  kind: choice('Customer kind', customerKinds),
  email: text('Email'),
  phone: text('Phone'),
  line1: text('Address'),
  city: text('City'),
  region: text('State or region'),
  postal: text('ZIP'),
  archived: flag('Archived'),
  ledgerBalance: money('Ledger balance'),
  balanceDue: money('Balance due on trips'),
  total: money('Owes in all'),
} satisfies Columns;

/** The datasets, in the order in which they are offered. `rows`: what one of it is called, and many. */
export const datasets = {
  PaymentEvents: { label: 'Payment events', rows: ['payment event', 'payment events'], columns: paymentEvents },
  Transactions: { label: 'Transactions', rows: ['transaction', 'transactions'], columns: transactions },
  Dispatches: { label: 'Dispatches', rows: ['dispatch', 'dispatches'], columns: dispatches },
  Invoices: { label: 'Invoices', rows: ['invoice', 'invoices'], columns: invoices },
  LedgerEntries: { label: 'Ledger entries', rows: ['ledger entry', 'ledger entries'], columns: ledgerEntries },
  Customers: { label: 'Customers', rows: ['customer', 'customers'], columns: customers },
} as const satisfies Readonly<Record<string, { label: string; rows: readonly [string, string]; columns: Columns }>>;

export type DatasetName = keyof typeof datasets;
export const datasetNames = [
  'PaymentEvents',
  'Transactions',
  'Dispatches',
  'Invoices',
  'LedgerEntries',
  'Customers',
] as const satisfies readonly DatasetName[];
export type ColumnName<Name extends DatasetName> = keyof (typeof datasets)[Name]['columns'] & string;

/** The column of this name, or undefined where the dataset has none. `columnOf('Dispatches', 'price')?.label` is `Price`. */
export function columnOf(dataset: DatasetName, name: string): ReportColumn | undefined {
  const columns: Columns = datasets[dataset].columns;
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}

/** All columns of a dataset with their names, in the order in which they are offered. */
export function columnsOf(dataset: DatasetName): [string, ReportColumn][] {
  const columns: Columns = datasets[dataset].columns;
  return Object.entries(columns);
}
