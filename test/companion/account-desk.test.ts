/** A desk, its companion under a platform, and the sandbox: who may link an account, and who is told what became of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBooks } from '../../src/ledger/books/invariants/check.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';
import { linkDesk } from './linked-desk.ts';
import { startOffice, type TestOffice } from './office.ts';

let hosted: TestOffice;
beforeEach(async () => {
  hosted = await startOffice({ STRIPE_ACCOUNTS: 'platform' });
});
afterEach(() => hosted.stop());

async function aLinkedDesk() {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
  await office.commit('i1', { customer: 'maple' });
  return { office, sync: await linkDesk(office, hosted) };
}

async function historyOf(office: Office): Promise<string[]> {
  const { entries } = await office.do('settings.history', {});
  return entries.map((entry) => `${entry.user}: ${entry.summary}`);
}

const wish = { email: 'billing@lonestar.example', again: null };

describe('linking an account from a desk', () => {
  it('[ACCT-8] is in the history: who linked, what Stripe said, who unlinked', async () => {
    const { office, sync } = await aLinkedDesk();
    const begun = await office.do('stripe.signUp', wish);
    const account = sync.status().stripe?.account ?? '';
    expect(account).toMatch(/^acct_/);
    // The desk hears of what was done in the browser by itself.
    const away = await fetch(begun.url, { redirect: 'manual' });
    await fetch(away.headers.get('location') ?? '', {
      method: 'POST',
      body: new URLSearchParams({ answer: 'finish' }),
      redirect: 'manual',
    });
    await expect.poll(() => sync.status().stripe?.status, { timeout: 8000 }).toBe('active');
    await office.do('stripe.lookAgain', {});
    await sync.now();
    await office.do('stripe.signUp', wish);
    expect(await office.refusalOf('stripe.unlink', { account: 'acct_of_before' })).toMatchObject({ code: 'wrong-state' });
    await office.do('stripe.unlink', { account });
    expect(sync.status().stripe).toMatchObject({ status: 'not linked', formerAccounts: [account] });
    const history = await historyOf(office);
    expect(history[0]).toBe(`Administrator: Unlinked Stripe account ${account}`);
    expect(history).toContain(`[Paydesk]: Stripe account ${account} takes payments`);
    expect(history.filter((line) => line.startsWith('Administrator: Linked'))).toEqual([`Administrator: Linked Stripe account ${account}`]);
  });

  it('[ACCT-9] only an Administrator signs up or unlinks, whatever the screen shows', async () => {
    const office = await anOffice().open();
    for (const role of ['Captain', 'Biller', 'Viewer'] as const) {
      const other = office.as(role);
      expect(await other.refusalOf('stripe.signUp', wish)).toMatchObject({ code: 'not-allowed' });
      expect(await other.refusalOf('stripe.unlink', { account: 'acct_1' })).toMatchObject({ code: 'not-allowed' });
    }
    const { refused } = await office.do('people.refused', {});
    expect(refused.slice(0, 2)).toMatchObject([
      { user: 'Viewer', call: 'stripe.unlink', why: 'role' },
      { user: 'Viewer', call: 'stripe.signUp', why: 'role' },
    ]);
  });
});

it('[ACCT-4] an account that is unlinked goes on telling: a bank payment on its way, a refund, a payout; and the books know whose they are', async () => {
  const { office, sync } = await aLinkedDesk();
  const link = async () => {
    const { url } = await office.do('stripe.signUp', wish);
    const away = await fetch(url, { redirect: 'manual' });
    await fetch(away.headers.get('location') ?? '', {
      method: 'POST',
      body: new URLSearchParams({ answer: 'finish' }),
      redirect: 'manual',
    });
    await hear();
    return sync.status().stripe?.account ?? '';
  };
  const hear = async () => {
    await hosted.settled();
    expect(await sync.now()).toMatchObject({ ok: true });
  };
  const first = await link();
  const { selfPayId } = await office.do('invoices.get', { id: office.id('i1') });
  await hosted.payOnline(selfPayId ?? '', 'bank');
  await office.do('stripe.unlink', { account: first });
  expect(await hosted.page(`/pay/${selfPayId}`)).toMatchObject({ state: 'unavailable' });
  const second = await link();
  expect(second).not.toBe(first);
  await hear();
  // Nobody pays it twice on the new account meanwhile.
  expect(await hosted.page(`/pay/${selfPayId}`)).toMatchObject({ state: 'processing' });

  const [begun] = await hosted.facts();
  const paymentIntent = begun && 'paymentIntent' in begun ? begun.paymentIntent : '';
  await hosted.stripe.settle(paymentIntent, 'succeeded');
  await hosted.control('payouts', { account: first });
  await hosted.admin('POST', 'catch-up');
  await hear();
  const [record] = office.books.reader.all<{ id: string; amount: number; stripe_account: string }>(
    'SELECT id, amount, stripe_account FROM register_records',
  );
  expect(record).toMatchObject({ amount: 100_00, stripe_account: first });
  expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
  const refund = { record: record?.id ?? '', amount: cents(40_00), reason: 'requested_by_customer' as const, key: 'wish00000001' };
  expect(await office.do('stripe.refund', refund)).toMatchObject({ status: 'on its way' });
  await hear();
  const accounts = office.books.reader.all<{ stripe_account: string }>('SELECT DISTINCT stripe_account FROM register_records');
  expect(accounts).toEqual([{ stripe_account: first }]);
  const { payouts } = await office.do('payouts.sent', { from: isoDate('2020-01-01'), to: isoDate('2099-01-01') });
  expect(payouts).toMatchObject([{ amount: 99_20 }]); // Stripe kept 0.8 %
  expect(checkBooks(office.books.reader, office.file)).toEqual([]);
});
