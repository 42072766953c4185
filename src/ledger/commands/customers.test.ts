import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { cents } from '../../shared/money.ts';

const nobody = 'nobody00000000';

describe('customers', () => {
  it('are added with what is known of them', async () => {
    const office = await anOffice().withCustomer('maple', { name: 'Maple House', kind: 'affiliate' }).open();
    expect(await office.do('customers.get', { id: office.id('maple') })).toMatchObject({
      name: 'Maple House',
      kind: 'affiliate',
      ledgerBalance: 0,
    });
  });

  it('change field by field', async () => {
    const office = await anOffice().withCustomer('maple', { name: 'Maple House' }).open();
    await office.do('customers.change', { id: office.id('maple'), set: { city: 'Austin', archived: true } });
    const expected = { name: 'Maple House', city: 'Austin', archived: true };
    expect(await office.do('customers.get', { id: office.id('maple') })).toMatchObject(expected);
  });

  it('[CUST-1] have contacts and a place of their own, by which they are found', async () => {
    const office = await anOffice().withCustomer('maple', { name: 'Maple House' }).open();
    const nurse = { name: 'Rita Sandoval', role: 'Head nurse', phone: '', email: 'rita@maple.example' };
    const physical = { line1: '9 Creek Rd', line2: '', city: 'Manor', region: 'TX', postal: '78653' };
    await office.do('customers.change', { id: office.id('maple'), set: { contacts: [nurse], physical } });
    expect(await office.do('customers.get', { id: office.id('maple') })).toMatchObject({ contacts: [nurse], physical, city: '' });
    const { hits } = await office.do('office.search', { text: 'sandoval' });
    expect(hits).toMatchObject([{ id: office.id('maple'), why: 'address or contact' }]);
    const { entries } = await office.do('office.history', { entity: 'customer', id: office.id('maple') });
    expect(entries[0]?.summary).toBe('Changed the contacts, the location');
    office.books.rebuild();
    expect((await office.do('customers.get', { id: office.id('maple') })).contacts).toEqual([nurse]);
  });

  it('are out of the way once archived, and can be asked for', async () => {
    const office = await anOffice().withCustomer('maple', { name: 'Maple House' }).withCustomer('oak', { name: 'Oak House' }).open();
    await office.do('customers.change', { id: office.id('maple'), set: { archived: true } });
    const names = async (archived: boolean) => (await office.do('customers.list', { filter: { archived } })).rows.map(({ name }) => name);
    expect(await names(false)).toEqual(['Oak House']);
    expect(await names(true)).toEqual(['Maple House']);
  });

  it('leave no name in the history: a customer may be a patient', async () => {
    const office = await anOffice().withCustomer('reyes', { name: 'Ana Reyes', kind: 'patient' }).open();
    await office.do('customers.change', { id: office.id('reyes'), set: { name: 'Ana Maria Reyes' } });
    const { entries } = await office.do('office.history', { entity: 'customer', id: office.id('reyes') });
    expect(entries.map((entry) => entry.summary)).toEqual(['Changed the name', 'Added a customer']);
  });

  it('[LED-4] owe more or less by a ledger entry', async () => {
    const office = await anOffice().withCustomer('maple').open();
    await office.do('customers.addLedgerEntry', { customer: office.id('maple'), amount: cents(20_00), comment: 'Standby fee' });
    await office.do('customers.addLedgerEntry', { customer: office.id('maple'), amount: cents(-5_00) });
    expect(office.balance('maple')).toBe(15_00);
  });

  it('[LED-4] cannot get a ledger entry of nothing', async () => {
    const office = await anOffice().withCustomer('maple').open();
    const refusal = await office.refusalOf('customers.addLedgerEntry', { customer: office.id('maple'), amount: cents(0) });
    expect(refusal).toMatchObject({ code: 'invalid-input', field: 'amount' });
  });

  it('that are not in the books are refused', async () => {
    const office = await anOffice().open();
    expect(await office.refusalOf('customers.change', { id: nobody, set: { city: 'Austin' } })).toMatchObject({ code: 'not-found' });
    const entry = { customer: nobody, amount: cents(1) };
    expect(await office.refusalOf('customers.addLedgerEntry', entry)).toMatchObject({ code: 'not-found' });
  });
});
