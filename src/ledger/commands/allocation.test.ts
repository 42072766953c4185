import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import type { Input } from '../../shared/office-api/index.ts';
import { checkBooks } from '../books/invariants/check.ts';

type Allocation = Input<'register.allocate'>['allocation'];

/** An office with two trips of 60.00 and 40.00, and a check of 100.00 of which nobody knows what it is for. */
async function withMoney(): Promise<{ office: Office; record: string }> {
  const office = await anOffice()
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 60_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-12', price: 40_00 })
    .open();
  const input = { amount: cents(100_00), type: 'Check', number: '881', customer: office.id('maple') } as const;
  const { record } = await office.do('register.receive', input);
  return { office, record };
}

/** A record that took 30.00 back from nowhere. */
async function withDebit(): Promise<{ office: Office; record: string }> {
  const { office } = await withMoney();
  const row = { type: 'Check', number: '9', amount: cents(-30_00), comment: '', creator: 'Ann', customer: null, invoice: null } as const;
  const { date, recordedAt } = await office.do('register.get', {
    id: (await office.do('register.list', { filter: {} })).rows[0]?.id ?? '',
  });
  const record = office.books.newId();
  office.books.append('the test', {
    kind: 'money received',
    summary: '',
    writes: [{ add: 'registerRecord', id: record, row: { ...row, date, recordedAt, needsReview: false, stripe: null, comesFrom: null } }],
  });
  return { office, record };
}

const shares = (office: Office, amounts: Record<string, number>): Allocation => ({
  to: 'dispatches',
  shares: Object.entries(amounts).map(([name, amount]) => ({ dispatch: office.id(name), amount: cents(amount) })),
});
const toLedger = (office: Office, amount: number): Allocation => ({ to: 'ledger', customer: office.id('maple'), amount: cents(amount) });
const plb = (amount: number): Allocation => ({ to: 'plb', code: 'WO', amount: cents(amount) });
const back = (amount: number): Allocation => ({ to: 'return', amount: cents(amount), type: 'Check', number: '2201' });

async function left(office: Office, record: string): Promise<number> {
  return (await office.do('register.get', { id: record })).unallocated;
}

describe('money to allocate', () => {
  it('[ALLOC-9] is received without a purpose', async () => {
    const { office, record } = await withMoney();
    expect(await office.do('register.get', { id: record })).toMatchObject({ amount: 100_00, unallocated: 100_00, events: [] });
    const { rows } = await office.do('register.list', { filter: { unallocated: true } });
    expect(rows).toMatchObject([{ id: record, unallocated: 100_00 }]);
    expect(await office.refusalOf('register.receive', { amount: cents(0), type: 'Cash' })).toMatchObject({ field: 'amount' });
  });

  it('[PAY-17] is asked about when it was recorded before', async () => {
    const { office } = await withMoney();
    const again = { amount: cents(100_00), type: 'Check', number: '881', customer: office.id('maple') } as const;
    expect(await office.refusalOf('register.receive', again)).toMatchObject({ code: 'conflict', field: 'number' });
    await office.do('register.receive', { ...again, twinSeen: true });
    expect(office.register()).toHaveLength(2);
  });

  it('[ALLOC-1] [ALLOC-3] [ALLOC-5] goes to trips and the ledger, each in one operation', async () => {
    const { office, record } = await withMoney();
    await office.do('register.allocate', { record, allocation: shares(office, { d1: 60_00, d2: 30_00 }) });
    await office.do('register.allocate', { record, allocation: toLedger(office, 10_00) });
    expect(office.dispatch('d1')).toMatchObject({ state: 'Finished', owed: 0 });
    expect(office.dispatch('d2')).toMatchObject({ state: 'Billing office', owed: 10_00 });
    expect(office.balance('maple')).toBe(-10_00);
    expect(await left(office, record)).toBe(0);
  });

  it('[ALLOC-3] is an insurance payment where the record is of type Insurance', async () => {
    const { office } = await withMoney();
    const { record } = await office.do('register.receive', { amount: cents(50_00), type: 'Insurance' });
    await office.do('register.allocate', { record, allocation: shares(office, { d1: 50_00 }) });
    expect((await office.do('register.get', { id: record })).events).toMatchObject([{ kind: 'insurance payment', amount: 50_00 }]);
  });

  it('[ALLOC-4] pays an invoice as any payment does', async () => {
    const { office, record } = await withMoney();
    await office.commit('i1', { customer: 'maple' });
    await office.do('register.allocate', { record, allocation: { to: 'invoice', invoice: office.id('i1'), amount: cents(80_00) } });
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 20_00 });
    expect(office.dispatch('d2')).toMatchObject({ state: 'Billing office', owed: 20_00 });
    expect(await left(office, record)).toBe(20_00);
  });

  it('[ALLOC-7] goes back by a record of its own, and both say so', async () => {
    const { office, record } = await withMoney();
    const { made } = await office.do('register.allocate', { record, allocation: back(35_00) });
    const returned = await office.do('register.get', { id: made ?? '' });
    expect(returned).toMatchObject({ amount: -35_00, unallocated: 0, comesFrom: { id: record } });
    expect(returned.returns).toMatchObject([{ amount: -35_00, description: 'Returned from check 881' }]);
    const first = await office.do('register.get', { id: record });
    expect(first).toMatchObject({ unallocated: 65_00, takenBackBy: [{ id: made }] });
    expect(first.returns).toMatchObject([{ amount: 35_00, description: 'Returned by check 2201' }]);
  });

  it('[ALLOC-2] takes more back from a trip where the record took it from nowhere', async () => {
    const { office, record } = await withDebit();
    await office.do('register.allocate', { record, allocation: shares(office, { d1: -30_00 }) });
    expect(office.dispatch('d1')).toMatchObject({ owed: 90_00 });
    expect(await left(office, record)).toBe(0);
  });
});

