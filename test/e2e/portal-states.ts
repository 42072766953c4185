/** Every state that a page of the portal can be in, each at an address: for the tests that look at all of them. */
import Database from 'better-sqlite3';
import { letterhead } from '../../src/ledger/sample/letterhead.ts';
import type { Payable } from '../../src/shared/companion-api/payables.ts';
import { cents } from '../../src/shared/money.ts';
import type { SelfPayId } from '../../src/shared/self-pay-id.ts';
import { aPayable, startOffice, type TestOffice } from '../companion/office.ts';

/** `state`: as the page names it to machines. */
export type PortalState = { name: string; path: string; state: string };

export type Portal = {
  office: TestOffice;
  /** What it has published. */
  terms: typeof terms;
  states: PortalState[];
  /** The same pages once the office has changed: switched off, guessed at too often, broken. Each is entered, looked at and left. */
  later: { name: string; path: string; state: string; enter(): Promise<void>; leave(): Promise<void> }[];
  payable: SelfPayId;
  byCard: SelfPayId;
};

const visit = 'a-visit-of-the-test';
const terms = { passFee: true, partialLeast: cents(20_00), logo: letterhead.documentLogo };

const due = {
  payable: aPayable(1, 260_00),
  byBank: aPayable(2, 640_00),
  byCard: aPayable(3, 400_00),
  begun: aPayable(4, 310_00),
  ended: aPayable(5, 120_00),
  changed: aPayable(6, 90_00),
  refused: aPayable(7, 75_00),
  thanked: aPayable(8, 98_00),
};
const resting = {
  paid: aPayable(21, 0, { state: 'Paid' }),
  'nothing-due': aPayable(22, 0),
  closed: aPayable(23, 50_00, { state: 'Unpaid' }),
  cancelled: aPayable(24, 50_00, { state: 'Cancelled' }),
  sold: aPayable(25, 50_00, { state: 'Sold' }),
  'too small': aPayable(26, 10),
};

/** Starts an office whose invoices are in every state. */
export async function startPortal(): Promise<Portal> {
  const office = await startOffice();
  await office.publish([...Object.values(due), ...Object.values(resting)], terms);
  const pay = async ({ selfPayId }: Payable, by: 'card' | 'bank') =>
    (await office.fillIn((await office.checkout(selfPayId, { visit })).to, by)).replace(office.url, '');
  const thanks = { byBank: await pay(due.byBank, 'bank'), byCard: await pay(due.thanked, 'card'), refused: await pay(due.refused, 'bank') };
  await office.checkout(due.begun.selfPayId, { visit: 'of-somebody-else' });
  await office.checkout(due.changed.selfPayId, { visit });
  const { to: ended } = await office.checkout(due.ended.selfPayId, { visit });
  await office.settled();
  for (const fact of await office.facts()) {
    if (fact.fact === 'payment processing' && fact.portal?.invoice === due.refused.invoice)
      await office.stripe.settle(fact.paymentIntent, 'failed');
  }
  await office.stripe.expireSession(ended.split('/').at(-1) ?? '');
  await office.publish([aPayable(6, 80_00)], terms);
  await office.settled();
  const { payable, byCard } = due;
  return { office, terms, states: statesOf(thanks), later: laterOf(office, payable), payable: payable.selfPayId, byCard: byCard.selfPayId };
}

function statesOf(thanks: { byBank: string; byCard: string; refused: string }): PortalState[] {
  const page2 = ({ selfPayId }: Payable, query = '') => `/pay/${selfPayId}${query}`;
  const at = (name: string, state: string, path: string): PortalState => ({ name, state, path });
  return [
    at('ask', 'ask', '/pay'),
    at('a wrong check digit', 'bad-id', '/pay/4821930015'),
    at('nine digits', 'bad-id', '/pay/482193001'),
    at('an unknown ID', 'unknown', page2(aPayable(900, 100))),
    at('payable', 'payable', page2(due.payable)),
    at('a part', 'payable', page2(due.payable, '?amount=50.00')),
    at('too small a part', 'payable', page2(due.payable, '?amount=1,5')),
    at('somebody has begun', 'payable', page2(due.begun)),
    at('checkout ended', 'payable', page2(due.ended, `?visit=${visit}`)),
    at('amount changed', 'payable', page2(due.changed, `?visit=${visit}`)),
    at('bank refused', 'payable', thanks.refused),
    at('processing', 'processing', page2(due.byBank)),
    ...Object.entries(resting).map(([name, invoice]) =>
      at(name, name === 'paid' || name === 'nothing-due' ? name : 'not-payable', page2(invoice)),
    ),
    at('thanks by card', 'paid', thanks.byCard),
    at('thanks by bank', 'processing', thanks.byBank),
    at('no such page', 'nothing-here', '/pay/no/such/page'),
  ];
}

function laterOf(office: TestOffice, { selfPayId }: Payable): Portal['later'] {
  const path = `/pay/${selfPayId}`;
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
