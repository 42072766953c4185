/** Payouts from end to end: the sandbox pays out, the companion tells, and a desk keeps its books by it. */
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { startSync } from '../../src/ledger/sync/start.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import { anOffice } from '../builders/an-office.ts';
import { startOffice } from './office.ts';

/** An office with an invoice of $100.00 and one of $50.00, at a companion of its own. */
async function aHostedDesk() {
  const hosted = await startOffice();
  onTestFinished(() => hosted.stop());
  const office = await anOffice()
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', price: 50_00 })
    .open();
  await office.commit('i1', { customer: 'maple', items: ['d1'] });
  await office.commit('i2', { customer: 'maple', items: ['d2'] });
  const sync = startSync({ books: office.books, log: pino({ level: 'silent' }) });
  onTestFinished(() => sync.stop());
  const { code } = (await hosted.admin('POST', 'enrolment-codes')) as { code: string }; // as the route says
  await sync.enrol({ companionUrl: hosted.url, code });
  const exchange = async () => {
    await hosted.settled();
    expect(await sync.now()).toMatchObject({ ok: true });
  };
  const period = { from: isoDate('2020-01-01'), to: isoDate('2099-01-01') };
  return {
    hosted,
    office,
    exchange,
    pay: async (invoice: string) => {
      const { selfPayId } = await office.do('invoices.get', { id: office.id(invoice) });
      await hosted.fillIn((await hosted.checkout(selfPayId ?? '')).to, 'card');
      await exchange();
    },
    deposits: async () => {
      const { deposits } = await office.do('deposits.made', period);
      return deposits.map(({ id, amount, records }) => ({ id, amount, records: records.map((record) => record.amount) }));
    },
    waiting: async () => (await office.do('deposits.waiting', { kind: 'payout' })).records.map(({ amount }) => amount),
  };
}

it('[PO-1] nothing that somebody wrote on a payment at Stripe is told with the movements of the balance', async () => {
  const { hosted, exchange } = await aHostedDesk();
  await hosted.stripe.chargeElsewhere(cents(20_00));
  await hosted.admin('POST', 'catch-up');
  await exchange();
  const told = JSON.stringify(await hosted.balanceFacts());
  expect(told).toContain('"amount":2000');
  expect(told).not.toContain('Jane Roe');
});

it('[PO-2] [PO-3] [PO-5] a payout is a deposit with its records; after it failed, the next one brings them', async () => {
  const { hosted, office, exchange, pay, deposits, waiting } = await aHostedDesk();
  await pay('i1');
  await hosted.stripe.chargeElsewhere(cents(20_00));
  const first = await hosted.stripe.payOut();
  await exchange();
  // Of $100.00 Stripe keeps 2.9 % and 30 ¢, $3.20; of $50.00 $1.75; of $20.00 88 ¢.
  expect(await deposits()).toEqual([{ id: first.id, amount: 100_00 - 3_20 + 20_00 - 88, records: [100_00] }]);
  expect(await waiting()).toEqual([]);
  expect(await office.refusalOf('deposits.remove', { id: first.id })).toMatchObject({ code: 'wrong-state' });

  await hosted.stripe.failPayout(first.id);
  await exchange();
  expect(await deposits()).toEqual([]);
  expect(await waiting()).toEqual([100_00]);

  await pay('i2');
  const second = await hosted.stripe.payOut();
  await exchange();
  expect(await deposits()).toEqual([{ id: second.id, amount: 170_00 - 3_20 - 88 - 1_75, records: [100_00, 50_00] }]);
  expect(await waiting()).toEqual([]);
});
