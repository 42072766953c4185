/** Where the row of an `add` is kept: its table, and its values by column. */
import { assert, never } from '../../shared/assert.ts';
import type { Add, Operation } from '../journal/operation.ts';
import type { SqlValue } from './connection.ts';

export type AddRow = { table: string; values: Record<string, SqlValue> };

const addTables: Record<Add['add'], string> = {
  paymentEvent: 'payment_events',
  registerRecord: 'register_records',
  ledgerEntry: 'ledger_entries',
  adjustment: 'adjustments',
  stripeActivity: 'stripe_activity',
  paper: 'papers',
};

/** The table that rows of `kind` are kept in. */
export function addTable(kind: Add['add']): string {
  return addTables[kind];
}

/** The table of an entity by its name as it was kept. */
export function tableOf(entity: string): string {
  const table = Object.entries(addTables).find(([kind]) => kind === entity)?.[1];
  assert(table !== undefined, `${entity} is kept in a table`);
  return table;
}

/** The row that `add` takes back; undefined: none. */
export function takenBackBy(add: Add): string | undefined {
  switch (add.add) {
    case 'paymentEvent':
      return add.row.reverses ?? add.row.takesBack;
    case 'registerRecord':
    case 'ledgerEntry':
    case 'adjustment':
      return add.row.takesBack;
    case 'stripeActivity':
    case 'paper':
      return undefined;
    default:
      return never(add);
  }
}

/** The row that `add`, the write at position `part` of `operation`, puts into its table. */
export function addRow(add: Add, operation: Operation, part: number): AddRow {
  const { id: op, stamp } = operation;
  const { id } = add;
  const table = addTable(add.add);
  switch (add.add) {
    case 'paymentEvent': {
      const { dispatch, kind, amount, date, comment, creator, invoice, record, reverses = null } = add.row;
      return { table, values: { id, op, stamp, part, dispatch, kind, amount, date, comment, creator, invoice, record, reverses } };
    }
    case 'registerRecord':
      return { table, values: { id, op, stamp, ...registerColumns(add.row) } };
    case 'ledgerEntry': {
      const { customer, amount, date, comment, creator, record, invoice } = add.row;
      return { table, values: { id, op, stamp, customer, amount, date, comment, creator, record, invoice } };
    }
    case 'adjustment': {
      const { record, kind, code, amount, description } = add.row;
      return { table, values: { id, op, record, kind, code, amount, description } };
    }
    case 'stripeActivity': {
      const { at, invoice, paymentIntent, object, fact, amount, text } = add.row;
      return { table, values: { id, op, stamp, at, invoice, payment_intent: paymentIntent, object, fact, amount, text } };
    }
    case 'paper': {
      const { document, about, how, at, date, amounts, to } = add.row;
      return { table, values: { id, op, stamp, document, about, how, at, date, amounts, sent_to: to } };
    }
    default:
      return never(add);
  }
}

function registerColumns(row: Extract<Add, { add: 'registerRecord' }>['row']): Record<string, SqlValue> {
  const { type, number, amount, date, comment, creator, customer, invoice, stripe } = row;
  return {
    type,
    number,
    amount,
    date,
    comment,
    creator,
    recorded_at: row.recordedAt,
    customer,
    invoice,
    stripe_fact: stripe?.fact ?? null,
    stripe_object: stripe?.object ?? null,
    payment_intent: stripe?.paymentIntent ?? null,
    stripe_account: stripe?.account ?? null,
    livemode: stripe ? Number(stripe.livemode) : null,
    method: stripe?.method ?? null,
    stripe_step: stripe?.step ?? null,
    comes_from: row.comesFrom,
    flagged: Number(row.needsReview),
    to_return: Number(row.toReturn ?? false),
  };
}
