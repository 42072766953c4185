import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDispatch, anAccount, anInvoice, nonZero } from '../../../test/builders/receivables.ts';
import { cents, sum } from '../../shared/money.ts';
import type { InvoiceState, WorkflowState } from '../../shared/words.ts';
import type { Dispatch, Invoice } from './invoice.ts';
import { defaultPayment, type InvoicePayment, payInvoice, type PaymentPlan } from './pay-invoice.ts';

type Options = Partial<Omit<InvoicePayment, 'amount'>>;

function pay(invoice: Invoice, amount: number, options: Options = {}, newer: Invoice[] = []): PaymentPlan {
  return payInvoice(invoice, { ...defaultPayment(cents(amount)), ...options }, newer);
}

const events = (plan: PaymentPlan) => nonZero(plan.items.map((item) => [item.dispatch.id, item.amount] as const));
const states = (plan: PaymentPlan) => Object.fromEntries(plan.items.map((item) => [item.dispatch.id, item.stateAfter]));

const d1 = aDispatch('d1', { quoted: 100_00 });
const d2 = aDispatch('d2', { quoted: 150_00 });
const overpaid = aDispatch('d3', { quoted: 50_00, paid: 80_00 });
const changedPayor = aDispatch('d4', { quoted: 40_00, date: '2026-01-01', payor: 'patient' });
const writtenOff = aDispatch('d5', { quoted: 60_00, date: '2026-01-01', state: 'Finished' });

describe('where the money of a payment goes, to the cent', () => {
  const writeOffRest = { writeOffRest: true };
  const cases: [
    title: string,
    items: Dispatch[],
    ledger: number,
    amount: number,
    options: Options,
    expected: Record<string, number>,
    toLedger: number,
  ][] = [
    ['[PAY-3] each in full, when it is enough', [d1, d2], 0, 250_00, {}, { d1: 100_00, d2: 150_00 }, 0],
    ['[PAY-3] the last one reached in part', [d1, d2], 0, 120_00, {}, { d1: 100_00, d2: 20_00 }, 0],
    ['[PAY-3] to the very cent', [d1, d2], 0, 100_01, {}, { d1: 100_00, d2: 1 }, 0],
    ['[PAY-3] nothing beyond the one reached last', [d1, d2], 0, 1, {}, { d1: 1 }, 0],
    ['[PAY-1] [PAY-3] a changed payor last', [changedPayor, d1], 0, 120_00, {}, { d1: 100_00, d4: 20_00 }, 0],
    ['[PAY-1] [PAY-3] a written-off item after the others', [writtenOff, d1], 0, 120_00, {}, { d1: 100_00, d5: 20_00 }, 0],
    ['[PAY-2] an overpaid item is settled and frees its money', [d1, d2, overpaid], 0, 90_00, {}, { d1: 100_00, d2: 20_00, d3: -30_00 }, 0],
    ['[PAY-2] an overpaid item alone becomes a credit', [overpaid], 0, 10_00, {}, { d3: -30_00 }, 40_00],
    ['[PAY-4] a surplus becomes a credit', [d1], 0, 130_00, {}, { d1: 100_00 }, 30_00],
    ['[PAY-4] everything, when nothing is owed', [aDispatch('d1', { paid: 100_00, state: 'Finished' })], 0, 30_00, {}, {}, 30_00],
    ['[PAY-3] [PAY-4] a credit is used up as money', [d1, d2], -40_00, 210_00, {}, { d1: 100_00, d2: 150_00 }, -40_00],
    ['[PAY-4] of a credit only what is needed', [d1], -40_00, 80_00, {}, { d1: 100_00 }, -20_00],
    ['[PAY-4] no entry when the money is enough without the credit', [d1], -40_00, 100_00, {}, { d1: 100_00 }, 0],
    ['[PAY-4] a debit is paid after the items', [d1], 20_00, 120_00, {}, { d1: 100_00 }, 20_00],
    ['[PAY-4] a debit is paid in part', [d1], 20_00, 105_00, {}, { d1: 100_00 }, 5_00],
    ['[PAY-4] a debit gets nothing before the items', [d1, d2], 20_00, 240_00, {}, { d1: 100_00, d2: 140_00 }, 0],
    ['[PAY-11] writing off the rest uses up no credit', [d1, d2], -40_00, 210_00, writeOffRest, { d1: 100_00, d2: 110_00 }, 0],
    ['[PAY-11] writing off the rest, a surplus still becomes a credit', [d1], -40_00, 110_00, writeOffRest, { d1: 100_00 }, 10_00],
    ['[PAY-12] only to the items chosen', [d1, d2], 0, 120_00, { only: ['d2'] }, { d2: 120_00 }, 0],
    ['[PAY-12] the surplus of the items chosen becomes a credit', [d1, d2], 0, 160_00, { only: ['d2'] }, { d2: 150_00 }, 10_00],
    ['[PAY-12] an overpaid item left out stays overpaid', [d1, overpaid], 0, 100_00, { only: ['d1'] }, { d1: 100_00 }, 0],
  ];
  it.each(cases)('%s', (_title, items, ledger, amount, options, expected, toLedger) => {
    const plan = pay(anInvoice(items, { account: anAccount(ledger) }), amount, options);
    expect(events(plan)).toEqual(expected);
    expect(plan.toLedger).toBe(toLedger);
    expect(plan.ledgerBalanceAfter).toBe(ledger - toLedger);
  });

  it('[PAY-3] a credit that another invoice carries is left alone', () => {
    const plan = pay(anInvoice([d1, d2], { account: anAccount(-40_00, ['i9']) }), 210_00);
    expect(events(plan)).toEqual({ d1: 100_00, d2: 110_00 });
    expect(plan.toLedger).toBe(0);
  });
});

