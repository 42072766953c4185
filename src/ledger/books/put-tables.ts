/** Where the fields of a `put` are kept: for each editable entity its table, and for each field its column. */
import type { Put } from '../journal/operation.ts';
import type { SqlValue } from './connection.ts';

/** What is put; a review has no table of its own, it is derived into its register record. */
export type PutEntity = Put['put'];
export type TableEntity = Exclude<PutEntity, 'review'>;

/** Fields as they stand in an operation: some of the entity's, each with its value. */
export type Fields = Readonly<Record<string, unknown>>;

type Table = { table: string; columns: Readonly<Record<string, string>> };

type FieldsOf<Entity extends PutEntity> = keyof Extract<Put, { put: Entity }>['set'];
type Tables = { [Entity in TableEntity]: { table: string; columns: Readonly<Record<FieldsOf<Entity>, string>> } };

const tables: Tables = {
  customer: {
    table: 'customers',
    columns: {
      name: 'name',
      kind: 'kind',
      email: 'email',
      phone: 'phone',
      line1: 'line1',
      line2: 'line2',
      city: 'city',
      region: 'region',
      postal: 'postal',
      physical: 'physical',
      contacts: 'contacts',
      archived: 'archived',
      mergedInto: 'merged_into',
      externalId: 'external_id',
    },
  },
  dispatch: {
    table: 'dispatches',
    columns: {
      number: 'number',
      customer: 'customer',
      date: 'date',
      patient: 'patient',
      serviceLevel: 'service_level',
      origin: 'origin',
      destination: 'destination',
      mileage: 'mileage',
      payor: 'payor',
      quoted: 'quoted',
      quoteSource: 'quote_source',
      allowed: 'allowed',
      state: 'state',
      parked: 'parked',
      nonBillable: 'non_billable',
      cancelled: 'cancelled',
      externalId: 'external_id',
    },
  },
  invoice: {
    table: 'invoices',
    columns: {
      customer: 'customer',
      kind: 'kind',
      payor: 'payor',
      state: 'state',
      createdOn: 'created_on',
      number: 'number',
      selfPayId: 'self_pay_id',
      committedOn: 'committed_on',
      dueOn: 'due_on',
      comment: 'comment',
      ledgerCharge: 'ledger_charge',
    },
  },
  invoiceItem: {
    table: 'invoice_items',
    columns: {
      invoice: 'invoice',
      dispatch: 'dispatch',
      quoted: 'quoted',
      invoiced: 'invoiced',
      position: 'position',
      removed: 'removed',
    },
  },
  user: { table: 'users', columns: { name: 'name', roles: 'roles', active: 'active', password: 'password', oneTime: 'one_time' } },
  import: {
    table: 'imports',
    columns: {
      file: 'file',
      holds: 'holds',
      added: 'added',
      passedOver: 'passed_over',
      total: 'total',
      columns: 'columns',
      mapping: 'mapping',
      undone: 'undone',
    },
  },
  deposit: {
    table: 'deposits',
    columns: { kind: 'kind', date: 'date', number: 'number', comment: 'comment', fees: 'fees', paidOut: 'paid_out', removed: 'removed' },
  },
  depositItem: { table: 'deposit_items', columns: { deposit: 'deposit' } },
  statementLine: {
    table: 'statement_lines',
    columns: {
      account: 'account',
      date: 'date',
      amount: 'amount',
      description: 'description',
      number: 'number',
      deposit: 'deposit',
      record: 'record',
      aside: 'aside',
      reconciled: 'reconciled',
    },
  },
  stripeMovement: {
    table: 'stripe_movements',
    columns: {
      at: 'at',
      date: 'date',
      kind: 'kind',
      amount: 'amount',
      fee: 'fee',
      source: 'source',
      paymentIntent: 'payment_intent',
      text: 'text',
      earlier: 'earlier',
      payout: 'payout',
      account: 'account',
      livemode: 'livemode',
    },
  },
  stripePayout: {
    table: 'stripe_payouts',
    columns: {
      amount: 'amount',
      status: 'status',
      createdAt: 'created_at',
      arrival: 'arrival',
      reason: 'reason',
      endedAt: 'ended_at',
      contents: 'contents',
      account: 'account',
    },
  },
  setting: { table: 'settings', columns: { value: 'value' } },
  schedule: {
    table: 'schedules',
    columns: { name: 'name', customer: 'customer', from: 'valid_from', to: 'valid_to', retired: 'retired' },
  },
  view: {
    table: 'views',
    columns: {
      list: 'list',
      name: 'name',
      owner: 'owner',
      shared: 'shared',
      filter: 'filter',
      sort: 'sort',
      columns: 'columns',
      removed: 'removed',
    },
  },
  scheduleLine: {
    table: 'schedule_lines',
    columns: {
      schedule: 'schedule',
      level: 'level',
      base: 'base',
      perMile: 'per_mile',
      includedMiles: 'included_miles',
      minimum: 'minimum',
      weekend: 'weekend',
      removed: 'removed',
    },
  },
};

/** The table of `entity`. */
export function tableOf(entity: TableEntity): string {
  return tables[entity].table;
}

/** The columns that `fields` set, with the values that SQLite keeps. */
export function columnsOf(entity: TableEntity, fields: Fields): Record<string, SqlValue> {
  const { columns }: Table = tables[entity];
  const set: Record<string, SqlValue> = {};
  for (const [field, value] of Object.entries(fields)) {
    const column = columns[field];
    if (column === undefined) throw new Error(`${entity} has no field ${field}`);
    set[column] = entity === 'setting' ? JSON.stringify(value) : sqlValue(value);
  }
  return set;
}

function sqlValue(value: unknown): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  return JSON.stringify(value);
}
