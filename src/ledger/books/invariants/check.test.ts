import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  aFolder,
  checkAdd,
  customerPut,
  dispatchPut,
  ledgerAdd,
  paymentAdd,
  someBooks,
  stripeAdd,
  tamper,
} from '../../../../test/builders/books.ts';
import type { Write } from '../../journal/operation.ts';
import { createWriter } from '../connection.ts';
import { openToRead } from '../file.ts';
import { checkBooks } from './check.ts';

/** A small office: a check of 100.00 for a dispatch with 20.00 to the ledger, and a Stripe payment; then a fault, made behind its back. */
function findingsAfter(fault: string | null) {
  const folder = aFolder();
  const books = someBooks({}, folder);
  const write = (...writes: Write[]) => books.append('Ann', { kind: 'payment recorded', summary: 'Recorded', writes });
  write(customerPut('customer1'), dispatchPut('dispatch1', 'customer1'));
  write(
    checkAdd('record01', 120_00),
    paymentAdd('event001', 'dispatch1', 100_00, 'record01'),
    ledgerAdd('entry001', 'customer1', -20_00, 'record01'),
  );
  books.append('[Paydesk]', {
    id: 'stripe:pi_1:payment',
    kind: 'Stripe payment booked',
    summary: 'Booked',
    writes: [stripeAdd('stripe:pi_1:payment/1', 'pi_1', 50_00)],
  });
  books.close();
  const file = join(folder, 'desk-0.paydesk');
  if (fault !== null) tamper(file, fault);
  const opened = openToRead(file);
  if (!opened.ok) throw new Error(opened.refusal.message);
  try {
    return checkBooks(createWriter(opened.value), file).map(({ invariant, row }) => ({ invariant, row }));
  } finally {
    opened.value.close();
  }
}

it('finds nothing in sound books', () => {
  expect(findingsAfter(null)).toEqual([]);
});

it.each<[what: string, fault: string, invariant: number, row: string]>([
  ['a balance that is not price less payments', `UPDATE dispatches SET owed = owed + 1`, 1, 'dispatch1'],
  ['a balance of a customer that is no sum', `UPDATE customers SET ledger_balance = 0`, 1, 'customer1'],
  ['a record that its parts do not add up to', `UPDATE register_records SET amount = 99 WHERE id = 'record01'`, 2, 'record01'],
  ['a table of another version', `ALTER TABLE views ADD COLUMN more TEXT`, 5, 'views'],
  ['a part of a record that is not there', `DELETE FROM payment_events`, 2, 'record01'],
  [
    'a Stripe payment under a name that does not keep it unique',
    `UPDATE register_records SET op = 'another1' WHERE stripe_object = 'pi_1'`,
    3,
    'stripe:pi_1:payment/1',
  ],
  ['an amount past what is exact', `UPDATE ledger_entries SET amount = -9007199254740993`, 4, 'entry001'],
  ['a projection that the journal does not give', `UPDATE customers SET name = 'Oak Ridge'`, 5, 'customer1'],
])('finds %s and names its row', (_what, fault, invariant, row) => {
  expect(findingsAfter(fault)).toContainEqual({ invariant, row });
});

it.each<[what: string, fault: string]>([
  ['altered', `UPDATE journal SET user = 'Bob' WHERE seq = 2`],
  ['taken away', `DELETE FROM journal WHERE seq = 2`],
])('[LOG-3] finds an operation that was %s', (_what, fault) => {
  expect(findingsAfter(fault)).toContainEqual(expect.objectContaining({ invariant: 5 }));
});
