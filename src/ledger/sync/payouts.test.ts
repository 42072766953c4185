import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { offerStatement, statementOf } from '../../../test/builders/statement.ts';
import { aPayout, moved } from '../../../test/builders/stripe-balance.ts';
import { aRefund, paidOn, tell } from '../../../test/builders/stripe-facts.ts';
import type { UnnumberedFact } from '../../shared/companion-api/facts.ts';
import { isoDate } from '../../shared/dates.ts';
import { checkBooks } from '../books/invariants/check.ts';
import { putIntoRecentPayouts } from './put-into-payouts.ts';

const march = { from: isoDate('2026-03-01'), to: isoDate('2026-03-31') };

/** Invoices of $100.00 and $50.00, both paid by card; Stripe keeps $3.20 and $1.75. */
async function twoPayments() {
  const office = await anOffice()
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', price: 50_00 })
    .withDispatch('d3', { customer: 'maple', price: 120_00 })
    .withCustomer('oak')
    .open();
  await office.commit('i1', { customer: 'maple', items: ['d1'] });
  await office.commit('i2', { customer: 'maple', items: ['d2'] });
  const told: UnnumberedFact[] = [
    paidOn(office.id('i1'), { id: 'pi_1', balance: 100_00 }),
    paidOn(office.id('i2'), { id: 'pi_2', balance: 50_00 }),
  ];
  const tellMore = async (...facts: UnnumberedFact[]) => {
    told.push(...facts);
    await tell(office, told);
  };
  await tellMore();
  return { office, tellMore };
}

const first = { id: 'm1', amount: 100_00, fee: 3_20, paymentIntent: 'pi_1' };
const second = { id: 'm2', amount: 50_00, fee: 1_75, paymentIntent: 'pi_2' };

async function deposits(office: Office) {
  const made = (await office.do('deposits.made', march)).deposits;
  return made.map(({ id, told, amount, records, line }) => ({
    ...(told && { id }),
    amount,
    records: records.map((record) => record.amount),
    line: line?.reconciled === undefined ? null : line.reconciled ? 'reconciled' : 'matched',
  }));
}

async function waiting(office: Office) {
  return (await office.do('deposits.waiting', { kind: 'payout' })).records.map(({ id }) => id).toSorted();
}

/** The bank shows the money, and a biller matches it by hand with all of Stripe’s records. */
async function matchByHand(office: Office, amount: string): Promise<string> {
  await office.do('bank.import', { file: offerStatement(office, statementOf([`2026-03-05,${amount},STRIPE TRANSFER,`])) });
  const line = (await office.do('bank.reconciliation', march)).lines.find(({ state }) => state !== 'matched')?.id ?? '';
  await office.do('bank.payout', { line, records: await waiting(office) });
  return line;
}

