import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';

type Deed = (office: Office) => Promise<{ operation: string }>;

/** Maple Court with two trips on an Open invoice, one more trip waiting, and a debit of 20.00 on its ledger. */
const start = () =>
  anOffice()
    .withCustomer('maple', { ledger: 20_00 })
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', price: 50_00 })
    .withDispatch('d3', { customer: 'maple', price: 30_00 });

async function anOfficeWithInvoice(): Promise<Office> {
  const office = await start().open();
  await office.commit('i1', { customer: 'maple', items: ['d1', 'd2'] });
  return office;
}

/** States and balances: what a refused undo leaves alone. */
async function seen(office: Office) {
  const { rows: trips } = await office.do('dispatches.list', { filter: {} });
  const { rows: invoices } = await office.do('invoices.list', { filter: {} });
  return { trips, invoices, balance: office.balance('maple') };
}

function pay(office: Office, amount: number, options: { keepOpen?: boolean; writeOffRest?: boolean } = {}) {
  return office.do('payments.record', { invoice: office.id('i1'), amount: cents(amount), type: 'Check', number: '1234', ...options });
}

async function undo(office: Office, ...operations: string[]): Promise<string[]> {
  return (await office.do('undo.undo', { operations })).operations;
}

type Refused = [title: string, deed: Deed, since: (office: Office) => Promise<unknown>, message: string];

describe('what something was built upon', () => {
  const cases: Refused[] = [
    [
      'a commit that was paid',
      (office) => commitD3(office),
      (office) => office.do('payments.record', { invoice: office.id('i2'), amount: cents(10_00), type: 'Check', keepOpen: true }),
      'Money has come in for invoice A-1002 since. Undo that first, or leave the invoice as it is.',
    ],
    [
      'a commit that was closed',
      (office) => commitD3(office),
      (office) => office.do('invoices.close', { id: office.id('i2'), as: 'Unpaid' }),
      'Invoice A-1002 has been changed since: it is Unpaid now.',
    ],
    [
      'a draft that was committed',
      async (office) => {
        const draft = await office.do('invoices.draft', { customer: office.id('maple') });
        office.learn('i2', draft.id);
        return draft;
      },
      (office) => office.do('invoices.commit', { id: office.id('i2') }),
      'Invoice A-1002 has been changed since: it is Open now.',
    ],
    [
      'closing, once the trips were invoiced again',
      (office) => office.do('invoices.close', { id: office.id('i1'), as: 'Unpaid' }),
      (office) => office.commit('i2', { customer: 'maple' }),
      'Trips of invoice A-1001 have been invoiced again since, on invoice A-1002. Cancel that one first.',
    ],
    [
      'a payment whose surplus was used',
      (office) => pay(office, 200_00),
      async (office) => {
        await office.commit('i2', { customer: 'maple', items: ['d3'] });
        await office.do('payments.record', { invoice: office.id('i2'), amount: cents(5_00), type: 'Check' });
      },
      'The credit that this gave the customer has been used for another invoice since.',
    ],
    [
      'a payment of which an event was reversed',
      (office) => pay(office, 150_00),
      async (office) => {
        const { rows } = await office.do('events.list', { filter: { kinds: ['payment'] } });
        await office.do('events.reverse', { id: rows[0]?.id ?? '', reason: 'Of another trip' });
      },
      'More has been done with record 1234 since. Undo that first.',
    ],
    [
      'a charge that was reversed',
      (office) => office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'service charge', amount: cents(5_00) }),
      async (office) => {
        const { rows } = await office.do('events.list', { filter: { kinds: ['service charge'] } });
        await office.do('events.reverse', { id: rows[0]?.id ?? '', reason: 'Not agreed' });
      },
      'A payment event of it has been reversed since. Undo that first.',
    ],
    [
      'a customer with trips',
      async (office) => {
        const oak = await office.do('customers.create', { name: 'Oak House', kind: 'facility' });
        office.learn('oak', oak.id);
        return oak;
      },
      (office) => office.do('customers.addLedgerEntry', { customer: office.id('oak'), amount: cents(1_00) }),
      'This customer has trips, invoices or ledger entries already. Archive it instead.',
    ],
  ];
  it.each(cases)('[UNDO-5] is not undone, and says so: %s', async (_title, deed, since, message) => {
    const office = await anOfficeWithInvoice();
    const { operation } = await deed(office);
    await since(office);
    const before = await seen(office);
    expect(await office.refusalOf('undo.undo', { operations: [operation] })).toMatchObject({ code: 'wrong-state', message });
    expect((await office.do('undo.preview', { operation })).refused).toBe(message);
    expect(await seen(office)).toEqual(before);
  });

  async function commitD3(office: Office): Promise<{ operation: string }> {
    const { id } = await office.do('invoices.draft', { customer: office.id('maple'), items: [office.id('d3')] });
    office.learn('i2', id);
    return office.do('invoices.commit', { id });
  }
});

describe('who may undo', () => {
  it('[UNDO-6] an operation is undone once, and done again once', async () => {
    const office = await anOfficeWithInvoice();
    const { operation } = await office.do('settings.change', { dueDays: 10 });
    const [undone] = await undo(office, operation);
    expect((await office.refusalOf('undo.undo', { operations: [operation] })).message).toBe('This has been undone already.');
    await undo(office, undone ?? '');
    expect((await office.refusalOf('undo.undo', { operations: [undone ?? ''] })).message).toBe('This has been done again already.');
  });

  it('[UNDO-6] a whole run is undone, the newest first, and what cannot be is named', async () => {
    const office = await start().withCustomer('oak').withDispatch('d4', { customer: 'oak', price: 80_00 }).open();
    const before = await seen(office);
    const { operations } = await office.do('invoices.generate', { gathering: { kind: 'differential' }, commit: true });
    expect(operations.length).toBe(2);
    const { rows } = await office.do('invoices.list', { filter: { customer: office.id('oak') } });
    await office.do('invoices.close', { id: rows[0]?.id ?? '', as: 'Unpaid' });
    const result = await office.do('undo.undo', { operations });
    expect(result).toMatchObject({
      of: 2,
      done: 1,
      cancelled: false,
      refused: [{ reason: 'Invoice A-1002 has been changed since: it is Unpaid now.' }],
    });
    expect((await seen(office)).trips).toEqual(before.trips);
  });

  it('[UNDO-7] nobody undoes what another user did', async () => {
    const office = await anOfficeWithInvoice();
    const [operation] = office.books.append('Maria', {
      kind: 'settings changed',
      summary: 'Changed',
      writes: [{ put: 'setting', id: 'dueDays', set: { value: 9 } }],
    });
    const refusal = await office.refusalOf('undo.undo', { operations: [operation?.id ?? ''] });
    expect(refusal).toMatchObject({ code: 'not-allowed', message: 'Maria did this. Only Maria can undo it.' });
  });
});
