/** Who the sample office drives for, and how each of them pays. */
import { assert } from '../../shared/assert.ts';
import { cents } from '../../shared/money.ts';
import type { CustomerKind, TenderType } from '../../shared/words.ts';
import type { Chance } from './chance.ts';
import type { Desk } from './desk.ts';
import { address, customerName } from './names.ts';

export type SampleCustomer = {
  id: string;
  kind: CustomerKind;
  name: string;
  home: string;
  /** How often it calls for a trip, against the others. */
  trips: number;
  /** Days from invoice to payment. */
  paysAfter: number;
  tender: TenderType;
  manners: Manners;
};

/** `patchy`: now short, now late; `seldom`: hardly ever. */
export type Manners = 'reliable' | 'generous' | 'patchy' | 'seldom';

/** About 40 customers; more where there are very many dispatches. */
export async function makeCustomers(desk: Desk, chance: Chance, dispatches: number): Promise<SampleCustomer[]> {
  const count = Math.max(40, Math.round(dispatches / 60));
  const kinds: CustomerKind[] = [
    ...Array.from({ length: Math.round(count * 0.35) }, () => 'facility' as const),
    ...Array.from({ length: Math.round(count * 0.1) }, () => 'affiliate' as const),
  ];
  while (kinds.length < count) kinds.push('patient');
  const seen = { facility: 0, affiliate: 0, patient: 0 };
  const customers: SampleCustomer[] = [];
  for (const kind of kinds) customers.push(await makeCustomer(desk, chance, kind, seen[kind]++));
  await enterTwice(desk, customers);
  return customers;
}

/** As it happens: a colleague did not find Maple Court and entered it once more, with a fee on its ledger. */
async function enterTwice(desk: Desk, customers: readonly SampleCustomer[]): Promise<void> {
  const original = customers.find(({ name }) => name.startsWith('Maple Court'));
  if (!original) return;
  const name = original.name.replace('Court', 'Crt.');
  const { id } = await desk.ask('Marcus Webb', 'customers.create', {
    name,
    kind: original.kind,
    line1: original.home.split(', ')[0] ?? '',
  });
  await desk.ask('Marcus Webb', 'customers.addLedgerEntry', { customer: id, amount: cents(35_00), comment: 'Fee for a returned check' });
}

async function makeCustomer(desk: Desk, chance: Chance, kind: CustomerKind, index: number): Promise<SampleCustomer> {
  const name = customerName(kind, index);
  const home = address(chance);
  const mailbox = name.toLowerCase().replace(/[^a-z]+/g, '.');
  const email = kind === 'patient' ? `${mailbox}@mail.example` : `billing@${mailbox}.example`;
  const { id } = await desk.ask('Dana Ruiz', 'customers.create', {
    name,
    kind,
    ...home,
    email: chance.happens(kind === 'patient' ? 55 : 90) ? email : '',
    phone: `(512) 555-01${String(chance.between(10, 99))}`,
  });
  if (kind !== 'patient' && index % 6 === 3)
    await desk.ask('Dana Ruiz', 'customers.addLedgerEntry', {
      customer: id,
      amount: cents(chance.between(2, 14) * 10_00),
      comment: 'Brought forward from the old system',
    });
  return { id, kind, name, home: `${home.line1}, ${home.city}`, manners: mannersOf(kind, index), ...temperOf(chance, kind) };
}

/** Dealt out in turn, not by chance: even a small office has one of each. */
function mannersOf(kind: CustomerKind, index: number): Manners {
  const turns: Record<CustomerKind, readonly Manners[]> = {
    facility: ['reliable', 'generous', 'reliable', 'patchy', 'reliable', 'reliable', 'generous'],
    affiliate: ['reliable'],
    patient: ['reliable', 'reliable', 'patchy', 'reliable', 'seldom', 'reliable', 'patchy', 'reliable', 'reliable', 'seldom'],
  };
  const manners = turns[kind][index % turns[kind].length];
  assert(manners, 'every kind has its turns');
  return manners;
}

function temperOf(chance: Chance, kind: CustomerKind): Pick<SampleCustomer, 'trips' | 'paysAfter' | 'tender'> {
  switch (kind) {
    case 'facility':
      return {
        trips: chance.between(8, 30),
        paysAfter: chance.between(16, 48),
        tender: chance.weighted([
          ['Check', 6],
          ['EFT', 4],
        ]),
      };
    case 'affiliate':
      return { trips: chance.between(8, 16), paysAfter: chance.between(10, 30), tender: 'EFT' };
    case 'patient':
      return {
        trips: chance.between(1, 6),
        paysAfter: chance.between(8, 50),
        tender: chance.weighted([
          ['Check', 6],
          ['Money order', 2],
          ['Cash', 1],
          ['Card', 2],
        ]),
      };
  }
}
