/** Accounts by the companion's configuration: an office with a key of its own, and a platform with several offices. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureOffice } from '../../src/server/store/offices.ts';
import { makeEnrolmentCode } from '../../src/server/store/desks.ts';
import { openStore } from '../../src/server/store/open.ts';
import { accountOutput, signUpOutput } from '../../src/shared/companion-api/accounts.ts';
import { enrolOutput } from '../../src/shared/companion-api/enrolment.ts';
import { aPayable, startOffice, type TestOffice, webhookSecret } from './office.ts';

let office: TestOffice;
afterEach(() => office.stop());

const invoice = aPayable(1, 26_000);
const wish = { email: 'billing@lonestar.example', again: null };

describe('an office with a key of its own', () => {
  beforeEach(async () => {
    office = await startOffice({ STRIPE_WEBHOOK_SECRET: `whsec_of_another_endpoint,${webhookSecret}` });
    await office.publish([invoice]);
  });

  it('[ACCT-7] shows which account it is, and has nothing to link', async () => {
    expect(await office.told()).toMatchObject({
      accounts: 'own',
      account: 'acct_1SandboxPaydesk000',
      accountName: 'Paydesk sandbox office',
      status: 'active',
    });
    expect((await office.ask('account/sign-up', wish)).status).toBe(400);
    expect((await office.ask('account/unlink', { account: 'acct_1SandboxPaydesk000' })).status).toBe(400);
  });

  it('[ACCT-7] [ACCT-4] given the key of another account, it follows; what was paid on the former one is not refunded from here', async () => {
    await office.payOnline(invoice.selfPayId);
    const [paid] = await office.facts();
    await office.stopCompanion();
    // As if the payment had been made with the key of another account.
    const database = new Database(office.databaseFile);
    for (const table of ['offices', 'stripe_accounts', 'payments']) database.exec(`UPDATE ${table} SET account = 'acct_of_before'`);
    database.close();
    await office.startCompanion();
    await office.admin('POST', 'catch-up');
    expect(await office.told()).toMatchObject({ account: 'acct_1SandboxPaydesk000', status: 'active', formerAccounts: ['acct_of_before'] });
    const paymentIntent = paid && 'paymentIntent' in paid ? paid.paymentIntent : '';
    const made = await office.ask('refunds', { key: 'wish0001', paymentIntent, amount: 500, reason: 'duplicate', knownBack: 0 });
    expect(made).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('acct_of_before') as unknown } } });
  });

  it('[ACCT-3] [ACCT-6] is closed and opened by what Stripe says of it, whichever form of event tells', async () => {
    await office.control('accounts/acct_1SandboxPaydesk000', { status: 'restricted', due: ['external_account'] });
    expect(await office.told()).toMatchObject({ status: 'restricted', missing: ['A bank account for payouts'] });
    expect(await office.page('/pay')).toMatchObject({ state: 'unavailable' });
    await office.control('accounts/acct_1SandboxPaydesk000', { status: 'active' });
    expect(accountOutput.parse((await office.ask('account/refresh', {})).body).stripe).toMatchObject({ status: 'active' });
    expect(await office.page('/pay')).toMatchObject({ state: 'ask' });
  });
});

it('[ACCT-4] the offices of a platform have an account each, and one’s restriction closes no other’s portal', async () => {
  office = await startOffice({ STRIPE_ACCOUNTS: 'platform' });
  const store = await openStore(office.databaseFile);
  const codes = [];
  for (const slug of ['acme', 'birch']) {
    const { id } = await ensureOffice(store.db, { slug, name: slug, phone: '', mode: 'sandbox', connected: true }, Date.now());
    codes.push(await makeEnrolmentCode(store.db, id, Date.now()));
  }
  await store.close();
  const accounts = [];
  for (const [index, code] of codes.entries()) {
    const post = async (path: string, body: unknown, token = '') => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      return (await fetch(`${office.url}/desk/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    };
    const { token } = enrolOutput.parse(await post('enrol', { code, deviceName: 'Desk' }));
    await office.publish([aPayable(index + 1, 10_000)], {}, token);
    const { stripe } = signUpOutput.parse(await post('account/sign-up', wish, token));
    accounts.push(stripe.account);
    await office.control(`accounts/${stripe.account}/answer`, { answered: 'all' });
  }
  expect(new Set(accounts).size).toBe(2);
  await office.control(`accounts/${accounts[0]}`, { status: 'restricted' });
  expect(await office.page('/o/acme/pay')).toMatchObject({ state: 'unavailable' });
  expect(await office.page('/o/birch/pay')).toMatchObject({ state: 'ask' });
  expect(await office.page('/pay')).toMatchObject({ state: 'unavailable' }); // the first one never signed up
});