describe('a payout that was matched by hand before Stripe told of it', () => {
  it.each([
    ['is one deposit, Stripe’s, with the line and the records', false],
    ['stays reconciled', true],
  ])('[PO-10] %s', async (_what, reconciled) => {
    const { office, tellMore } = await twoPayments();
    const line = await matchByHand(office, '145.05');
    if (reconciled) await office.do('bank.reconcile', { lines: [line], reconciled });
    expect(await deposits(office)).toEqual([{ amount: 145_05, records: [100_00, 50_00], line: reconciled ? 'reconciled' : 'matched' }]);
    await tellMore(aPayout({ amount: 145_05 }), moved([first, second], 'po_1'));
    expect(await deposits(office)).toEqual([
      { id: 'po_1', amount: 145_05, records: [100_00, 50_00], line: reconciled ? 'reconciled' : 'matched' },
    ]);
    expect((await office.do('bank.reconciliation', march)).missing).toEqual([]);
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it('[PO-10] with a record too many: that one waits again once Stripe has told all that is in it', async () => {
    const { office, tellMore } = await twoPayments();
    await matchByHand(office, '96.80');
    await tellMore(aPayout({ amount: 96_80, contents: 'later' }));
    expect(await deposits(office)).toEqual([{ id: 'po_1', amount: 96_80, records: [100_00, 50_00], line: 'matched' }]);
    await tellMore(moved([first], 'po_1'));
    expect(await deposits(office)).toEqual([{ id: 'po_1', amount: 96_80, records: [100_00], line: 'matched' }]);
    expect(await waiting(office)).toHaveLength(1);
  });

  it('[PO-10] of another amount is removed when Stripe has its records elsewhere, and its line is free', async () => {
    const { office, tellMore } = await twoPayments();
    await matchByHand(office, '140.00');
    await tellMore(aPayout({ amount: 145_05 }), moved([first, second], 'po_1'));
    expect(await deposits(office)).toEqual([{ id: 'po_1', amount: 145_05, records: [100_00, 50_00], line: null }]);
    expect((await office.do('bank.reconciliation', march)).lines).toMatchObject([{ state: 'unknown', match: null }]);
  });

  it('[PO-10] on a desk that was away is put right when it comes back', async () => {
    const { office, tellMore } = await twoPayments();
    await tellMore(aPayout({ amount: 145_05 }), moved([first, second], 'po_1'));
    const [line, hand] = ['line-1', 'hand-1'];
    office.books.append('Ana', [
      {
        kind: 'statement matched',
        summary: 'Matched by hand on another desk',
        writes: [
          {
            put: 'deposit',
            id: hand,
            set: {
              kind: 'payout',
              date: isoDate('2026-03-05'),
              fees: (await office.do('payouts.get', { id: 'po_1' })).fees,
              removed: false,
            },
          },
          ...office.books.reader
            .all<{ id: string }>('SELECT id FROM deposit_items')
            .map(({ id }) => ({ put: 'depositItem' as const, id, set: { deposit: hand } })),
          {
            put: 'statementLine',
            id: line,
            set: { date: isoDate('2026-03-06'), amount: (await office.do('payouts.get', { id: 'po_1' })).amount, deposit: hand },
          },
        ],
      },
    ]);
    expect(await deposits(office)).toHaveLength(2);
    putIntoRecentPayouts(office.books);
    expect(await deposits(office)).toEqual([{ id: 'po_1', amount: 145_05, records: [100_00, 50_00], line: 'matched' }]);
    const before = office.books.reader.one('SELECT count(*) AS n FROM journal', {});
    putIntoRecentPayouts(office.books);
    expect(office.books.reader.one('SELECT count(*) AS n FROM journal', {})).toEqual(before);
  });
});

it('[PO-10] a line matched by hand after Stripe told of the payout, and not of its records, is that payout', async () => {
  const { office, tellMore } = await twoPayments();
  await tellMore(aPayout({ amount: 145_05, contents: 'by hand' }));
  await matchByHand(office, '145.05');
  expect(await deposits(office)).toEqual([{ id: 'po_1', amount: 145_05, records: [100_00, 50_00], line: 'matched' }]);
  await tellMore(aPayout({ amount: 145_05, contents: 'by hand', status: 'failed', reason: 'Closed.' }));
  expect(await deposits(office)).toEqual([]);
  expect(await waiting(office)).toHaveLength(2);
});

it('[PO-12] of a payout made by hand a biller says what is in it; the comparison needs it not', async () => {
  const { office, tellMore } = await twoPayments();
  const sent = { id: 'm8', amount: -90_00, kind: 'payout' as const, source: 'po_1' };
  await tellMore(moved([first, second, sent]), aPayout({ amount: 90_00, contents: 'by hand' }));
  const known = async () => (await office.do('payouts.get', { id: 'po_1' })).byHand;
  expect(await known()).toEqual({ records: [], total: 0, beyond: -90_00 });
  expect(await office.do('payouts.report', ever)).toMatchObject({ agrees: true, balance: { after: 145_05 - 90_00 } });
  const [mine = ''] = (await office.do('deposits.waiting', { kind: 'payout' })).records
    .filter(({ amount }) => amount === 100_00)
    .map(({ id }) => id);
  expect(await office.as('Viewer').refusalOf('payouts.fill', { id: 'po_1', records: [mine] })).toMatchObject({ code: 'not-allowed' });
  const { operation } = await office.do('payouts.fill', { id: 'po_1', records: [mine] });
  expect(await known()).toMatchObject({ records: [{ amount: 100_00 }], total: 100_00, beyond: 10_00 });
  expect(await waiting(office)).toHaveLength(1);
  putIntoRecentPayouts(office.books);
  expect(await waiting(office)).toHaveLength(1);
  await office.do('undo.undo', { operations: [operation] });
  expect(await waiting(office)).toHaveLength(2);
});

it('[PO-5] records wait again after each payout that failed, also when the next one fails with the same', async () => {
  const { office, tellMore } = await twoPayments();
  const back = (id: string, of: string) => ({ id, amount: 96_80, kind: 'payout' as const, source: of });
  await tellMore(aPayout({ id: 'po_1', amount: 96_80 }), moved([first], 'po_1'));
  await tellMore(aPayout({ id: 'po_1', amount: 96_80, status: 'failed' }));
  expect(await waiting(office)).toHaveLength(2);
  await tellMore(aPayout({ id: 'po_2', amount: 96_80 }), moved([back('b1', 'po_1')], 'po_2'));
  expect(await waiting(office)).toHaveLength(1);
  await tellMore(aPayout({ id: 'po_2', amount: 96_80, status: 'failed' }));
  expect(await waiting(office)).toHaveLength(2);
  await tellMore(aPayout({ id: 'po_3', amount: 96_80 }), moved([back('b2', 'po_2')], 'po_3'));
  expect(await deposits(office)).toEqual([{ id: 'po_3', amount: 96_80, records: [100_00], line: null }]);
});

it('[PO-3] a record stays in the payout of its payment, whatever Stripe moves because of it later', async () => {
  const { office, tellMore } = await twoPayments();
  await tellMore(aPayout({ id: 'po_1', amount: 96_80 }), moved([first], 'po_1'));
  const failed = { id: 'm3', amount: -100_00, paymentIntent: 'pi_1', source: 'ch_m1', at: '2026-03-08T15:00:00Z' };
  await tellMore(aPayout({ id: 'po_2', amount: -51_75, arrival: '2026-03-10' }), moved([failed, second], 'po_2'));
  const both = [
    { id: 'po_2', amount: -51_75, records: [50_00], line: null },
    { id: 'po_1', amount: 96_80, records: [100_00], line: null },
  ];
  expect(await deposits(office)).toEqual(both);
  putIntoRecentPayouts(office.books);
  expect(await deposits(office)).toEqual(both);
});

it('[PO-11] a payment that was taken in can be taken out again, and in once more for somebody else', async () => {
  const { office, tellMore } = await twoPayments();
  const elsewhere: UnnumberedFact = { ...paidOn('', { id: 'pi_9', balance: 120_00 }), portal: null };
  await tellMore(
    elsewhere,
    aPayout({ amount: 116_22 }),
    moved([{ id: 'm9', amount: 120_00, fee: 3_78, paymentIntent: 'pi_9', at: '2026-02-25T15:00:00Z' }], 'po_1'),
  );
  const listed = async () => (await office.do('payouts.elsewhere', {})).payments.map(({ id }) => id);
  const differences = async () =>
    (await office.do('payouts.report', ever)).differences
      .filter(({ object }) => object === 'pi_9')
      .map(({ why, net }) => [why, net.difference]);
  const before = { due: await owed(office), differs: [['elsewhere', 116_22]] };
  expect(await differences()).toEqual(before.differs);
  const wish = { movement: 'txn_m9', customer: office.id('maple'), toward: { to: 'dispatches' as const, dispatches: [office.id('d3')] } };
  const { operation, record } = await office.do('payouts.takeIn', wish);
  expect(await deposits(office)).toMatchObject([{ id: 'po_1', records: [120_00] }]);
  expect(await listed()).toEqual([]);
  expect(await differences()).toEqual([]);
  expect(await office.as('Captain').refusalOf('undo.undo', { operations: [operation] })).toMatchObject({ code: 'not-allowed' });

  const {
    operations: [undone = ''],
  } = await office.do('undo.undo', { operations: [operation] });
  expect(await owed(office)).toEqual(before.due);
  expect(await listed()).toEqual(['txn_m9']);
  expect(await differences()).toEqual(before.differs);
  expect(await deposits(office)).toMatchObject([{ id: 'po_1', records: [] }]);
  expect((await office.do('register.get', { id: record })).needsReview).toBe(false);
  expect((await office.do('bank.reconciliation', march)).waitingForPayout).toEqual({ count: 2, amount: 150_00 });
  expect(await office.refusalOf('undo.undo', { operations: [undone] })).toMatchObject({ message: expect.stringContaining('anew') });

  await office.do('payouts.takeIn', { ...wish, customer: office.id('oak'), toward: { to: 'ledger' } });
  expect(await listed()).toEqual([]);
  expect(await differences()).toEqual([]);
  expect(await deposits(office)).toMatchObject([{ id: 'po_1', records: [120_00] }]);
  expect((await office.do('customers.get', { id: office.id('oak') })).ledgerBalance).toBe(-120_00);
  await tellMore(aRefund({ of: 'pi_9', amount: 20_00 }));
  expect((await office.do('customers.get', { id: office.id('oak') })).ledgerBalance).toBe(-100_00);
  expect(checkBooks(office.books.reader, office.file)).toEqual([]);
});

it('[PO-11] it is not taken out once more was done with it', async () => {
  const { office, tellMore } = await twoPayments();
  await tellMore(
    { ...paidOn('', { id: 'pi_9', balance: 120_00 }), portal: null },
    moved([{ id: 'm9', amount: 120_00, fee: 3_78, paymentIntent: 'pi_9' }]),
  );
  const { operation } = await office.do('payouts.takeIn', { movement: 'txn_m9', customer: office.id('maple'), toward: { to: 'ledger' } });
  await tellMore(aRefund({ of: 'pi_9', amount: 20_00 }));
  expect(await office.refusalOf('undo.undo', { operations: [operation] })).toMatchObject({
    code: 'wrong-state',
    message: expect.stringContaining('More has been done with record pi_9'),
  });
});

const ever = { from: isoDate('2020-01-01'), to: isoDate('2099-01-01') };

async function owed(office: Office) {
  return (await office.do('dispatches.get', { id: office.id('d3') })).owed;
}
