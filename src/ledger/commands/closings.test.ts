import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import { checkBooks } from '../books/invariants/check.ts';

/** Maple Court owes 20.00 on its ledger; i1 is Open with d1 (100.00), d2 (50.00) and that ledger charge. */
async function oneInvoice(ledger = 0): Promise<Office> {
  const office = await anOffice()
    .withCustomer('maple', { ledger })
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', price: 50_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  return office;
}

const add = (office: Office, dispatch: string, kind: 'payment' | 'discount', amount: number) =>
  office.do('dispatches.addEvent', { dispatch: office.id(dispatch), kind, amount: cents(amount) });
const credit = (office: Office, amount: number) =>
  office.do('customers.addLedgerEntry', { customer: office.id('maple'), amount: cents(-amount) });

describe('an Open invoice with nothing left closes by itself', () => {
  it('[INV-14] when the last of its trips is settled by cash or a discount on the trip, as was said before', async () => {
    const office = await oneInvoice();
    await add(office, 'd1', 'payment', 100_00);
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 50_00 });
    const decision = { what: 'add event', kind: 'discount', amount: cents(50_00) } as const;
    const { closes } = await office.do('dispatches.preview', { id: office.id('d2'), decision });
    await add(office, 'd2', 'discount', 50_00);
    expect(closes.map(({ id }) => id)).toEqual([office.id('i1')]);
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it('[INV-14] not while the ledger that it carries owes; a credit on the ledger then closes it, as was said before', async () => {
    const office = await oneInvoice(20_00);
    await add(office, 'd1', 'payment', 100_00);
    await add(office, 'd2', 'payment', 50_00);
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 20_00 });
    await credit(office, 15_00);
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 5_00 });
    const foreseen = await office.do('customers.foreseeLedgerEntry', { customer: office.id('maple'), amount: cents(-5_00) });
    await credit(office, 5_00);
    expect(foreseen.invoices).toMatchObject([{ before: { state: 'Open', due: 5_00 }, after: { state: 'Paid', due: 0 } }]);
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
  });

  it('[INV-14] when money straight to the ledger, or allocated later, settles it', async () => {
    const office = await oneInvoice(20_00);
    const received = await office.do('register.receive', { amount: cents(150_00), type: 'Check', number: '7' });
    const shares = [
      { dispatch: office.id('d1'), amount: cents(100_00) },
      { dispatch: office.id('d2'), amount: cents(50_00) },
    ];
    await office.do('register.allocate', { record: received.record, allocation: { to: 'dispatches', shares } });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 20_00 });
    const toLedger = { customer: office.id('maple'), amount: cents(20_00), type: 'Cash', toward: { to: 'ledger' } } as const;
    await office.do('money.record', toLedger);
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
  });

  it('[INV-14] and undoing opens it again', async () => {
    const office = await oneInvoice();
    await add(office, 'd1', 'payment', 100_00);
    const { operation } = await add(office, 'd2', 'payment', 50_00);
    await office.do('undo.undo', { operations: [operation] });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 50_00 });
    expect(office.dispatch('d2').state).toBe('Awaiting payment');
  });

  it('[INV-15] not by a write-off or a cancelled trip: nothing was paid', async () => {
    const office = await oneInvoice();
    await office.do('dispatches.writeOff', { id: office.id('d1') });
    await office.do('dispatches.change', { id: office.id('d2'), set: { cancelled: true } });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 0 });
    await office.do('dispatches.decideAgain', { id: office.id('d1') });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 100_00 });
  });
});
