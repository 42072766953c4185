import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { offerStatement } from '../../../test/builders/statement.ts';

const strange = ['Wann,Was,Wieviel', '2026-03-05,DEPOSIT,60.00', '2026-03-06,FEE,-12.50'].join('\n');
const columns = { heading: true, mapping: { date: 'Wann', description: 'Was', amount: 'Wieviel' } };

describe('the columns of a statement', () => {
  it('[BANK-12] are asked about where their names say nothing, shown with what they come to, and remembered', async () => {
    const office = await anOffice().open();
    const file = () => offerStatement(office, strange);
    expect(await office.do('bank.read', { file: file() })).toMatchObject({
      table: {
        columns: [{ name: 'Wann', samples: ['2026-03-05', '2026-03-06'] }, { name: 'Was' }, { name: 'Wieviel' }],
        remembered: false,
      },
      lines: null,
      problem: expect.stringContaining('a column “Date” is missing'),
    });
    expect(await office.refusalOf('bank.import', { file: file() })).toMatchObject({ code: 'invalid-input' });
    expect(await office.do('bank.read', { file: file(), columns })).toMatchObject({
      lines: { count: 2, from: '2026-03-05', to: '2026-03-06', moneyIn: 60_00, moneyOut: -12_50 },
      problem: '',
    });
    await office.do('bank.import', { file: file(), columns });
    expect(await office.do('bank.read', { file: file() })).toMatchObject({
      table: { remembered: true, read: columns },
      lines: { count: 2 },
    });
    expect(await office.do('bank.import', { file: file() })).toMatchObject({ added: 0, known: 2 });
  });

  it('[BANK-12] of a file without names are told from what stands in it', async () => {
    const office = await anOffice().open();
    const file = offerStatement(office, '"03/05/2026","60.00","*","","ACH CREDIT"\n"03/06/2026","-12.50","*","","FEE"');
    const read = await office.do('bank.read', { file });
    expect(read.table?.read).toEqual({ heading: false, mapping: { date: 'Column A', amount: 'Column B', description: 'Column E' } });
    expect(read.lines).toMatchObject({ count: 2, moneyIn: 60_00, moneyOut: -12_50 });
    expect(await office.do('bank.import', { file })).toMatchObject({ added: 2 });
  });

  it('[BANK-12] [BANK-13] stand under the bank’s summary; a balance is no line', async () => {
    const office = await anOffice().open();
    const rows = ['Description,,Summary Amt.', 'Beginning balance,,"1,000.00"', '', 'Date,Description,Amount,Running Bal.'];
    const lines = ['03/01/2026,Beginning balance as of 03/01/2026,,"1,000.00"', '03/05/2026,DEPOSIT,"60.00","1,060.00"'];
    const file = offerStatement(office, [...rows, ...lines].join('\n'));
    expect((await office.do('bank.read', { file })).lines).toMatchObject({ count: 1, from: '2026-03-05', moneyIn: 60_00 });
  });

  it('of nothing but balances are no statement', async () => {
    const office = await anOffice().open();
    const file = offerStatement(office, 'Date,Description,Amount\n2026-03-05,Balance,');
    expect(await office.refusalOf('bank.import', { file })).toMatchObject({ message: 'There is no line in this statement.' });
  });
});
