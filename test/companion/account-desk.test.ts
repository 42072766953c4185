/** A desk, its companion under a platform, and the sandbox: who may link an account, and who is told what became of it. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { getSettingsHistory } from '../../src/ledger/queries/history.ts';
import type { CommandContext } from '../../src/ledger/commands/registry.ts';
import { stripeAccountHandlers } from '../../src/ledger/commands/stripe-account.ts';
import { startSync } from '../../src/ledger/sync/start.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';
import { startOffice, type TestOffice } from './office.ts';

let hosted: TestOffice;
beforeEach(async () => {
  hosted = await startOffice({ STRIPE_ACCOUNTS: 'platform' });
});
afterEach(() => hosted.stop());

const user = { id: 'dana', name: 'Dana Ruiz', roles: ['Administrator'] as const };

async function aLinkedDesk() {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
  await office.commit('i1', { customer: 'maple' });
  const sync = startSync({ books: office.books, log: pino({ level: 'silent' }) });
  onTestFinished(() => sync.stop());
  const { code } = (await hosted.admin('POST', 'enrolment-codes')) as { code: string }; // as the route says
  expect(await sync.enrol({ companionUrl: hosted.url, code })).toMatchObject({ ok: true });
  const context = {
    books: office.books,
    reader: office.books.reader,
    clock: office.books.clock,
    sync,
    user,
    connection: () => sync.status(),
  };
  const ask = (name: string, input: unknown) => {
    const handler = stripeAccountHandlers.find((each) => each.name === name);
    // The parts of the context that these handlers use.
    return handler?.run(context as unknown as CommandContext, input) as Promise<{ ok: boolean; value?: { url?: string } }>;
  };
  return { office, sync, ask };
}

function historyOf({ books }: Office): string[] {
  const told = getSettingsHistory.run({ reader: books.reader, user } as never, {}) as {
    value: { entries: { user: string; summary: string }[] };
  };
  return told.value.entries.map((entry) => `${entry.user}: ${entry.summary}`);
}

const wish = { email: 'billing@lonestar.example', again: null };

describe('linking an account from a desk', () => {
  it('[ACCT-8] is in the history: who linked, what Stripe said, who unlinked', async () => {
    const { office, sync, ask } = await aLinkedDesk();
    const begun = await ask('stripe.signUp', wish);
    expect(begun).toMatchObject({ ok: true });
    const account = sync.status().stripe?.account ?? '';
    expect(account).toMatch(/^acct_/);
    // The desk hears of what was done in the browser by itself.
    const away = await fetch(begun.value?.url ?? '', { redirect: 'manual' });
    await fetch(away.headers.get('location') ?? '', {
      method: 'POST',
      body: new URLSearchParams({ answer: 'finish' }),
      redirect: 'manual',
    });
    await expect.poll(() => sync.status().stripe?.status, { timeout: 8000 }).toBe('active');
    expect(await ask('stripe.lookAgain', {})).toMatchObject({ ok: true });
    await sync.now();
    expect(await ask('stripe.signUp', wish)).toMatchObject({ ok: true });
    expect(await ask('stripe.unlink', { account: 'acct_of_before' })).toMatchObject({ ok: false });
    expect(await ask('stripe.unlink', { account })).toMatchObject({ ok: true });
    expect(sync.status().stripe).toMatchObject({ status: 'not linked', formerAccounts: [account] });
    const history = historyOf(office);
    expect(history[0]).toBe(`Dana Ruiz: Unlinked Stripe account ${account}`);
    expect(history).toContain(`[Paydesk]: Stripe account ${account} takes payments`);
    expect(history.filter((line) => line.startsWith('Dana Ruiz: Linked'))).toEqual([`Dana Ruiz: Linked Stripe account ${account}`]);
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
