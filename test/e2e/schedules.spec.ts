import { expect, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
test.beforeAll(async () => {
  sample = await openSampleWindow(200);
});
test.afterAll(() => sample.close());

test('a new dispatch is quoted by the price schedule as it is typed, by hand when an amount is typed over it', async () => {
  const { window } = sample;
  await go(window, 'Dispatches');
  await window.getByRole('button', { name: 'New dispatch' }).click();
  await window.getByRole('dialog').getByLabel('Customer', { exact: true }).fill('grace kim');
  await expect(window.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog', { name: /^New dispatch for/ });
  await dialog.getByLabel('Date of service').fill('2026-11-23');
  await dialog.getByLabel('Miles').fill('10');
  await expect(dialog.getByLabel('Price quote')).toHaveValue('279.50');
  await expect(dialog).toContainText('Standard 2026, BLS: 186.30 + 10.0 miles 93.20');
  await expectAccessible(window, 'new dispatch with a quote');
  await dialog.getByLabel('Price quote').fill('250');
  await dialog.getByRole('button', { name: /^Use Standard 2026/ }).click();
  await expect(dialog.getByLabel('Price quote')).toHaveValue('279.50');
  await dialog.getByRole('button', { name: 'Enter the dispatch' }).click();
  await window.getByRole('button', { name: 'Show' }).click();
  await expect(window.getByRole('heading', { level: 2 })).toHaveText('$279.50');
  await expect(window.getByText('Standard 2026, BLS: 186.30 + 10.0 miles')).toBeVisible();

  await window.getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Edit…' }).click();
  const edit = window.getByRole('dialog', { name: /^Edit dispatch/ });
  await edit.getByLabel('Miles').fill('20');
  await expect(edit.getByLabel('Price quote')).toHaveValue('372.70');
  await edit.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByRole('heading', { level: 2 })).toHaveText('$372.70');
});
