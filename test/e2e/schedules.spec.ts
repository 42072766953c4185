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
  await expect(edit).toBeHidden();
  await expect(window.getByRole('heading', { level: 2 })).toHaveText('$372.70');
});

test('by keyboard: a price is changed in the grid, and a duplicate is made with every price raised', async () => {
  const { window } = sample;
  await go(window, 'Settings');
  await window.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Price schedules' }).click();
  await expectAccessible(window, 'price schedules');
  await window.getByRole('table', { name: 'Prices for everyone' }).getByRole('link', { name: 'Standard 2027' }).click();
  const grid = window.getByRole('table', { name: 'Prices' });
  await grid.getByLabel('Stretcher, base').focus();
  await window.keyboard.press('ArrowDown');
  await expect(grid.getByLabel('BLS, base')).toBeFocused();
  await window.keyboard.type('200');
  await window.keyboard.press('Tab');
  await expect(grid.getByLabel('BLS, base')).toHaveValue('200.00');
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByText('Changed the price schedule')).toBeVisible();
  await expectAccessible(window, 'a price schedule');

  await window.getByRole('button', { name: 'Duplicate…' }).click();
  const dialog = window.getByRole('dialog', { name: /^Duplicate/ });
  await dialog.getByLabel('Name').fill('Standard 2028');
  await dialog.getByLabel('First day').fill('2028-01-01');
  await dialog.getByLabel(/^Raise all prices/).fill('5');
  await expect(dialog.getByRole('row', { name: /^BLS 200\.00 210\.00/ })).toBeVisible();
  await expectAccessible(window, 'duplicate a price schedule');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 2, name: 'Standard 2028' })).toBeVisible();
  await expect(grid.getByLabel('BLS, base')).toHaveValue('210.00');
});

test('a customer’s contract is made from its record', async () => {
  const { window } = sample;
  await go(window, 'Customers');
  await window.getByRole('row', { name: /Grace Kim/ }).click();
  const panel = window.getByRole('complementary', { name: 'Customer' });
  await panel.getByRole('link', { name: 'New contract' }).click();
  await window.getByLabel('BLS, base').fill('99');
  await window.getByRole('button', { name: 'Make the schedule' }).click();
  await expect(window.getByRole('heading', { level: 2, name: 'Contract' })).toBeVisible();
  await expect(window.getByText('In force')).toBeVisible();
});
