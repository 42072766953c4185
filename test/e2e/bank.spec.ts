import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
let folder: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paydesk-bank-'));
  sample = await openSampleWindow(300);
});
test.afterAll(async () => {
  await sample.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the statement is reconciled: what was suggested confirmed at once, marked, and taken back', async () => {
  const { window } = sample;
  await go(window, 'Check Register');
  await window.getByRole('button', { name: 'Reconcile' }).press('Enter');
  const statement = window.getByRole('table', { name: 'Bank statement' });
  await expect(statement).toBeVisible();
  await expectAccessible(window, 'reconcile');
  const line = statement.locator('button[data-line]').first();
  await line.focus();
  await window.keyboard.press('Space');
  await expect(window.getByRole('button', { name: 'Let 1 line go' })).toBeVisible();
  await window.keyboard.press('Control+c');
  await expect(window.getByText('Line copied')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: /^Let/ })).toHaveCount(0);
  const waiting = statement.getByText('To confirm', { exact: true });
  const count = await waiting.count();
  expect(count).toBeGreaterThan(0);
  await window.getByRole('button', { name: /^Confirm \d+ match/ }).press('Enter');
  await expect(waiting).toHaveCount(0);
  await window.getByRole('button', { name: /^Mark \d+ lines? as reconciled/ }).press('Enter');
  await expect(window.getByRole('button', { name: /as reconciled/ })).toHaveCount(0);

  const first = statement.getByRole('row').filter({ hasText: 'Reconciled' }).first().locator('button[data-line]');
  await first.focus();
  await window.keyboard.press('Enter');
  const panel = window.getByRole('complementary', { name: 'Line of the statement' });
  await panel.getByRole('button', { name: 'Not reconciled after all' }).click();
  await panel.getByRole('button', { name: 'Take the match back' }).click();
  await expect(panel.getByRole('button', { name: 'Match' }).first()).toBeVisible();
  await expectAccessible(window, 'a line of the statement');
  await window.keyboard.press('Escape');
});

test('a deposit is made by keyboard, found on an imported statement, and the statement recognised the second time', async () => {
  const { window } = sample;
  await window.getByRole('button', { name: 'New deposit…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'New deposit' });
  await expect(dialog.getByLabel('Number of the slip')).toBeFocused();
  await dialog.getByLabel('Number of the slip').fill('9001');
  await dialog.getByRole('checkbox').nth(1).press('Space');
  await expectAccessible(window, 'new deposit');
  const make = dialog.getByRole('button', { name: /^Deposit \$/ });
  const amount = (await make.textContent())?.replace('Deposit $', '') ?? '';
  const date = await dialog.getByLabel('Date').inputValue();
  await dialog.getByLabel('Number of the slip').press('Enter');
  await expect(dialog).toBeHidden();

  const file = join(folder, 'statement.csv');
  writeFileSync(file, `Date,Amount,Description,Check Number\n${date},"${amount}",BRANCH DEPOSIT,9001\n`);
  await sample.chooses(file);
  await window.getByRole('button', { name: 'Import statement…' }).click();
  const columns = window.getByRole('dialog', { name: 'What the columns mean' });
  await expect(columns.getByLabel('Check or slip number')).toHaveValue('Check Number');
  await expectAccessible(window, 'the columns of a statement');
  await columns.getByLabel('Date').press('Enter'); // asked once: the second time it is read so by itself
  const line = window.getByRole('row').filter({ hasText: 'BRANCH DEPOSIT' });
  await expect(line).toContainText('Deposit 9001');
  await line.getByRole('button', { name: 'Confirm' }).press('Enter');
  await expect(line).toContainText('Matched');
  await window.getByRole('button', { name: 'Import statement…' }).click();
  await expect(window.getByText('Nothing new: its one line is here already')).toBeVisible();
  await window.getByRole('button', { name: 'Deposits', exact: true }).click();
  await expect(window.getByRole('main')).toContainText('Deposit 9001');
  await expectAccessible(window, 'deposits');
});
