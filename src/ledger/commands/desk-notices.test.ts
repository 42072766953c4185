import { expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { aPayout } from '../../../test/builders/stripe-balance.ts';
import { aDispute, aRefund, paidOn, tell } from '../../../test/builders/stripe-facts.ts';
import type { StripeState, UnnumberedFact } from '../../shared/companion-api/facts.ts';
import { instant } from '../../shared/dates.ts';
import { noteAccount } from '../sync/account-notices.ts';

/** One invoice of two trips, 300.00 together; `told` is what Stripe has reported of it. */
async function anOfficeThatHeard(told: (invoice: string) => readonly UnnumberedFact[]): Promise<Office> {
  const office = await anOffice()
    .withCustomer('maple', { name: 'Maple Court' })
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', price: 200_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  await tell(office, told(office.id('i1')));
  return office;
}

const answerBy = instant(Date.parse('2026-03-10T23:59:59Z'));

it('[NOTE-1] a payment, a failed bank payment, a dispute with its last day, and a refund are notices, each with its record', async () => {
  const office = await anOfficeThatHeard((invoice) => {
    const { fact: _paid, ...payment } = paidOn(invoice, { id: 'pi_2', balance: 300_00 });
    return [
      paidOn(invoice, { balance: 300_00 }),
      { ...payment, fact: 'payment failed', method: 'Bank account ···· 6789', reason: 'The account is closed.' },
      aRefund({ amount: 50_00 }),
      { ...aDispute({ amount: 100_00, status: 'open', withdrawn: 0, fee: 0 }), answerBy },
    ];
  });
  const { notices, unseen } = await office.do('notices.all', {});
  const told = Object.fromEntries(
    notices.map(({ what, tone, title, amount, answerBy: day, record }) => [what, [tone, title, amount, day, record !== null]]),
  );
  expect(told).toEqual({
    dispute: ['attention', 'Maple Court disputes a payment', 100_00, '2026-03-10', true],
    'failed payment': ['attention', 'Maple Court’s bank payment failed', 300_00, null, false],
    payment: ['fine', expect.stringMatching(/^Maple Court paid invoice /), 300_00, null, true],
    refund: ['quiet', 'Maple Court was refunded', -50_00, null, true],
  });
  expect(unseen).toBe(4);
  for (const { brief } of notices) expect(JSON.stringify(brief)).not.toContain('Maple');
});

it('[NOTE-2] what a customer began and left, what is only on its way, and a declined card are no notices', async () => {
  const office = await anOfficeThatHeard((invoice) => {
    const { fact: _paid, at, account, livemode, ...payment } = paidOn(invoice, { balance: 300_00 });
    const head = { at, account, livemode };
    return [
      { ...head, ...payment, fact: 'payment failed', reason: 'Your card was declined.' },
      { ...head, ...payment, paymentIntent: 'pi_2', fact: 'payment processing', method: 'Bank account ···· 6789' },
      { ...head, fact: 'checkout expired', session: 'cs_1', invoice, amount: payment.amount },
    ];
  });
  expect((await office.do('notices.all', {})).notices).toEqual([]);
});

it('[NOTE-7] [NOTE-6] a payout that failed is a notice that says what to do, once; one that was canceled is a quiet one', async () => {
  const office = await anOfficeThatHeard(() => {
    const failed = { id: 'po_2', amount: 96_80, status: 'failed', reason: 'The bank account has been closed.' } as const;
    return [
      aPayout({ id: 'po_1', amount: 50_00 }),
      aPayout({ id: 'po_2', amount: 96_80 }),
      aPayout({ ...failed, at: '2026-03-06T09:00:00Z' }),
      aPayout({ ...failed, at: '2026-03-07T09:00:00Z' }), // told again, as after a restored backup
      aPayout({ id: 'po_3', amount: 20_00, status: 'canceled', at: '2026-03-05T09:00:00Z' }),
    ];
  });
  const { notices } = await office.do('notices.all', {});
  expect(
    notices.map(({ at, what, tone, amount, payout, text, brief }) => [at.slice(0, 10), what, tone, amount, payout, text, brief.title]),
  ).toEqual([
    [
      '2026-03-06',
      'payout',
      'attention',
      96_80,
      'po_2',
      'The bank account has been closed. The money is at Stripe again. Correct the bank account in the Stripe dashboard: a later payout brings it.',
      'A Stripe payout did not arrive',
    ],
    [
      '2026-03-05',
      'payout',
      'quiet',
      20_00,
      'po_3',
      'The money stays at Stripe and comes with a later payout.',
      'A Stripe payout was canceled',
    ],
  ]);
  const { activity } = await office.do('office.home', {});
  expect(activity.map(({ fact, payout, title }) => [fact, payout, title])).toEqual(
    notices.map(({ payout, title }) => [payout === 'po_2' ? 'payout failed' : 'payout canceled', payout, title]),
  );
});

it('[NOTE-3] what one has seen is still new to others, and a Viewer has seen it too', async () => {
  const office = await anOfficeThatHeard((invoice) => [paidOn(invoice, { balance: 300_00 })]);
  const viewer = office.as('Viewer');
  const { notices } = await viewer.do('notices.all', {});
  await viewer.do('notices.markSeen', { ids: notices.map(({ id }) => id) });
  expect(await viewer.do('notices.all', {})).toMatchObject({ unseen: 0, notices: [{ seen: true }] });
  expect(await office.do('notices.all', {})).toMatchObject({ unseen: 1, notices: [{ seen: false }] });
});

it('[NOTE-4] trouble with the account is told once, and so is its end; that Stripe was not reached is not', async () => {
  const office = await anOffice().open();
  const now = office.books.clock.now();
  const hears = (minute: number, status: StripeState['status'], account = 'acct_1') =>
    noteAccount(
      office.books,
      {
        mode: 'sandbox',
        accounts: 'platform',
        since: null,
        missing: [],
        missingBy: null,
        formerAccounts: [],
        status,
        account,
        accountName: '',
        message: status === 'active' ? '' : 'Look at Stripe.',
        lastHeardAt: null,
        dashboardUrl: 'https://dashboard.example',
        portalUrl: 'https://pay.example/pay',
      },
      instant(now + minute * 60_000),
    );
  hears(0, 'active');
  hears(1, 'unreachable');
  hears(2, 'active');
  hears(3, 'restricted');
  hears(4, 'restricted');
  hears(5, 'unreachable');
  hears(6, 'active');
  hears(7, 'active', 'acct_2');
  const { notices } = await office.do('notices.all', {});
  expect(notices.map(({ tone, title, text }) => [tone, title, text])).toEqual([
    ['attention', 'Another Stripe account is linked', 'New payments go there.'],
    ['fine', 'The Stripe account works again', 'Customers can pay online.'],
    ['attention', 'Stripe has restricted the account', 'Look at Stripe.'],
  ]);
});
