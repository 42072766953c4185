import { describe, expect, it } from 'vitest';
import { withPortal, withPress } from '../../../test/builders/a-press.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import { formatSelfPayId } from '../../shared/self-pay-id.ts';

describe('an invoice on paper', () => {
  it('[PAPER-1] leaves the office only when it is committed', async () => {
    const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
    withPress(office);
    const { id } = await office.do('invoices.draft', { customer: office.id('maple') });
    expect(await office.refusalOf('documents.preview', { document: { what: 'invoice', id } })).toMatchObject({ code: 'wrong-state' });
  });

  it('[PAPER-2] shows each trip with its date, level and amounts, the ledger charge and the totals', async () => {
    const office = await anOffice()
      .withCustomer('maple', { name: 'Maple Court', ledger: 20_00 })
      .withDispatch('d1', { customer: 'maple', price: 100_00, date: '2026-01-05' })
      .withDispatch('d2', { customer: 'maple', price: 1_250_50, date: '2026-01-07' })
      .open();
    const press = withPress(office);
    await office.commit('i1', { customer: 'maple' });
    const { title, pages } = await office.do('documents.preview', { document: { what: 'invoice', id: office.id('i1') } });
    const { number } = await office.do('invoices.get', { id: office.id('i1') });
    expect({ title, pages }).toEqual({ title: `Invoice ${number}`, pages: 1 });
    const [text] = press.texts;
    for (const shown of [
      'Maple Court',
      `Invoice ${number}`,
      'Date Mar 2, 2026',
      'Due Apr 1, 2026',
      'Jan 5, 2026',
      'Jan 7, 2026',
      '1,250.50 1,250.50',
      'Carried forward on your account 20.00 20.00',
      'Total 1,370.50 1,370.50',
      'Amount due $1,370.50',
    ])
      expect(text).toContain(shown);
  });

  it.each([
    { amounts: 'as due now', slip: 'Amount due $60.00', row: '100.00 60.00', total: 'Total 100.00 60.00' },
    { amounts: 'as invoiced', slip: 'Amount invoiced $100.00', row: '100.00', total: 'Total 100.00' },
  ] as const)('[PAPER-3] shows the amounts $amounts', async ({ amounts, slip, row, total }) => {
    const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
    const press = withPress(office);
    await office.commit('i1', { customer: 'maple' });
    await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'payment', amount: cents(40_00) });
    await office.do('documents.preview', { document: { what: 'invoice', id: office.id('i1'), amounts } });
    const [text] = press.texts;
    for (const shown of [slip, row, total]) expect(text).toContain(shown);
    if (amounts === 'as invoiced') expect(text).not.toContain('60.00');
  });

  it.each([
    {
      what: 'paid',
      ledger: 0,
      says: 'Nothing is due on this invoice now.',
      settle: (office: Office) => office.pay('i1', { amount: 100_00 }),
    },
    { what: 'a credit', ledger: -130_00, says: 'Nothing is to be paid: you have a credit of $30.00.', settle: async () => {} },
    {
      what: 'sold',
      ledger: 0,
      says: 'It was sold to a collection agency: please do not pay it to us.',
      settle: (office: Office) => office.do('invoices.close', { id: office.id('i1'), as: 'Sold' }),
    },
  ])('[PAPER-15] asks for nothing where nothing is to be paid: $what', async ({ ledger, says, settle }) => {
    const office = await anOffice()
      .withSettings({ officePhone: '512-555-0100' })
      .withCustomer('maple', { ledger })
      .withDispatch('d1', { customer: 'maple', price: 100_00 })
      .open();
    const press = withPress(office);
    await office.commit('i1', { customer: 'maple' });
    await settle(office);
    for (const amounts of ['as due now', 'as invoiced'] as const)
      await office.do('documents.preview', { document: { what: 'invoice', id: office.id('i1'), amounts } });
    for (const text of press.texts) {
      expect(text).toContain(says);
      expect(text).toContain('If you have a question about this invoice, call 512-555-0100.');
      expect(text).not.toMatch(/Please pay by|Detach here|Amount due|Amount enclosed/);
    }
  });

  it.each([
    ['a short one', 'Maple Court', 'to lines '],
    ['a name over two lines', 'The Good Samaritan Rehabilitation and Nursing Center of South Austin', 'to lines '],
    ['over three', 'The Evangelical Lutheran Good Samaritan Society, South Austin Rehabilitation and Nursing Center', 'to lines small'],
    ['as long as there is', 'x'.repeat(200), 'to lines smaller'],
  ])('[PAPER-16] the address stands whole in the window: %s', async (_what, name, look) => {
    const office = await anOffice().withCustomer('maple', { name }).withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
    const press = withPress(office);
    const set = { line1: '500 Maple Avenue', line2: 'Suite 2', city: 'Austin', region: 'TX', postal: '78704' };
    await office.do('customers.change', { id: office.id('maple'), set });
    await office.commit('i1', { customer: 'maple' });
    await office.do('documents.preview', { document: { what: 'invoice', id: office.id('i1') } });
    expect(press.htmls[0]).toContain(`<address class="${look}">${name}\n500 Maple Avenue\nSuite 2\nAustin, TX 78704</address>`);
  });

  it.each([
    { trips: 8, comment: '', follow: false },
    { trips: 14, comment: '', follow: true },
    { trips: 5, comment: 'Our rates have changed. '.repeat(40), follow: true },
  ])('[PAPER-17] $trips trips: on pages of their own: $follow', async ({ trips, comment, follow }) => {
    const names = Array.from({ length: trips }, (_, index) => `d${index}`);
    const builder = names.reduce(
      (each, name) => each.withDispatch(name, { customer: 'maple', price: 10_00 }),
      anOffice().withCustomer('maple'),
    );
    const office = await builder.withSettings({ invoiceComment: comment }).open();
    const press = withPress(office);
    await office.commit('i1', { customer: 'maple' });
    await office.do('documents.preview', { document: { what: 'invoice', id: office.id('i1') } });
    expect(press.texts[0]?.includes('The trips are listed on the following page')).toBe(follow);
  });

  it.each([
    { detail: 'nothing', shows: [], hides: ['Ruth', 'R. A.', 'Maple Street'] },
    { detail: 'initials', shows: ['R. A.'], hides: ['Ruth', 'Maple Street'] },
    { detail: 'name', shows: ['Ruth Abel'], hides: ['Maple Street'] },
    { detail: 'name and trip', shows: ['Ruth Abel', 'Maple Street → Mercy Hospital'], hides: [] },
  ] as const)('[PAPER-4] tells of the patient: $detail', async ({ detail, shows, hides }) => {
    const office = await anOffice()
      .withCustomer('court', { kind: 'facility' })
      .withDispatch('d1', { customer: 'court', price: 100_00, patient: 'Ruth Abel' })
      .withSettings({ patientForFacility: detail, patientForPatient: 'name and trip', patientForAffiliate: 'name and trip' })
      .open();
    const press = withPress(office);
    await office.do('dispatches.change', { id: office.id('d1'), set: { origin: 'Maple Street', destination: 'Mercy Hospital' } });
    await office.commit('i1', { customer: 'court' });
    await office.do('documents.preview', { document: { what: 'invoice', id: office.id('i1') } });
    for (const shown of shows) expect(press.texts[0]).toContain(shown);
    for (const hidden of hides) expect(press.texts[0]).not.toContain(hidden);
  });

  it('[PAPER-5] says how to pay online only while the portal takes a payment for it', async () => {
    const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
    const press = withPress(office);
    withPortal(office, 'https://pay.example.com/pay');
    await office.commit('i1', { customer: 'maple' });
    const { selfPayId } = await office.do('invoices.get', { id: office.id('i1') });
    const document = { what: 'invoice', id: office.id('i1') } as const;
    await office.do('documents.preview', { document });
    expect(press.texts[0]).toContain(
      `Pay online Scan the code, or go to pay.example.com/pay and enter your self-pay ID ${formatSelfPayId(selfPayId ?? '')}`,
    );
    await office.do('settings.change', { portalEnabled: false });
    await office.do('documents.preview', { document });
    expect(press.texts[1]).not.toMatch(/Pay online|self-pay/i);
  });

  it('[PAPER-6] shows what was typed as it was typed, never as part of the page', async () => {
    const name = '<script>alert(1)</script> & {{office}} <b>Co</b>';
    const office = await anOffice().withCustomer('odd', { name }).withDispatch('d1', { customer: 'odd', price: 100_00 }).open();
    const press = withPress(office);
    await office.commit('i1', { customer: 'odd' });
    await office.do('documents.preview', { document: { what: 'invoice', id: office.id('i1') } });
    expect(press.texts[0]).toContain(name);
    expect(press.htmls[0]).not.toMatch(/<script|<b>/);
  });

  it('[PAPER-7] fills the office’s own texts, and refuses one that names what there is not', async () => {
    const office = await anOffice()
      .withCustomer('maple', { name: 'Maple Court' })
      .withDispatch('d1', { customer: 'maple', price: 100_00 })
      .withSettings({
        officeName: 'Lone Star',
        officePhone: '555-0148',
        textInvoice: 'Dear {customer}, {amount} is due on {due date}. {office}, {phone}',
      })
      .open();
    const press = withPress(office);
    await office.commit('i1', { customer: 'maple' });
    await office.do('documents.preview', { document: { what: 'invoice', id: office.id('i1') } });
    expect(press.texts[0]).toContain('Dear Maple Court, $100.00 is due on Apr 1, 2026. Lone Star, 555-0148');
    const refusal = await office.refusalOf('settings.change', { textInvoice: 'Dear {patient}' });
    expect(refusal.message).toContain('There is no {patient}');
  });
});