describe('where the items are after a payment', () => {
  const alsoOn = aDispatch('d2', { quoted: 150_00, openInvoices: ['i1', 'i2'] });
  const onUnpaid = aDispatch('d2', { quoted: 150_00, openInvoices: [], state: 'Billing office' });
  const cancelled = aDispatch('d6', { cancelled: true, paid: 20_00, state: 'Finished' });
  const cases: [title: string, items: Dispatch[], amount: number, options: Options, expected: Record<string, WorkflowState>][] = [
    ['[PAY-6] those that owe nothing are Finished', [d1, d2], 250_00, {}, { d1: 'Finished', d2: 'Finished' }],
    ['[PAY-6] an overpaid one that was settled, too', [d1, overpaid], 70_00, {}, { d1: 'Finished', d3: 'Finished' }],
    ['[PAY-8] one paid in part comes up for invoicing again', [d1, d2], 120_00, {}, { d1: 'Finished', d2: 'Billing office' }],
    ['[PAY-8] one not reached comes up for invoicing again', [d1, d2], 100_00, {}, { d1: 'Finished', d2: 'Billing office' }],
    ['[PAY-8] one on another Open invoice goes on awaiting payment', [d1, alsoOn], 120_00, {}, { d1: 'Finished', d2: 'Awaiting payment' }],
    ['[PAY-8] so does one on another that money did not reach', [d1, alsoOn], 100_00, {}, { d1: 'Finished', d2: 'Awaiting payment' }],
    ['[PAY-8] one written off and now paid in part goes back', [writtenOff], 20_00, {}, { d5: 'Billing office' }],
    ['[PAY-8] one left out of the choice goes back', [d1, d2], 100_00, { only: ['d1'] }, { d1: 'Finished', d2: 'Billing office' }],
    ['[PAY-9] one written off that no money reached stays', [d1, writtenOff], 100_00, {}, { d1: 'Finished', d5: 'Finished' }],
    ['[PAY-6] a cancelled one that was settled is Finished', [d1, cancelled], 80_00, {}, { d1: 'Finished', d6: 'Finished' }],
    [
      '[PAY-10] left open: one paid in part goes on awaiting payment',
      [d1, d2],
      120_00,
      { keepOpen: true },
      { d1: 'Finished', d2: 'Awaiting payment' },
    ],
    [
      '[PAY-10] left open: one not reached stays where it is',
      [d1, d2],
      40_00,
      { keepOpen: true },
      { d1: 'Awaiting payment', d2: 'Awaiting payment' },
    ],
    [
      '[PAY-10] left open: an old one not reached stays in the Billing office',
      [d1, onUnpaid],
      40_00,
      { keepOpen: true },
      { d1: 'Awaiting payment', d2: 'Billing office' },
    ],
    [
      '[PAY-11] the rest written off: in part and not at all',
      [d1, d2, overpaid],
      20_00,
      { writeOffRest: true },
      { d1: 'Finished', d2: 'Finished', d3: 'Finished' },
    ],
    [
      '[PAY-11] the rest written off, though on another Open invoice',
      [d1, alsoOn],
      100_00,
      { writeOffRest: true },
      { d1: 'Finished', d2: 'Finished' },
    ],
    [
      '[PAY-12] the rest of the chosen written off, the others back',
      [d1, d2],
      20_00,
      { writeOffRest: true, only: ['d1'] },
      { d1: 'Finished', d2: 'Billing office' },
    ],
  ];
  it.each(cases)('%s', (_title, items, amount, options, expected) => {
    expect(states(pay(anInvoice(items), amount, options))).toEqual(expected);
  });
});

