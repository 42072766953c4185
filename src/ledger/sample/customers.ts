/** Who the sample office drives for, and how each of them pays. */
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
  for (const kind of kinds) {
    const name = customerName(kind, seen[kind]++);
    customers.push(await makeCustomer(desk, chance, kind, name));
  }
  return customers;
}

async function makeCustomer(desk: Desk, chance: Chance, kind: CustomerKind, name: string): Promise<SampleCustomer> {
  const home = address(chance);
  const mailbox = name.toLowerCase().replace(/[^a-z]+/g, '.');
  const { id } = await desk.ask('Dana Ruiz', 'customers.create', {
    name,
    kind,
    ...home,
    email: chance.happens(kind === 'patient' ? 55 : 90)
      ? `${kind === 'patient' ? mailbox : `billing@${mailbox}`}${kind === 'patient' ? '@mail' : ''}.example`
      : '',
    phone: `(512) 555-01${String(chance.between(10, 99))}`,
  });
  if (kind !== 'patient' && chance.happens(12))
    await desk.ask('Dana Ruiz', 'customers.addLedgerEntry', {
      customer: id,
      amount: cents(chance.between(2, 14) * 10_00),
      comment: 'Brought forward from the old system',
    });
  return { id, kind, name, home: `${home.line1}, ${home.city}`, ...temperOf(chance, kind) };
}

function temperOf(chance: Chance, kind: CustomerKind): Pick<SampleCustomer, 'trips' | 'paysAfter' | 'tender' | 'manners'> {
  switch (kind) {
    case 'facility':
      return {
        trips: chance.between(8, 30),
        paysAfter: chance.between(14, 42),
        tender: chance.weighted([
          ['Check', 6],
          ['EFT', 4],
        ]),
        manners: chance.weighted([
          ['reliable', 6],
          ['generous', 2],
          ['patchy', 2],
        ]),
      };
    case 'affiliate':
      return { trips: chance.between(8, 16), paysAfter: chance.between(10, 30), tender: 'EFT', manners: 'reliable' };
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
        manners: chance.weighted([
          ['reliable', 6],
          ['patchy', 3],
          ['seldom', 2],
        ]),
      };
  }
}
