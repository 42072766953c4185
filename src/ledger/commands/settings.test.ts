import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { cents } from '../../shared/money.ts';
import type { Input } from '../../shared/office-api/index.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { billers } from '../../shared/office-api/call.ts';

describe('the settings', () => {
  it('of a new office are the defaults', async () => {
    const office = await anOffice().open();
    expect(await office.do('settings.get', {})).toEqual(defaultSettings);
  });

  it.each(billers)('[ROLE-1] are changed by a user who is %s', async (role) => {
    const office = await anOffice().open();
    await office.as(role).do('settings.change', { passFee: true, fixed: cents(25) });
    expect(await office.do('settings.get', {})).toEqual({ ...defaultSettings, passFee: true, fixed: 25 });
  });

  it.each<[change: Input<'settings.change'>, summary: string]>([
    [{ ratePpm: 27_500 }, 'Changed the fee’s rate from 2.9% to 2.75%'],
    [
      { passFee: true, fixed: cents(25) },
      'Changed passing the fee on to customers from off to on, the fee’s fixed part from $0.30 to $0.25',
    ],
    [{ officePhone: '(512) 555-0142' }, 'Changed the office’s phone from nothing to “(512) 555-0142”'],
    [
      { invoiceComment: 'Thank you. '.repeat(9) },
      'Changed the comment on invoices from nothing to “Thank you. Thank you. Thank you. Thank …”',
    ],
  ])('tell in the history who changed what from what to what: %o', async (change, summary) => {
    const office = await anOffice().open();
    await office.as('Captain').do('settings.change', change);
    const { entries } = await office.do('settings.history', {});
    expect(entries[0]).toMatchObject({ user: 'Captain', summary });
  });

  it('changed in great number at once are all kept, and the history names as many as one reads', async () => {
    const office = await anOffice().open();
    const long = 'Please call us with any question about it. '.repeat(9);
    const texts = { textInvoice: long, textByMail: long, textStatement: long, textReceipt: long, textFooter: long };
    await office.do('settings.change', {
      ...texts,
      officeAddress: long,
      remitTo: long,
      invoiceComment: long,
      emailText: long,
      passFee: true,
    });
    expect(await office.do('settings.get', {})).toMatchObject({ textFooter: long, passFee: true });
    const { entries } = await office.do('settings.history', {});
    expect(entries[0]?.summary).toMatch(/^Changed the comment on invoices, passing the fee on to customers, .* and 2 more$/);
  });

  const refused: [title: string, change: Input<'settings.change'>, field: string][] = [
    ['[ROLE-4] a rate of more than 20 %', { officeName: 'Sunrise', ratePpm: 200_001 }, 'ratePpm'],
    ['[ROLE-4] a negative fixed fee', { officeName: 'Sunrise', fixed: cents(-1) }, 'fixed'],
    ['[ROLE-4] an office without a name', { officeName: '', passFee: true }, 'officeName'],
    ['[ROLE-4] a time zone that there is not', { officeName: 'Sunrise', timeZone: 'America/Springfield' }, 'timeZone'],
  ];
  it.each(refused)('%s is refused, and nothing is changed', async (_title, change, field) => {
    const office = await anOffice().open();
    expect(await office.refusalOf('settings.change', change)).toMatchObject({ code: 'invalid-input', field });
    expect(await office.do('settings.get', {})).toEqual(defaultSettings);
  });

  it('a change of nothing is refused', async () => {
    const office = await anOffice().open();
    expect(await office.refusalOf('settings.change', {})).toMatchObject({ code: 'invalid-input' });
  });
});
