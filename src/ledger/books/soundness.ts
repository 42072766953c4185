/**
 * Guards against our own mistakes, in pairs: what a decision says must make sense before it is kept for ever, and the rows it touched must
 * hold the invariants after it is applied. What arrives from another desk was guarded there.
 */
import { assert } from '../../shared/assert.ts';
import { opaqueIdSchema } from '../../shared/companion-api/payables.ts';
import { accountSetting, settingsSchema } from '../../shared/settings.ts';
import type { Add, Decision, Put } from '../journal/operation.ts';
import type { Reader } from './connection.ts';
import { brokenDispatch, brokenRecord } from './invariants/balances.ts';
import { keySetting } from './invoice-numbers.ts';
import type { Touched } from './touched.ts';

type Referable = 'customer' | 'dispatch' | 'invoice' | 'registerRecord' | 'schedule' | 'deposit';
type Reference = [Referable, string | null | undefined];

const tables: Readonly<Record<Referable, string>> = {
  customer: 'customers',
  dispatch: 'dispatches',
  invoice: 'invoices',
  registerRecord: 'register_records',
  schedule: 'schedules',
  deposit: 'deposits',
};

/** Throws when `decision` names what is nowhere, gives an invoice a second number, or sets a setting that there is not. */
export function assertSound(books: Reader, { writes }: Decision): void {
  const made = new Set(writes.map((write) => ('put' in write ? `${write.put} ${write.id}` : `${write.add} ${write.id}`)));
  for (const write of writes) {
    for (const [kind, id] of 'put' in write ? referencesOfPut(write) : referencesOfAdd(write)) {
      if (id === null || id === undefined || made.has(`${kind} ${id}`)) continue;
      assert(books.first(`SELECT 1 FROM ${tables[kind]} WHERE id = :id`, { id }), `${kind} ${id} is in the books`);
    }
    if ('put' in write) assertSoundPut(books, write);
  }
}

/** Throws when a row that the operation touched breaks an invariant. */
export function assertHolds(books: Reader, touched: Touched): void {
  const { dispatch, registerRecord } = touched;
  const finding =
    (dispatch.size > 0 && brokenDispatch(books, dispatch)) || (registerRecord.size > 0 && brokenRecord(books, registerRecord));
  assert(!finding, finding ? finding.message : '');
}

function assertSoundPut(books: Reader, put: Put): void {
  if (put.put === 'setting' && put.id !== keySetting && put.id !== accountSetting)
    settingsSchema.partial().parse({ [put.id]: put.set.value });
  if (put.put !== 'invoice') return;
  opaqueIdSchema.parse(put.id); // it goes to the companion
  if (put.set.number === undefined && put.set.selfPayId === undefined) return;
  const given = books.first('SELECT 1 FROM invoices WHERE id = :id AND (number IS NOT NULL OR self_pay_id IS NOT NULL)', { id: put.id });
  assert(!given, `invoice ${put.id} has no number and self-pay ID yet`);
}

function referencesOfPut(put: Put): Reference[] {
  switch (put.put) {
    case 'dispatch':
    case 'invoice':
    case 'schedule':
      return [['customer', put.set.customer]];
    case 'invoiceItem':
      return [
        ['invoice', put.set.invoice],
        ['dispatch', put.set.dispatch],
      ];
    case 'review':
      return [['registerRecord', put.id]];
    case 'depositItem':
      return [
        ['registerRecord', put.id],
        ['deposit', put.set.deposit],
      ];
    case 'statementLine':
      return [
        ['deposit', put.set.deposit],
        ['registerRecord', put.set.record],
      ];
    case 'scheduleLine':
      return [['schedule', put.set.schedule]];
    default:
      return [];
  }
}

function referencesOfAdd(add: Add): Reference[] {
  switch (add.add) {
    case 'paymentEvent':
      return [
        ['dispatch', add.row.dispatch],
        ['invoice', add.row.invoice],
        ['registerRecord', add.row.record],
      ];
    case 'registerRecord':
      return [
        ['customer', add.row.customer],
        ['invoice', add.row.invoice],
        ['registerRecord', add.row.comesFrom],
      ];
    case 'ledgerEntry':
      return [
        ['customer', add.row.customer],
        ['invoice', add.row.invoice],
        ['registerRecord', add.row.record],
      ];
    case 'adjustment':
      return [['registerRecord', add.row.record]];
    default:
      return [];
  }
}
