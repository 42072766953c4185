/** A companion that comes back with an older memory, or with none: its facts are counted anew, and the desks must notice. */
import { copyFile, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '../../src/shared/companion-api/facts.ts';
import { cents } from '../../src/shared/money.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';
import { stripeTotal } from '../builders/stripe-facts.ts';
import { linkDesk } from './linked-desk.ts';
import { startOffice, type TestOffice } from './office.ts';

let hosted: TestOffice;
beforeEach(async () => {
  hosted = await startOffice();
});
afterEach(() => hosted.stop());

const invoices = ['i1', 'i2', 'i3'];

/** A desk with three invoices of 100.00 each, linked with the companion. */
async function aDesk() {
  const start = invoices.reduce(
    (office, _name, index) => office.withDispatch(`d${index + 1}`, { customer: 'maple', price: 100_00 }),
    anOffice().withCustomer('maple'),
  );
  const office = await start.open();
  for (const [index, name] of invoices.entries()) await office.commit(name, { customer: 'maple', items: [`d${index + 1}`] });
  const sync = await linkDesk(office, hosted);
  const link = async () => {
    expect(await sync.enrol({ companionUrl: hosted.url, code: await hosted.enrolmentCode() })).toMatchObject({ ok: true });
  };
  return { office, sync, link };
}

async function selfPayIdOf(office: Office, invoice: string): Promise<string> {
  return (await office.do('invoices.get', { id: office.id(invoice) })).selfPayId ?? '';
}

async function payOnline(office: Office, invoice: string): Promise<string> {
  const { to } = await hosted.checkout(await selfPayIdOf(office, invoice));
  await hosted.fillIn(to, 'card');
  await hosted.settled();
  return (await hosted.stripe.paymentIntentOf(to.split('/').at(-1) ?? '')) ?? '';
}

async function backUp(): Promise<string> {
  const backup = `${hosted.databaseFile}.backup`;
  const database = new Database(hosted.databaseFile);
  await database.backup(backup);
  database.close();
  return backup;
}

/** Puts the backup in the place of the database; null: a new, empty one. */
async function restore(backup: string | null): Promise<void> {
  await hosted.stopCompanion();
  for (const end of ['', '-wal', '-shm']) await rm(hosted.databaseFile + end, { force: true });
  if (backup !== null) await copyFile(backup, hosted.databaseFile);
  await hosted.startCompanion();
  await hosted.admin('POST', 'catch-up');
}

const booked = (office: Office) => office.register().map(({ number, amount }) => ({ object: number.split('_')[0], amount }));

describe('a companion that was restored from an older backup', () => {
  it('[SYNC-7] tells again what it has forgotten, and the desk books nothing twice', async () => {
    const { office, sync } = await aDesk();
    const backup = await backUp();
    await hosted.stripe.refund(await payOnline(office, 'i1'), cents(40_00), 'succeeded');
    await hosted.settled();
    await sync.now();
    await restore(backup);
    await payOnline(office, 'i2');
    expect(await sync.now()).toMatchObject({ ok: true, value: { state: 'up to date' } });
    expect(booked(office)).toEqual([
      { object: 'pi', amount: 100_00 },
      { object: 'txn', amount: -40_00 },
      { object: 'pi', amount: 100_00 },
    ]);
  });

  it('[SYNC-7] is noticed although the fact under the desk’s number is the same: one before it is another', async () => {
    const { office, sync } = await aDesk();
    const backup = await backUp();
    const other = (await hosted.checkout(await selfPayIdOf(office, 'i2'))).to;
    const { to } = await hosted.checkout(await selfPayIdOf(office, 'i1'));
    await hosted.fillIn(to, 'bank');
    await hosted.settled();
    const first = (await hosted.stripe.paymentIntentOf(to.split('/').at(-1) ?? '')) ?? '';
    await hosted.stripe.settle(first, 'succeeded');
    await hosted.settled();
    await sync.now();
    const told = await hosted.facts();
    await hosted.stopCompanion();
    await hosted.stripe.setWebhooks('lost');
    await hosted.fillIn(other, 'card');
    await restore(backup);
    const toldAnew = await hosted.facts();
    const second = ({ number: _number, history: _history, ...fact }: Fact) => fact;
    expect(toldAnew.slice(1).map(second), 'the case that this test is about').toEqual(told.slice(1).map(second));
    expect(await sync.now()).toMatchObject({ ok: true, value: { state: 'up to date' } });
    expect(stripeTotal(office)).toBe(200_00);
  });

  it('[SYNC-7] gets the balances again that were published since, also when Stripe has reported nothing', async () => {
    const { office, sync } = await aDesk();
    const backup = await backUp();
    await office.pay('i1', { amount: 60_00, number: '1234', keepOpen: true });
    await sync.now();
    await restore(backup);
    await sync.now();
    expect(await hosted.page(`/pay/${await selfPayIdOf(office, 'i1')}`)).toMatchObject({ figures: { 'balance-due': 40_00 } });
  });
});

describe('a new, empty companion for the same Stripe account', () => {
  it('[SYNC-7] finds all that the account has seen, and the desk books what it had not heard and nothing twice', async () => {
    const { office, sync, link } = await aDesk();
    await payOnline(office, 'i1');
    await sync.now();
    await sync.setOnline(false);
    await hosted.stripe.refund(await payOnline(office, 'i2'), cents(100_00), 'succeeded');
    await hosted.stripe.dispute(await payOnline(office, 'i3'), cents(100_00), cents(15_00));
    await hosted.settled();
    await restore(null);
    await link();
    expect(booked(office)).toHaveLength(4);
    expect(stripeTotal(office)).toBe(200_00);
    expect((await office.do('invoices.get', { id: office.id('i3') })).activity.map(({ fact }) => fact)).toContain('dispute opened');
  });

  it('[SYNC-8] is silent about what the account took elsewhere before it came, and lists what it takes elsewhere since', async () => {
    const elsewhere = () =>
      fetch(`${hosted.sandbox.url}/v1/payment_intents`, {
        method: 'POST',
        headers: { authorization: 'Bearer sk_test_scenario' },
        body: new URLSearchParams({
          amount: '7700',
          currency: 'usd',
          confirm: 'true',
          payment_method: 'pm_card_visa',
          'automatic_payment_methods[enabled]': 'true',
          'automatic_payment_methods[allow_redirects]': 'never',
        }),
      });
    expect((await elsewhere()).status).toBe(200);
    await hosted.settled();
    // In another second: Stripe counts in seconds.
    const second = Math.floor(Date.now() / 1000);
    await expect.poll(() => Math.floor(Date.now() / 1000), { interval: 20, timeout: 5000 }).toBeGreaterThan(second);
    await restore(null);
    const { token } = await hosted.enrol('New desk');
    expect(await hosted.facts(0, token)).toEqual([]);
    expect((await elsewhere()).status).toBe(200);
    await hosted.settled();
    expect(await hosted.facts(0, token)).toMatchObject([{ fact: 'payment succeeded', amount: 77_00, portal: null }]);
  });
});
