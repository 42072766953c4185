import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import readWorkbook from 'read-excel-file/node';
import { startDesk } from './a-desk.ts';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
let folder: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paydesk-exports-e2e-'));
  sample = await openSampleWindow(60);
});
test.afterAll(async () => {
  await sample.close();
  rmSync(folder, { recursive: true, force: true });
});

test('payment events are found by type, creator and amount, summed up, and exported as CSV and for Excel', async () => {
  const { window } = sample;
  await go(window, 'Payment Events');
  await window.getByRole('button', { name: /^Transaction type/ }).click();
  await window.getByRole('checkbox', { name: 'Check', exact: true }).check();
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Filter', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Amount' }).click();
  await window.getByLabel('At least').fill('20');
  await window.getByRole('button', { name: 'Done' }).click();
  await expect(window.getByRole('button', { name: /^Amount at least \$20\.00/ })).toBeVisible();
  await window.getByRole('button', { name: 'By type' }).click();
  await expect(window.getByRole('rowheader', { name: 'Check' })).toBeVisible();
  await expectAccessible(window, 'payment events by type');
  await window.keyboard.press('Escape');

  for (const [form, label] of [
    ['csv', 'CSV file…'],
    ['xlsx', 'Excel workbook…'],
  ] as const) {
    await sample.chooses(join(folder, `events.${form}`));
    await window.getByRole('button', { name: 'Export' }).click();
    await window.getByRole('menuitem', { name: label }).click();
    await expect(window.getByText(`to events.${form}`)).toBeVisible();
  }
  const lines = readFileSync(join(folder, 'events.csv'), 'utf8').trim().split('\r\n');
  expect(lines[0]).toContain('AssociatedTransactionTypeDescription');
  expect(lines.slice(1).every((line) => line.includes(',Check,'))).toBe(true);
  const [sheet] = await readWorkbook(join(folder, 'events.xlsx'));
  expect(sheet?.data).toHaveLength(lines.length);

  await window.getByRole('button', { name: 'Filter', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Customer' }).click();
  await window.keyboard.type('maple');
  await expect(window.getByRole('list', { name: 'Customer: found' }).getByRole('button').first()).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('button', { name: 'Remove the filter Customer' })).toBeVisible();
});

test('a list is exported as it is found', async () => {
  const { window } = sample;
  await go(window, 'Check Register');
  await window.getByRole('button', { name: 'Type any' }).click();
  await window.getByRole('checkbox', { name: 'Check', exact: true }).check();
  await window.keyboard.press('Escape');
  await sample.chooses(join(folder, 'register.xlsx'));
  await window.getByRole('button', { name: 'Export' }).press('Enter');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(window.getByText('to register.xlsx')).toBeVisible();
  const [sheet] = await readWorkbook(join(folder, 'register.xlsx'));
  const [headings, ...rows] = sheet?.data ?? [];
  expect(headings?.slice(0, 3)).toEqual(['Date', 'Type', 'Number']);
  expect(rows.every(([date, type]) => date instanceof Date && type === 'Check')).toBe(true);
  await expect(window.getByText(`${rows.length} records`)).toBeVisible();
});

test('open invoices are exported for BillFlash, marked, and found as exported', async () => {
  const { window } = sample;
  await go(window, 'Invoices');
  await sample.chooses(join(folder, 'mail.xml'));
  await window.getByRole('button', { name: 'Export' }).click();
  await window.getByRole('menuitem', { name: /^For BillFlash/ }).click();
  await expect(window.getByText(/Each becomes an account of its own/)).toBeVisible();
  await expectAccessible(window, 'the export for BillFlash');
  await window.getByRole('button', { name: 'Save the file…' }).click();
  await expect(window.getByText('to mail.xml')).toBeVisible();
  expect(readFileSync(join(folder, 'mail.xml'), 'utf8')).toContain('<TableID>1002</TableID>');
  await window.getByRole('button', { name: 'Filter', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Exported to BillFlash' }).click();
  await window.getByRole('radio', { name: 'yes' }).check();
  await window.keyboard.press('Escape');
  await window.getByRole('row').nth(1).click();
  await expect(window.getByText(/^Exported to BillFlash [A-Z]/)).toBeVisible();
});

test('all data of the office leaves as one archive', async () => {
  const { window } = sample;
  await sample.chooses(join(folder, 'all.zip'));
  await go(window, 'Settings');
  await window.getByRole('link', { name: 'Data' }).click();
  await window.getByRole('button', { name: 'Export all data…' }).click();
  await expect(window.getByText('to all.zip')).toBeVisible();
  expect(readFileSync(join(folder, 'all.zip')).subarray(0, 2).toString()).toBe('PK');
});

test('a new desk begins from that archive, and takes none that was cut off', async () => {
  const books = join(folder, 'new.paydesk');
  const app = await startDesk(books, join(folder, 'new user'));
  const window = await app.firstWindow();
  const chooses = (path: string) =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);
  const all = readFileSync(join(folder, 'all.zip'));
  writeFileSync(join(folder, 'cut.zip'), all.subarray(0, all.length / 2));
  await chooses(join(folder, 'cut.zip'));
  await window.getByRole('button', { name: 'Begin from an export…' }).click();
  await expect(window.getByText(/This is no full export/)).toBeVisible();
  await chooses(join(folder, 'all.zip'));
  await window.getByRole('button', { name: 'Begin from an export…' }).press('Enter');
  await expect(window.getByLabel('Name of the office')).toHaveCount(0, { timeout: 30_000 });
  await app.close();
  const made = new Database(books, { readonly: true });
  const { owed, operations } = made
    .prepare<[], { owed: number; operations: number }>(
      'SELECT (SELECT sum(owed) FROM dispatches) AS owed, (SELECT count(*) FROM journal) AS operations',
    )
    .get() ?? { owed: 0, operations: 0 };
  made.close();
  expect(operations).toBeGreaterThan(60);
  expect(owed).toBeGreaterThan(0);
});
