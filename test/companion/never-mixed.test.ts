/** Test money and real money, one office's account and another's: what was linked wrongly is refused, or ends right in the books. */
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { checkBooks } from '../../src/ledger/books/invariants/check.ts';
import { cents } from '../../src/shared/money.ts';
import { anOffice } from '../builders/an-office.ts';
import { linkDesk } from './linked-desk.ts';
import { startOffice, type TestOffice } from './office.ts';

let hosted: TestOffice;
beforeEach(async () => {
  hosted = await startOffice();
});
afterEach(() => hosted.stop());

/** A companion in live mode. Its key is none that the sandbox knows: nothing is asked of Stripe here. */
async function aLiveCompanion(): Promise<TestOffice> {
  const live = await startOffice({ STRIPE_MODE: 'live', STRIPE_SECRET_KEY: 'rk_live_office', PUBLIC_URL: 'https://pay.example.com' });
  onTestFinished(() => live.stop());
  return live;
}

async function aDesk() {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
  await office.commit('i1', { customer: 'maple' });
  const sync = await linkDesk(office, hosted);
  const hear = async () => {
    await hosted.settled();
    expect(await sync.now()).toMatchObject({ ok: true });
  };
  const { selfPayId } = await office.do('invoices.get', { id: office.id('i1') });
  return { office, sync, hear, selfPayId: selfPayId ?? '' };
}

const refused = { ok: false, refusal: { code: 'wrong-state', message: expect.stringContaining('books hold test') as unknown } };

it('[ACCT-10] books with a test payment are linked with no live companion, and stay linked where they were', async () => {
  const { sync, hear, selfPayId } = await aDesk();
  await hosted.payOnline(selfPayId);
  await hear();
  const live = await aLiveCompanion();
  expect(await sync.enrol({ companionUrl: live.url, code: await live.enrolmentCode() })).toMatchObject(refused);
  expect(sync.status()).toMatchObject({ companionUrl: hosted.url, state: 'up to date', stripe: { mode: 'sandbox' } });
});

it('[ACCT-10] nor with test money that was only told of: a payment that came past Paydesk', async () => {
  const { office, sync, hear } = await aDesk();
  await hosted.stripe.chargeElsewhere(cents(20_00));
  await hosted.admin('POST', 'catch-up');
  await hear();
  expect(office.register()).toEqual([]);
  const live = await aLiveCompanion();
  expect(await sync.enrol({ companionUrl: live.url, code: await live.enrolmentCode() })).toMatchObject(refused);
});

it('[ACCT-10] books that were tried in the sandbox without a payment may go live', async () => {
  const { sync } = await aDesk();
  const live = await aLiveCompanion();
  expect(await sync.enrol({ companionUrl: live.url, code: await live.enrolmentCode() })).toMatchObject({ ok: true });
  expect(sync.status()).toMatchObject({ companionUrl: live.url, stripe: { mode: 'live' } });
});

it('[ACCT-10] linked with another companion the books keep what was paid, once; a refund of it says where it can be made', async () => {
  const { office, sync, hear, selfPayId } = await aDesk();
  await hosted.payOnline(selfPayId);
  await hear();
  const other = await startOffice();
  onTestFinished(() => other.stop());
  expect(await sync.enrol({ companionUrl: other.url, code: await other.enrolmentCode() })).toMatchObject({ ok: true });
  expect(office.register()).toMatchObject([{ amount: 100_00 }]);
  expect(await other.page(`/pay/${selfPayId}`)).toMatchObject({ state: 'paid' });
  const [record] = office.books.reader.all<{ id: string }>('SELECT id FROM register_records');
  const wish = { record: record?.id ?? '', amount: cents(40_00), reason: 'duplicate' as const, key: 'wish00000001' };
  expect(await office.refusalOf('stripe.refund', wish)).toMatchObject({ message: expect.stringContaining('does not know this payment') });
  expect(office.register()).toHaveLength(1);
  // Back at the first, nothing is booked a second time.
  expect(await sync.enrol({ companionUrl: hosted.url, code: await hosted.enrolmentCode() })).toMatchObject({ ok: true });
  expect(office.register()).toHaveLength(1);
  expect(await office.do('stripe.refund', wish)).toMatchObject({ status: 'succeeded' });
  expect(checkBooks(office.books.reader, office.file)).toEqual([]);
});