describe('what the invoice is after a payment', () => {
  const cases: [title: string, before: InvoiceState, options: Options, after: InvoiceState][] = [
    ['[PAY-7] Open: Paid, however little', 'Open', {}, 'Paid'],
    ['[PAY-7] Unpaid: Paid', 'Unpaid', {}, 'Paid'],
    ['[PAY-7] Paid: Paid', 'Paid', {}, 'Paid'],
    ['[PAY-7] Open with the rest written off: Paid', 'Open', { writeOffRest: true }, 'Paid'],
    ['[PAY-10] Open, left open: Open', 'Open', { keepOpen: true }, 'Open'],
    ['[PAY-10] Unpaid, left as it is: Unpaid', 'Unpaid', { keepOpen: true }, 'Unpaid'],
    ['[STR-11] Cancelled meanwhile: Cancelled', 'Cancelled', {}, 'Cancelled'],
    ['[STR-11] Sold meanwhile: Sold', 'Sold', {}, 'Sold'],
  ];
  it.each(cases)('%s', (_title, before, options, after) => {
    expect(pay(anInvoice([d1], { state: before }), 1, options).stateAfter).toBe(after);
  });

  it('a draft is not paid: that is our own mistake', () => {
    expect(() => pay(anInvoice([d1], { state: 'Draft' }), 1)).toThrow('a draft is not paid');
  });

  it('[PAY-16] says what was due before and is due after', () => {
    const plan = pay(anInvoice([d1, d2], { account: anAccount(20_00) }), 120_00);
    expect(plan).toMatchObject({ dueBefore: 270_00, dueAfter: 150_00 });
  });

  it('[LED-2] an older invoice without a charge counts the ledger again, once the carrier is closed', () => {
    const carrier = pay(anInvoice([d1], { account: anAccount(20_00, ['i1']), ledgerCharge: cents(20_00) }), 110_00);
    expect(carrier).toMatchObject({ dueBefore: 120_00, dueAfter: 10_00, ledgerBalanceAfter: 10_00 });
  });
});

it('[LED-2] [PAY-16] the ledger counts again on the paid invoice, once the newer one that carried it has closed by itself', () => {
  const account = anAccount(-20_00, ['i2']);
  const shared = aDispatch('d1', { openInvoices: ['i2'] });
  const newer = anInvoice([shared], { id: 'i2', account, ledgerCharge: cents(-20_00) });
  const plan = pay(anInvoice([shared], { state: 'Unpaid', account }), 100_00, {}, [newer]);
  expect(plan).toMatchObject({ dueBefore: 100_00, dueAfter: -20_00 });
});

