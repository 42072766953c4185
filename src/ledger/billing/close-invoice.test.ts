import { describe, expect, it } from 'vitest';
import { aDispatch, anInvoice, countingIds } from '../../../test/builders/receivables.ts';
import { isoDate } from '../../shared/dates.ts';
import type { Outcome } from '../../shared/refusal.ts';
import { type InvoiceState, invoiceStates } from '../../shared/words.ts';
import type { Write } from '../journal/operation.ts';
import { cancelInvoice, closeAsUnpaid, sell } from './close-invoice.ts';
import type { Dispatch, Invoice } from './invoice.ts';

const closings = {
  Unpaid: closeAsUnpaid,
  Sold: (invoice: Invoice) => sell(invoice, { date: isoDate('2026-03-02'), creator: 'Dana' }, countingIds()),
  Cancelled: cancelInvoice,
};

describe('which invoices can be closed', () => {
  const allowed: [title: string, as: keyof typeof closings, from: InvoiceState[]][] = [
    ['[INV-9] as Unpaid: an Open one', 'Unpaid', ['Open']],
    ['[INV-10] as Sold: an Open or Unpaid one', 'Sold', ['Open', 'Unpaid']],
    ['[INV-11] as Cancelled: a Draft or an Open one', 'Cancelled', ['Draft', 'Open']],
  ];
  it.each(allowed)('%s', (_title, as, from) => {
    for (const state of invoiceStates) {
      const outcome: Outcome<Write[]> = closings[as](anInvoice([], { state }));
      if (from.includes(state)) expect(outcome).toMatchObject({ ok: true, value: [{ put: 'invoice', id: 'i1', set: { state: as } }] });
      else expect(outcome).toMatchObject({ ok: false, refusal: { code: 'wrong-state', message: expect.stringContaining(state) } });
    }
  });
});

describe('where the items go', () => {
  const awaiting = aDispatch('d1');
  const onAnother = aDispatch('d2', { openInvoices: ['i1', 'i2'] });
  const writtenOff = aDispatch('d3', { state: 'Finished' });
  const inDraft = aDispatch('d4', { state: 'Billing office', openInvoices: [] });
  const cases: [title: string, as: keyof typeof closings, items: Dispatch[], from: InvoiceState, moves: Record<string, string>][] = [
    ['[INV-9] Unpaid: back to the Billing office', 'Unpaid', [awaiting], 'Open', { d1: 'Billing office' }],
    ['[INV-9] Unpaid: those on another Open invoice go on awaiting payment', 'Unpaid', [onAnother], 'Open', {}],
    ['[INV-9] Unpaid: those written off stay', 'Unpaid', [writtenOff], 'Open', {}],
    ['[INV-10] Sold: Finished', 'Sold', [awaiting, onAnother], 'Open', { d1: 'Finished', d2: 'Finished' }],
    ['[INV-10] Sold: from the Billing office, too', 'Sold', [inDraft], 'Unpaid', { d4: 'Finished' }],
    ['[INV-11] Cancelled: back to the Billing office', 'Cancelled', [awaiting, writtenOff], 'Open', { d1: 'Billing office' }],
    ['[INV-11] Cancelled: those on another Open invoice go on awaiting payment', 'Cancelled', [onAnother], 'Open', {}],
    ['[INV-11] a cancelled draft has pulled nothing', 'Cancelled', [inDraft, awaiting], 'Draft', {}],
  ];
  it.each(cases)('%s', (_title, as, items, state, moves) => {
    const outcome: Outcome<Write[]> = closings[as](anInvoice(items, { state }));
    const writes = outcome.ok ? outcome.value : [];
    const moved = writes.flatMap((write) => ('put' in write && write.put === 'dispatch' ? [[write.id, write.set.state]] : []));
    expect(outcome.ok).toBe(true);
    expect(Object.fromEntries(moved)).toEqual(moves);
  });

  it('[INV-10] a sale leaves a 0-cent event on each item that was not Finished', () => {
    const outcome = closings.Sold(anInvoice([awaiting, writtenOff]));
    const events = outcome.ok ? outcome.value.filter((write) => 'add' in write) : [];
    expect(events).toMatchObject([
      { add: 'paymentEvent', row: { dispatch: 'd1', kind: 'sale to collections', amount: 0, invoice: 'i1', record: null } },
    ]);
  });
});
