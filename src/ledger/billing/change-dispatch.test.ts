import { describe, expect, it } from 'vitest';
import { aDispatch, countingIds, type DispatchSpec } from '../../../test/builders/receivables.ts';
import { instant, isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { Write } from '../journal/operation.ts';
import { bookEvent, type HandwrittenEvent } from './book-event.ts';
import { changeDispatch, type DispatchFields, reopen, sendBackAtReview, writeOff } from './change-dispatch.ts';

const inOffice: DispatchSpec = { state: 'Billing office', openInvoices: [] };
const writtenOff: DispatchSpec = { state: 'Finished', openInvoices: [] };

/** Where the writes move the dispatch; null: it stays. */
function movedTo(writes: Write[]): string | null {
  const states = writes.flatMap((write) => ('put' in write && write.put === 'dispatch' && write.set.state ? [write.set.state] : []));
  return states.at(-1) ?? null;
}

describe('a changed field', () => {
  const cases: [title: string, before: DispatchSpec, set: DispatchFields, moved: string | null][] = [
    ['[FLOW-5] cancelled: Finished', inOffice, { cancelled: true }, 'Finished'],
    ['[FLOW-5] non-billable: Finished', {}, { nonBillable: true }, 'Finished'],
    ['[FLOW-5] cancelled by mistake and undone: back', { ...writtenOff, cancelled: true }, { cancelled: false }, 'Billing office'],
    ['[FLOW-5] insurance allows what was paid: Finished', { ...inOffice, paid: 60_00 }, { allowed: cents(60_00) }, 'Finished'],
    ['[FLOW-5] the quote rises after it was paid: back', { ...writtenOff, paid: 100_00 }, { quoted: cents(120_00) }, 'Billing office'],
    ['[FLOW-5] another payor while on an Open invoice: it stays', {}, { payor: 'patient' }, null],
    ['[FLOW-5] another payor after a write-off: back', writtenOff, { payor: 'patient' }, 'Billing office'],
    ['[FLOW-5] the same value again changes nothing', writtenOff, { payor: 'facility', quoted: cents(100_00) }, null],
    ['[FLOW-5] a field that is not for billing leaves it alone', writtenOff, { patient: 'Ana Reyes', date: isoDate('2026-01-09') }, null],
    ['[FLOW-8] parked: it stays in the Billing office', inOffice, { parked: true }, null],
    ['[FLOW-14] a written-off one parked: it stays written off', writtenOff, { parked: true }, null],
    ['[FLOW-14] a written-off one released: it stays written off', { ...writtenOff, parked: true }, { parked: false }, null],
    [
      '[FLOW-14] a written-off one parked and billed to another payor: it is decided again',
      writtenOff,
      { parked: true, payor: 'patient' },
      'Billing office',
    ],
  ];
  it.each(cases)('%s', (_title, before, set, moved) => {
    expect(movedTo(changeDispatch(aDispatch('d1', before), set))).toBe(moved);
  });
});

describe('a biller’s own decision', () => {
  const cases: [title: string, decide: typeof writeOff, before: DispatchSpec, outcome: string][] = [
    ['[FLOW-6] writes off what is owed', writeOff, inOffice, 'Finished'],
    ['[FLOW-6] writes off what awaits payment', writeOff, {}, 'Finished'],
    ['[FLOW-6] nothing to write off when it is Finished', writeOff, writtenOff, 'Dispatch 1 is Finished already.'],
    ['[FLOW-6] nothing to write off when nothing is owed', writeOff, { ...inOffice, paid: 100_00 }, 'Nothing is owed for dispatch 1'],
    ['[FLOW-6] nothing to write off when it is overpaid', writeOff, { ...inOffice, paid: 120_00 }, 'Nothing is owed for dispatch 1'],
    ['[FLOW-7] reopens a write-off', reopen, writtenOff, 'Billing office'],
    ['[FLOW-7] reopens what awaits payment', reopen, {}, 'Billing office'],
    ['[FLOW-7] reopens what was paid', reopen, { ...writtenOff, paid: 100_00 }, 'Billing office'],
    ['[FLOW-7] cannot reopen a cancelled one', reopen, { ...writtenOff, cancelled: true }, 'Dispatch 1 is cancelled'],
    ['[FLOW-7] cannot reopen a non-billable one', reopen, { ...writtenOff, nonBillable: true }, 'Dispatch 1 is non-billable'],
    ['[FLOW-7] cannot reopen what is there already', reopen, inOffice, 'Dispatch 1 is in the Billing office already.'],
  ];
  it.each(cases)('%s', (_title, decide, before, expected) => {
    const outcome = decide(aDispatch('d1', before));
    expect(outcome.ok ? movedTo(outcome.value) : outcome.refusal.message).toContain(expected);
  });

  it('[REC-2] at a review, sends back all but what owes nothing by nature', () => {
    expect(movedTo(sendBackAtReview(aDispatch('d1', writtenOff)))).toBe('Billing office');
    expect(movedTo(sendBackAtReview(aDispatch('d1', { ...writtenOff, cancelled: true })))).toBe(null);
  });
});

describe('an event on a dispatch', () => {
  const book = (before: DispatchSpec, kind: HandwrittenEvent['kind'], amount: number) => {
    const event = { kind, amount: cents(amount), comment: '', date: isoDate('2026-03-02'), creator: 'Dana', recordedAt: instant(0) };
    return bookEvent(aDispatch('d1', before), event, countingIds());
  };
  const cases: [
    title: string,
    before: DispatchSpec,
    kind: HandwrittenEvent['kind'],
    amount: number,
    written: number,
    record: boolean,
    moved: string | null,
  ][] = [
    [
      '[FLOW-9] a service charge on a paid one: back',
      { ...writtenOff, paid: 100_00 },
      'service charge',
      20_00,
      20_00,
      false,
      'Billing office',
    ],
    ['[FLOW-9] a discount of all that is owed: Finished', inOffice, 'discount', 100_00, 100_00, false, 'Finished'],
    ['[FLOW-9] a finance charge on an Open invoice: it stays', {}, 'finance charge', 5_00, 5_00, false, null],
    ['[FLOW-10] cash for all that is owed: Finished', inOffice, 'payment', 100_00, 100_00, true, 'Finished'],
    ['[FLOW-10] [FLOW-8] cash for a parked one', { ...inOffice, parked: true }, 'payment', 100_00, 100_00, true, 'Finished'],
    ['[FLOW-10] cash given back on a paid one: back', { ...writtenOff, paid: 100_00 }, 'reversal', 40_00, -40_00, true, 'Billing office'],
    ['[FLOW-10] cash for a part while on an Open invoice: it stays', {}, 'payment', 40_00, 40_00, true, null],
  ];
  it.each(cases)('%s', (_title, before, kind, amount, written, record, moved) => {
    const writes = book(before, kind, amount);
    const added = writes.flatMap((write) => ('add' in write ? [[write.add, 'amount' in write.row && write.row.amount]] : []));
    expect(added).toEqual(
      record
        ? [
            ['registerRecord', written],
            ['paymentEvent', written],
          ]
        : [['paymentEvent', written]],
    );
    expect(movedTo(writes)).toBe(moved);
  });
});