describe('newer invoices that hold a paid dispatch', () => {
  const shared = aDispatch('d1', { quoted: 100_00, openInvoices: ['i2'] });
  const other = aDispatch('d2', { quoted: 150_00, openInvoices: ['i2'] });
  const newerWith = (items: Dispatch[], spec: Partial<Invoice> = {}) => anInvoice(items, { id: 'i2', number: 'A-1002', ...spec });
  const account = (balance: number, charged: string[]) => ({ account: anAccount(balance, charged) });

  const cases: [title: string, paid: Partial<Invoice>, newer: Invoice, amount: number, options: Options, closes: boolean][] = [
    ['[PAY-14] close when all was paid', {}, newerWith([shared]), 100_00, {}, true],
    ['[PAY-14] close when all was paid and the paid one was left open', {}, newerWith([shared]), 100_00, { keepOpen: true }, true],
    ['[PAY-14] close when the rest was written off', {}, newerWith([shared]), 60_00, { writeOffRest: true }, true],
    ['[PAY-14] close when the others are written off', {}, newerWith([shared, writtenOff]), 100_00, {}, true],
    ['[PAY-15] stay Open when the dispatch was paid in part', {}, newerWith([shared]), 99_99, {}, false],
    ['[PAY-15] stay Open when another of their dispatches still owes', {}, newerWith([shared, other]), 100_00, {}, false],
    ['[PAY-15] stay Open when another is overpaid: a refund is due', {}, newerWith([shared, overpaid]), 100_00, {}, false],
    ['[PAY-14] stay as they are when the money touched none of theirs', {}, newerWith([writtenOff]), 100_00, {}, false],
    [
      '[PAY-14] close in spite of a debit that they do not carry',
      account(20_00, []),
      newerWith([shared], account(20_00, [])),
      100_00,
      {},
      true,
    ],
    [
      '[PAY-15] stay Open with a debit that they carry',
      account(20_00, ['i2']),
      newerWith([shared], { ...account(20_00, ['i2']), ledgerCharge: cents(20_00) }),
      100_00,
      {},
      false,
    ],
    [
      '[PAY-14] close with a charge when the surplus has paid the debit',
      account(20_00, ['i2']),
      newerWith([shared], { ...account(20_00, ['i2']), ledgerCharge: cents(20_00) }),
      120_00,
      {},
      true,
    ],
    [
      '[PAY-14] close with a credit that they carry',
      account(-20_00, ['i2']),
      newerWith([shared], { ...account(-20_00, ['i2']), ledgerCharge: cents(-20_00) }),
      100_00,
      {},
      true,
    ],
    [
      '[PAY-14] close with a charge while a still newer one carries the ledger',
      account(20_00, ['i3', 'i2']),
      newerWith([shared], { ...account(20_00, ['i3', 'i2']), ledgerCharge: cents(20_00) }),
      100_00,
      {},
      true,
    ],
  ];
  it.each(cases)('%s', (_title, paid, newer, amount, options, closes) => {
    const invoice = anInvoice([shared], { state: 'Unpaid', ...paid });
    expect(pay(invoice, amount, options, [newer]).alsoPaid.map((closed) => closed.id)).toEqual(closes ? ['i2'] : []);
  });
});

describe('any payment', () => {
  const items = fc.array(fc.tuple(fc.integer({ min: 0, max: 500_00 }), fc.integer({ min: 0, max: 600_00 })), { maxLength: 12 });
  const amounts = fc.record({ amount: fc.integer({ min: 1, max: 3_000_00 }), ledger: fc.integer({ min: -300_00, max: 300_00 }) });
  const options = fc.constantFrom<Options>({}, { keepOpen: true }, { writeOffRest: true });

  it('[PAY-5] hands out every cent: amount = events + ledger', () => {
    fc.assert(
      fc.property(items, amounts, options, (spec, { amount, ledger }, chosen) => {
        const dispatches = spec.map(([quoted, paid], index) => aDispatch(`d${index + 1}`, { quoted, paid }));
        const plan = pay(anInvoice(dispatches, { account: anAccount(ledger) }), amount, chosen);
        expect(sum([...plan.items.map((item) => item.amount), plan.toLedger])).toBe(amount);
      }),
    );
  });

  it('[PAY-3] pays nobody more than is owed', () => {
    fc.assert(
      fc.property(items, amounts, options, (spec, { amount, ledger }, chosen) => {
        const dispatches = spec.map(([quoted, paid], index) => aDispatch(`d${index + 1}`, { quoted, paid }));
        const plan = pay(anInvoice(dispatches, { account: anAccount(ledger) }), amount, chosen);
        for (const item of plan.items) expect(item.owed < 0 ? item.owedAfter : item.owed - item.owedAfter - item.amount).toBe(0);
        for (const item of plan.items) expect(item.owedAfter).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
