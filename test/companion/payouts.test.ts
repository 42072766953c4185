/** Payouts from end to end: the sandbox pays out, the companion tells, and a desk keeps its books by it. */
import { expect, it, onTestFinished } from 'vitest';
import { isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import { anOffice } from '../builders/an-office.ts';
import { linkDesk } from './linked-desk.ts';
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
  const sync = await linkDesk(office, hosted);
  const exchange = async () => {
    await hosted.settled();
    expect(await sync.now()).toMatchObject({ ok: true });
  };
  return {
    hosted,
    office,
    exchange,
    pay: async (invoice: string) => {
      const { selfPayId } = await office.do('invoices.get', { id: office.id(invoice) });
      await hosted.fillIn((await hosted.checkout(selfPayId ?? '')).to, 'card');
      await exchange();
    },
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

const ever = { from: isoDate('2020-01-01'), to: isoDate('2099-01-01') };

it('[PO-6] [PO-9] Stripe against the books: what differs is named, and it is said what Stripe really charged', async () => {
  const { hosted, office, exchange, pay } = await aHostedDesk();
  await pay('i1');
  await hosted.admin('POST', 'catch-up');
  await exchange();
  expect(await office.do('payouts.report', ever)).toMatchObject({ agrees: true, differences: [], balance: { after: 100_00 - 3_20 } });

  await hosted.stripe.chargeElsewhere(cents(20_00));
  const [paid] = (await office.do('register.list', { filter: {} })).rows;
  await hosted.stripe.dispute(paid?.number ?? '', cents(40_00), cents(15_00));
  await hosted.admin('POST', 'catch-up');
  await exchange();
  const report = await office.do('payouts.report', ever);
  expect(report.lines).toEqual([
    { kind: 'payments', stripe: 120_00, books: 100_00, difference: 20_00 },
    { kind: 'refunds', stripe: 0, books: 0, difference: 0 },
    { kind: 'disputes', stripe: -40_00, books: 0, difference: -40_00 },
    { kind: 'dispute fees', stripe: -15_00, books: 0, difference: -15_00 },
    { kind: 'fees', stripe: -3_20 - 88, books: -3_20, difference: -88 },
    { kind: 'other', stripe: 0, books: 0, difference: 0 },
  ]);
  expect(Object.fromEntries(report.differences.map(({ why, stripe }) => [why, stripe]))).toEqual({ elsewhere: 20_00, undecided: -40_00 });
  // 2.9 % and 30 ¢ of $100.00 and of $20.00: Stripe charged just what the settings say.
  expect(await office.do('payouts.feeCheck', ever)).toMatchObject({
    payments: 2,
    charged: 4_08,
    byTheSettings: 4_08,
    fittingRatePpm: 29_000,
  });
});

it('[PO-7] [PO-8] a payment that came past Paydesk is taken into the books, once, and with it what went back of it', async () => {
  const { hosted, office, exchange } = await aHostedDesk();
  const { id: intent } = await hosted.stripe.chargeElsewhere(cents(120_00));
  await hosted.stripe.refund(intent, cents(20_00), 'succeeded');
  await hosted.admin('POST', 'catch-up');
  await exchange();
  const { payments } = await office.do('payouts.elsewhere', {});
  expect(payments).toMatchObject([{ amount: 120_00, fee: 3_78, text: 'Visa ···· 4242', paymentIntent: intent }]);
  const wish = {
    movement: payments[0]?.id ?? '',
    customer: office.id('maple'),
    toward: { to: 'invoices' as const, invoices: [office.id('i1')] },
  };
  expect(await office.as('Viewer').refusalOf('payouts.takeIn', wish)).toMatchObject({ code: 'not-allowed' });
  expect(await office.do('payouts.foreseeTakeIn', wish)).toMatchObject({
    record: { amount: 120_00 },
    trips: [{ amount: 100_00, after: { owed: 0, state: 'Finished' } }],
    takenBack: 20_00,
  });
  await office.do('payouts.takeIn', wish);
  const { rows } = await office.do('register.list', { filter: {}, sort: { by: 'amount', descending: true } });
  expect(rows).toMatchObject([
    { type: 'Stripe', number: intent, amount: 120_00, needsReview: true },
    { type: 'Stripe', amount: -20_00, needsReview: true },
  ]);
  expect(await office.refusalOf('payouts.takeIn', wish)).toMatchObject({ code: 'conflict' });
  expect(await office.do('payouts.elsewhere', {})).toMatchObject({ payments: [] });
  expect(await office.do('payouts.report', ever)).toMatchObject({ agrees: true, balance: { after: 120_00 - 3_78 - 20_00 } });
});
