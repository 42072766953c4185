import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { offerStatement, statementOf } from '../../../test/builders/statement.ts';
import { isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';

it('[BANK-14] a period leaves as a file: each line with what it could stand for, and what the statement lacks', async () => {
  const office = await anOffice().withCustomer('maple').open();
  await office.do('register.receive', { type: 'EFT', number: '88120034', amount: cents(75_00) });
  await office.do('register.receive', { type: 'Check', number: '101', amount: cents(60_00) });
  await office.do('bank.import', { file: offerStatement(office, statementOf(['2026-03-04,75.00,EFT FROM PAYER,88120034'])) });
  const path = join(dirname(office.file), 'exported.csv');
  office.ledger.files.offer('exported', path);
  const period = { from: isoDate('2026-03-01'), to: isoDate('2026-03-31') };
  expect(await office.do('bank.export', { to: 'exported', form: 'csv', period })).toEqual({ rows: 2 });
  const [, line, missing] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  expect(line).toMatch(/^2026-03-04,suggested,.*,EFT FROM PAYER,88120034,75.00,EFT 88120034,2026-03-02,75.00$/);
  expect(missing).toMatch(/^2026-03-02,missing,.*,Check 101,2026-03-02,60.00$/);
});
