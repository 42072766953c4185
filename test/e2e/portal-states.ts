/** Every state that a page of the portal can be in, each at an address: for the tests that look at all of them. */
import Database from 'better-sqlite3';
import { letterhead } from '../../src/ledger/sample/letterhead.ts';
import { cents } from '../../src/shared/money.ts';
import type { SelfPayId } from '../../src/shared/self-pay-id.ts';
import { aPayable, startOffice, type TestOffice } from '../companion/office.ts';

/** `state`: as the page names it to machines. */
export type PortalState = { name: string; path: string; state: string };

export type Portal = {
  office: TestOffice;
  states: PortalState[];
  /** The same pages once the office has changed: switched off, guessed at too often, broken. Each is entered, looked at and left. */
  later: { name: string; path: string; state: string; enter(): Promise<void>; leave(): Promise<void> }[];
  payable: SelfPayId;
  byCard: SelfPayId;
};

const visit = 'a-visit-of-the-test';

/** Starts an office whose invoices are in every state. */
export async function startPortal(): Promise<Portal> {
  const office = await startOffice();
  const owed = {
    payable: 260_00,
    byBank: 640_00,
    byCard: 400_00,
    begun: 310_00,
    ended: 120_00,
    changed: 90_00,
    failed: 75_00,
    mine: 98_00,
    waiting: 55_00,
  };
  const names = Object.keys(owed) as (keyof typeof owed)[]; // of the line above
  const due = Object.fromEntries(names.map((name, n) => [name, aPayable(n + 1, owed[name])])) as Record<
    keyof typeof owed,
    ReturnType<typeof aPayable>
  >; // of the same names
  const resting = {
    paid: aPayable(21, 0, { state: 'Paid' }),
    'nothing-due': aPayable(22, 0),
    closed: aPayable(23, 50_00, { state: 'Unpaid' }),
    cancelled: aPayable(24, 50_00, { state: 'Cancelled' }),
    sold: aPayable(25, 50_00, { state: 'Sold' }),
    'too small': aPayable(26, 10),
  };
  const terms = { passFee: true, partialLeast: cents(20_00), logo: letterhead.documentLogo };
  await office.publish([...Object.values(due), ...Object.values(resting)], terms);

  const toCheckout = async (name: keyof typeof owed, who = visit) => (await office.checkout(due[name].selfPayId, { visit: who })).to;
  const pathOf = (address: string) => address.replace(office.url, '');
  const byBank = pathOf(await office.fillIn(await toCheckout('byBank'), 'bank'));
  const refused = pathOf(await office.fillIn(await toCheckout('failed'), 'bank'));
  const byCard = pathOf(await office.fillIn(await toCheckout('mine'), 'card'));
  await toCheckout('begun', 'of-somebody-else');
  const [ended] = [await toCheckout('ended'), await toCheckout('changed')];
  await office.settled();
  for (const fact of await office.facts()) {
    if (fact.fact === 'payment processing' && fact.portal?.invoice === due.failed.invoice)
      await office.stripe.settle(fact.paymentIntent, 'failed');
  }
  await office.stripe.expireSession(ended.split('/').at(-1) ?? '');
  await office.publish([aPayable(names.indexOf('changed') + 1, 80_00)], terms);
  await office.settled();

  const page2 = (name: keyof typeof owed, query = '') => `/pay/${due[name].selfPayId}${query}`;
  const at = (name: string, state: string, path: string): PortalState => ({ name, state, path });
  const states = [
    at('ask', 'ask', '/pay'),
    at('a wrong check digit', 'bad-id', '/pay/4821930015'),
    at('nine digits', 'bad-id', '/pay/482193001'),
    at('an unknown ID', 'unknown', `/pay/${aPayable(900, 100).selfPayId}`),
    at('payable', 'payable', page2('payable')),
    at('a part', 'payable', page2('payable', '?amount=50.00')),
    at('too small a part', 'payable', page2('payable', '?amount=1,5')),
    at('somebody has begun', 'payable', page2('begun')),
    at('checkout ended', 'payable', page2('ended', `?visit=${visit}`)),
    at('amount changed', 'payable', page2('changed', `?visit=${visit}`)),
    at('bank refused', 'payable', refused),
    at('processing', 'processing', page2('byBank')),
    ...Object.entries(resting).map(([name, { selfPayId }]) =>
      at(name, name === 'paid' || name === 'nothing-due' ? name : 'not-payable', `/pay/${selfPayId}`),
    ),
    at('thanks by card', 'paid', byCard),
    at('thanks by bank', 'processing', byBank),
    at('no such page', 'nothing-here', '/pay/no/such/page'),
  ];
  return {
    office,
    states,
    later: laterOf(office, due.payable.selfPayId),
    payable: due.payable.selfPayId,
    byCard: due.byCard.selfPayId,
  };
}

function laterOf(office: TestOffice, payable: SelfPayId): Portal['later'] {
  const path = `/pay/${payable}`;
  const database = new Database(office.databaseFile);
  return [
    {
      name: 'switched off',
      path,
      state: 'unavailable',
      enter: async () => void (await office.publish([], { portalEnabled: false })),
      leave: async () => void (await office.publish([])),
    },
    {
      name: 'something broke',
      path,
      state: 'broken',
      enter: () => Promise.resolve(void database.exec('ALTER TABLE payables RENAME TO payables_away')),
      leave: () => Promise.resolve(void database.exec('ALTER TABLE payables_away RENAME TO payables').close()),
    },
    {
      name: 'too many tries',
      path,
      state: 'too-many',
      enter: async () => {
        for (let tries = 0; tries < 10; tries++) await office.page(`/pay/${aPayable(900, 100).selfPayId}`);
      },
      leave: () => Promise.resolve(),
    },
  ];
}

/** Another office, whose customer has just paid, and whose Stripe does not answer: the address of the thank-you page. */
export async function startWaiting(): Promise<{ office: TestOffice; state: PortalState }> {
  const office = await startOffice({}, 'a way');
  const invoice = aPayable(1, 55_00);
  await office.publish([invoice], { logo: letterhead.documentLogo });
  const { to } = await office.checkout(invoice.selfPayId);
  office.way?.cut(true);
  const path = (await office.fillIn(to, 'card')).replace(office.url, '');
  return { office, state: { name: 'waiting for Stripe', path, state: 'processing' } };
}
