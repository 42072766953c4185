import { expect, it } from 'vitest';
import { checkBooks } from '../../src/ledger/books/invariants/check.ts';
import { cents } from '../../src/shared/money.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';

type Done = { operation: string };

/** Invoices i1 (d1, 100.00) and i2 (d2, 200.00), paid by check c1; d3 is overpaid by 20.00, d4 owes 60.00, and the ledger has a credit of 40.00. */
async function anOfficeWithMoney(): Promise<{ office: Office; check: string }> {
  const office = await anOffice()
    .withCustomer('maple', { ledger: -40_00 })
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-12', price: 200_00 })
    .withDispatch('d3', { customer: 'maple', date: '2026-01-19', price: 30_00 })
    .withDispatch('d4', { customer: 'maple', date: '2026-01-26', price: 60_00 })
    .open();
  await office.do('dispatches.addEvent', { dispatch: office.id('d3'), kind: 'payment', amount: cents(50_00) });
  await office.commit('i1', { customer: 'maple', items: ['d1'] });
  const check = await office.pay('i1', { amount: 100_00, number: '1234' });
  await office.commit('i2', { customer: 'maple', items: ['d2', 'd4'] });
  return { office, check };
}

const standing = (office: Office) => ({
  dispatches: ['d1', 'd2', 'd3', 'd4'].map((name) => office.dispatch(name)),
  invoices: ['i1', 'i2'].map((name) => office.invoice(name)),
  ledger: office.balance('maple'),
});

it.each<[what: string, deed: (office: Office, check: string) => Promise<Done>]>([
  [
    'money for two invoices',
    (office) =>
      office.do('money.record', {
        customer: office.id('maple'),
        amount: cents(280_00),
        type: 'Check',
        toward: { to: 'invoices', invoices: [office.id('i1'), office.id('i2')] },
      }),
  ],
  [
    'money for trips, the surplus to be given back',
    (office) =>
      office.do('money.record', {
        customer: office.id('maple'),
        amount: cents(90_00),
        type: 'Cash',
        toward: { to: 'dispatches', dispatches: [office.id('d4')] },
        surplus: { to: 'return' },
      }),
  ],
  [
    'an insurance payment',
    (office) =>
      office.do('insurance.record', {
        amount: cents(40_00),
        lines: [{ dispatch: office.id('d4'), allowed: cents(50_00), paid: cents(40_00) }],
        toPatient: true,
      }),
  ],
  [
    'a refund',
    (office) =>
      office.do('refunds.record', {
        customer: office.id('maple'),
        type: 'Check',
        trips: [{ dispatch: office.id('d3'), amount: cents(20_00) }],
        ledger: cents(15_00),
      }),
  ],
  ['a bounced check', (office, check) => office.do('register.reverse', { id: check, bounced: true, reason: 'NSF', fee: cents(35_00) })],
  [
    'a bounced check whose invoice was made Open again',
    (office, check) => office.do('register.reverse', { id: check, bounced: true, reason: 'NSF', reopenInvoices: true }),
  ],
  [
    'a reversed payment event',
    async (office) => {
      const { events } = await office.do('dispatches.get', { id: office.id('d1') });
      return office.do('events.reverse', { id: events[0]?.id ?? '', reason: 'Wrong trip' });
    },
  ],
])('[UNDO-1] [UNDO-3] %s is undone to the cent, and done again', async (_what, deed) => {
  const { office, check } = await anOfficeWithMoney();
  const before = standing(office);
  const { operation } = await deed(office, check);
  const after = standing(office);
  expect(after).not.toEqual(before);
  const undone = await office.do('undo.undo', { operations: [operation] });
  expect(standing(office)).toEqual(before);
  await office.do('undo.undo', { operations: undone.operations });
  expect(standing(office)).toEqual(after);
  expect(checkBooks(office.books.reader, office.file)).toEqual([]);
});