describe('a PLB', () => {
  it.each<[title: string, amount: number, left: number]>([
    ['[ALLOC-6] a fee withheld frees money for the trips', -15_00, 115_00],
    ['[ALLOC-6] interest paid on top uses some up', 2_00, 98_00],
    ['[ALLOC-6] all of it', 100_00, 0],
  ])('%s', async (_title, amount, expected) => {
    const { office, record } = await withMoney();
    await office.do('register.allocate', { record, allocation: plb(amount) });
    const found = await office.do('register.get', { id: record });
    expect(found).toMatchObject({ unallocated: expected, plbs: [{ code: 'WO', description: 'Overpayment recovery', amount }] });
  });

  it('[ALLOC-6] is refused where the record would have handed out more than it has', async () => {
    const { office, record } = await withMoney();
    expect(await office.refusalOf('register.allocate', { record, allocation: plb(100_01) })).toMatchObject({ field: 'amount' });
  });
});

describe('what cannot be allocated', () => {
  const cases: [title: string, allocation: (office: Office) => Allocation, code: string][] = [
    ['[ALLOC-2] a cent more than is there', (office) => shares(office, { d1: 60_00, d2: 40_01 }), 'invalid-input'],
    ['[ALLOC-2] an amount of the other sign', (office) => toLedger(office, -1), 'invalid-input'],
    ['[ALLOC-2] a share of the other sign, though the sum fits', (office) => shares(office, { d1: 90_00, d2: -10_00 }), 'invalid-input'],
    ['[ALLOC-2] nothing', (office) => shares(office, { d1: 10_00, d2: 0 }), 'invalid-input'],
    ['more back than is there', () => back(100_01), 'invalid-input'],
    [
      'one dispatch twice',
      (office) => ({ to: 'dispatches', shares: [1, 2].map(() => ({ dispatch: office.id('d1'), amount: cents(1) })) }),
      'invalid-input',
    ],
    ['to a dispatch that is nowhere', () => ({ to: 'dispatches', shares: [{ dispatch: 'nothing', amount: cents(1) }] }), 'not-found'],
    ['to a customer that is nowhere', () => ({ to: 'ledger', customer: 'nothing', amount: cents(1) }), 'not-found'],
    ['to an invoice that is nowhere', () => ({ to: 'invoice', invoice: 'nothing', amount: cents(1) }), 'not-found'],
  ];
  it.each(cases)('%s', async (_title, allocation, code) => {
    const { office, record } = await withMoney();
    expect(await office.refusalOf('register.allocate', { record, allocation: allocation(office) })).toMatchObject({ code });
    expect(await office.refusalOf('register.previewAllocation', { record, allocation: allocation(office) })).toMatchObject({ code });
    expect(await left(office, record)).toBe(100_00);
  });

  it('[ALLOC-4] to a draft', async () => {
    const { office, record } = await withMoney();
    const { id } = await office.do('invoices.draft', { customer: office.id('maple') });
    const allocation: Allocation = { to: 'invoice', invoice: id, amount: cents(1_00) };
    expect(await office.refusalOf('register.allocate', { record, allocation })).toMatchObject({ code: 'wrong-state', field: 'invoice' });
  });

  it('[ALLOC-2] once all is allocated', async () => {
    const { office, record } = await withMoney();
    await office.do('register.allocate', { record, allocation: toLedger(office, 100_00) });
    expect(await office.refusalOf('register.allocate', { record, allocation: toLedger(office, 1) })).toMatchObject({ code: 'wrong-state' });
  });

  it('by a Viewer', async () => {
    const { office, record } = await withMoney();
    const refused = await office.as('Viewer').refusalOf('register.allocate', { record, allocation: toLedger(office, 1_00) });
    expect(refused).toMatchObject({ code: 'not-allowed' });
  });
});

