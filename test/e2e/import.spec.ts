import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
let folder: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paydesk-import-e2e-'));
  sample = await openSampleWindow(60);
});
test.afterAll(async () => {
  await sample.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\r\n'));
  return path;
}

test('customers are found by search, chosen, checked row by row, brought in and undone', async () => {
  const { window } = sample;
  await sample.chooses(
    write('customers.csv', [
      'Facility,Type,Account No,Address,City,State,ZIP',
      'Cedar Grove Rehab,nursing home,C-100,900 Cedar Ave,Austin,TX,78704',
      'Harbor Dialysis,clinic,C-101,12 Harbor Way,Austin,TX,78705',
      'Cedar Grove Rehab,nursing home,C-100,900 Cedar Ave,Austin,TX,78704',
      ',nursing home,C-102,1 Nowhere,Austin,TX,78706',
    ]),
  );
  await window.getByRole('button', { name: /^Search/ }).click();
  await window.keyboard.type('import');
  await expect(window.getByRole('option', { name: /^Import/, selected: true })).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
  await window.getByRole('button', { name: 'Choose a file…' }).click();

  await expect(window.getByRole('heading', { level: 1, name: 'customers.csv' })).toBeVisible();
  await expect(window.getByLabel('The file holds')).toHaveValue('customers');
  await expect(window.getByRole('combobox', { name: 'Name', exact: true })).toHaveValue('Facility');
  await expectAccessible(window, 'columns of a file');
  // Whoever looks something up meanwhile comes back to the file and its columns.
  await window.getByRole('combobox', { name: 'Name', exact: true }).selectOption('City');
  await go(window, 'Customers');
  await window.goBack();
  await expect(window.getByRole('combobox', { name: 'Name', exact: true })).toHaveValue('City');
  await window.getByRole('combobox', { name: 'Name', exact: true }).selectOption('Facility');
  await window.keyboard.press('Enter');

  await expect(window.getByText('Adds 2 customers.')).toBeVisible();
  await expect(window.getByRole('row', { name: /The same as row 2/ })).toBeVisible();
  await expectAccessible(window, 'rows of a file');
  await window.getByRole('button', { name: 'Bad 1', exact: true }).click();
  await expect(window.getByRole('row', { name: /There is no name/ })).toBeVisible();
  await sample.chooses(join(folder, 'bad.csv'));
  await window.getByRole('button', { name: 'Save the bad rows…' }).click();
  await expect(window.getByText('Saved 1 bad row to bad.csv')).toBeVisible();
  expect(readFileSync(join(folder, 'bad.csv'), 'utf8')).toContain('There is no name.');

  await window.getByRole('button', { name: 'Import 2 customers' }).click();
  await expect(window.getByRole('row', { name: /customers\.csv/ })).toContainText('Customers');
  await expectAccessible(window, 'imports');
  await window.getByRole('button', { name: 'Undo customers.csv' }).click();
  await expect(window.getByRole('dialog')).toContainText('2 customers will be archived.');
  await window.getByRole('dialog').getByRole('button', { name: 'Undo 2 customers' }).click();
  await expect(window.getByRole('row', { name: /customers\.csv/ })).toContainText('Undone');
});

test('trips say beforehand to the cent what is still owed', async () => {
  const { window } = sample;
  await sample.chooses(
    write('trips.csv', [
      'Trip ID,DOS,Bill To,Patient,From,To,Charge,Paid',
      'T-1,1/5/2026,Maple Court Nursing,R. Ames,Maple Court,Seton,"$1,300.00",300.00',
      'T-2,1/6/2026,Maple Court Nursing,R. Ames,Seton,Maple Court,$90.00,',
    ]),
  );
  await window.evaluate(() => {
    location.hash = '/import';
  });
  await window.getByRole('button', { name: 'Choose a file…' }).click();
  await expect(window.getByLabel('The file holds')).toHaveValue('dispatches');
  await window.getByRole('button', { name: 'Check 2 rows' }).click();
  await expect(window.getByText('Adds 2 trips of $1,390.00, $300.00 of it paid before, $1,090.00 still owed.')).toBeVisible();
  await window.getByRole('button', { name: 'Import 2 trips' }).click();
  await expect(window.getByRole('row', { name: /trips\.csv/ })).toContainText('1,090.00');
});
