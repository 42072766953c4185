import { describe, expect, it } from 'vitest';
import { aDispatch, anAccount, anInvoice, countingIds } from '../../../test/builders/receivables.ts';
import { instant, isoDate } from '../../shared/dates.ts';
import { cents, zero } from '../../shared/money.ts';
import { writeSchema } from '../journal/operation.ts';
import { bookPayment, type PaymentRecord } from './book-payment.ts';
import { defaultPayment, payInvoice } from './pay-invoice.ts';

const details: PaymentRecord = {
  type: 'Check',
  number: '1234',
  date: isoDate('2026-03-02'),
  comment: 'Thank you',
  creator: 'Dana',
  recordedAt: instant(0),
  needsReview: false,
  stripe: null,
  fee: zero,
};

describe('writing a payment down', () => {
  it('makes the record first, then its events, its ledger entry, the moves and the states of the invoices', () => {
    const shared = aDispatch('d1', { openInvoices: ['i1', 'i2'] });
    const plan = payInvoice(anInvoice([shared]), defaultPayment(cents(130_00)), [anInvoice([shared], { id: 'i2' })]);
    const { record, writes } = bookPayment(plan, details, countingIds());
    expect(record).toBe('n1');
    expect(writes).toMatchObject([
      { add: 'registerRecord', id: 'n1', row: { type: 'Check', number: '1234', amount: 130_00, customer: 'maple', invoice: 'i1' } },
      { add: 'paymentEvent', id: 'n2', row: { dispatch: 'd1', kind: 'payment', amount: 100_00, record: 'n1', invoice: 'i1' } },
      { add: 'ledgerEntry', id: 'n3', row: { customer: 'maple', amount: -30_00, record: 'n1', comment: 'Overpaid on invoice A-1001' } },
      { put: 'dispatch', id: 'd1', set: { state: 'Finished' } },
      { put: 'invoice', id: 'i1', set: { state: 'Paid' } },
      { put: 'invoice', id: 'i2', set: { state: 'Paid' } },
    ]);
  });

  it('makes only writes that the journal takes', () => {
    const invoice = anInvoice([aDispatch('d1'), aDispatch('d2', { paid: 120_00 })], { account: anAccount(-10_00) });
    const { writes } = bookPayment(payInvoice(invoice, defaultPayment(cents(40_00)), []), { ...details, fee: cents(1_50) }, countingIds());
    for (const write of writes) expect(writeSchema.safeParse(write).success).toBe(true);
  });

  it('[PAY-2] settles an overpaid item by a reversal', () => {
    const plan = payInvoice(anInvoice([aDispatch('d1', { paid: 120_00 })]), defaultPayment(cents(1_00)), []);
    const { writes } = bookPayment(plan, details, countingIds());
    expect(writes).toContainEqual(expect.objectContaining({ row: expect.objectContaining({ kind: 'reversal', amount: -20_00 }) }));
  });

  it('[PAY-4] a credit used up is a debit on the ledger', () => {
    const plan = payInvoice(anInvoice([aDispatch('d1')], { account: anAccount(-30_00) }), defaultPayment(cents(70_00)), []);
    const { writes } = bookPayment(plan, details, countingIds());
    const entry = writes.find((write) => 'add' in write && write.add === 'ledgerEntry');
    expect(entry).toMatchObject({ row: { amount: 30_00, comment: 'Credit used for invoice A-1001' } });
  });

  it('[STR-2] a processing fee is a child of the record, which holds the whole charge', () => {
    const plan = payInvoice(anInvoice([aDispatch('d1')]), defaultPayment(cents(100_00)), []);
    const { record, writes } = bookPayment(plan, { ...details, fee: cents(3_30) }, countingIds());
    expect(writes).toContainEqual(expect.objectContaining({ add: 'registerRecord', row: expect.objectContaining({ amount: 103_30 }) }));
    expect(writes).toContainEqual(
      expect.objectContaining({ add: 'adjustment', row: expect.objectContaining({ record, kind: 'fee', amount: 3_30 }) }),
    );
    expect(writes.filter((write) => 'add' in write && write.add === 'paymentEvent')).toHaveLength(1);
  });
});