describe('the preview', () => {
  it.each<[string, (office: Office) => Allocation]>([
    ['trips', (office) => shares(office, { d1: 70_00, d2: 10_00 })],
    ['an invoice', (office) => ({ to: 'invoice', invoice: office.id('i1'), amount: cents(99_00) })],
    ['the ledger', (office) => toLedger(office, 33_00)],
    ['a PLB', () => plb(-5_00)],
    ['a return', () => back(12_34)],
  ])('[ALLOC-8] says what allocating does: %s', async (_title, allocation) => {
    const { office, record } = await withMoney();
    await office.commit('i1', { customer: 'maple', items: ['d2'] });
    const preview = await office.do('register.previewAllocation', { record, allocation: allocation(office) });
    await office.do('register.allocate', { record, allocation: allocation(office) });
    expect(await left(office, record)).toBe(preview.leftAfter);
    for (const { dispatch, after } of preview.dispatches)
      expect(await office.do('dispatches.get', { id: dispatch.id })).toMatchObject({ state: after.state, owed: after.owed });
    if (preview.ledger) expect(office.balance('maple')).toBe(preview.ledger.balanceAfter);
    if (preview.invoice) expect(office.invoice('i1')).toEqual({ state: preview.invoice.stateAfter, due: preview.invoice.dueAfter });
  });
});

describe('money to allocate that is taken back', () => {
  it('[ALLOC-10] reversed: neither record waits to be allocated', async () => {
    const { office, record } = await withMoney();
    await office.do('register.allocate', { record, allocation: toLedger(office, 30_00) });
    await office.do('register.reverse', { id: record, reason: 'Of another office', bounced: false });
    expect(await office.do('register.waiting', {})).toEqual({ review: 0, allocate: 0 });
    expect(office.balance('maple')).toBe(0);
    const again = { id: record, reason: 'Twice', bounced: false };
    expect(await office.refusalOf('register.reverse', again)).toMatchObject({ code: 'wrong-state' });
  });

  it('[ALLOC-10] undone and done again: it waits again', async () => {
    const { office, record } = await withMoney();
    const { operation } = await office.do('register.receive', { amount: cents(25_00), type: 'Cash' });
    const undone = await office.do('undo.undo', { operations: [operation] });
    expect(await office.do('register.waiting', {})).toEqual({ review: 0, allocate: 1 });
    await office.do('undo.undo', { operations: undone.operations });
    expect(await office.do('register.waiting', {})).toEqual({ review: 0, allocate: 2 });
    expect(await left(office, record)).toBe(100_00);
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });
});

it('[ALLOC-2] [REC-1] whatever is tried in whatever order, a record adds up and never hands out more than it has', async () => {
  const tries = fc.array(
    fc.record({ to: fc.constantFrom('dispatches', 'ledger', 'plb', 'return'), amount: fc.integer({ min: -120_00, max: 120_00 }) }),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(tries, async (attempts) => {
      const { office, record } = await withMoney();
      for (const { to, amount } of attempts) {
        const each = {
          dispatches: shares(office, { d1: amount }),
          ledger: toLedger(office, amount),
          plb: plb(amount),
          return: back(amount),
        };
        const response = await office.ask('register.allocate', { record, allocation: each[to] });
        if (!response.ok) expect(response.refusal.code).not.toBe('unexpected');
        expect(await left(office, record)).toBeGreaterThanOrEqual(0);
      }
      expect(checkBooks(office.books.reader, office.file)).toEqual([]);
      office.close();
    }),
    { numRuns: 25, seed: 11 },
  );
});
