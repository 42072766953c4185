import { expect, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
test.beforeAll(async () => {
  sample = await openSampleWindow(200);
});
test.afterAll(() => sample.close());

test('by keyboard: trips are selected and parked together, after it was said to the cent, and that is undone as a whole', async () => {
  const { window } = sample;
  await go(window, 'Dispatches');
  await window.getByRole('button', { name: 'Waiting to be invoiced', exact: true }).click();
  await window.getByRole('grid', { name: 'Dispatches' }).focus();
  for (let row = 0; row < 3; row += 1) {
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Space');
  }
  await expectAccessible(window, 'selected trips');
  await window.getByRole('button', { name: 'Park…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Park?' });
  await expect(dialog).toContainText('is held back from invoicing');
  await expectAccessible(window, 'park trips');
  await dialog.getByRole('button', { name: 'Park 3 trips' }).click();
  await expect(window.getByRole('dialog')).toContainText('3 trips parked.');
  await window.getByRole('button', { name: 'Undo all of it' }).click();
  await expect(window.getByText('Undone: 3 of 3')).toBeVisible();
});

test('all trips are quoted again: what changes, by how much, what is left alone and why', async () => {
  const { window } = sample;
  await go(window, 'Settings');
  await window.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Price schedules' }).click();
  await window.getByRole('link', { name: 'Standard 2026' }).click();
  await window.getByLabel('BLS, base').fill('200');
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByText('Changed the price schedule')).toBeVisible();
  await window.getByRole('button', { name: 'Quote trips again…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Quote again?' });
  await expect(dialog.getByRole('region', { name: 'Left alone' })).toContainText('It was invoiced.');
  await expect(dialog.getByRole('button', { name: /^Quote \d+ trips$/ })).toBeEnabled();
  await expectAccessible(window, 'quote again');
  await dialog.getByRole('button', { name: /^Quote \d+ trips$/ }).click();
  await expect(window.getByRole('dialog')).toContainText('quoted again.');
  await window.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
});

test('a state is set by hand, and the workflow decides again when that is chosen', async () => {
  const { window } = sample;
  await go(window, 'Dispatches');
  await window.getByRole('button', { name: 'Waiting to be invoiced', exact: true }).click();
  await window.getByRole('row').nth(1).click();
  const panel = window.getByRole('complementary', { name: 'Dispatch' });
  await panel.getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Set to Awaiting payment…' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Set to Awaiting payment' }).click();
  await expect(panel).toContainText('Set by hand: by itself it would be in Billing office');
  await panel.getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Let the workflow decide: Billing office' }).click();
  await expect(panel).not.toContainText('Set by hand');
});

test('what the list shows is saved as a view, and comes back with a click', async () => {
  const { window } = sample;
  await go(window, 'Dispatches');
  const grid = window.getByRole('grid', { name: 'Dispatches' });
  await window.getByRole('button', { name: 'Awaiting payment', exact: true }).click();
  await grid.getByRole('columnheader', { name: 'Owed' }).click();
  await window.getByRole('button', { name: 'Choose columns' }).click();
  await window.getByRole('menuitemcheckbox', { name: 'Payor' }).click();
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Save or change a view' }).click();
  await window.getByRole('menuitem', { name: 'Save as a new view…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Save as a view' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await window.keyboard.type('Awaiting, by amount');
  await expectAccessible(window, 'save a view');
  await window.keyboard.press('Enter');
  const view = window.getByRole('button', { name: 'Awaiting, by amount', exact: true });
  await expect(view).toHaveAttribute('aria-pressed', 'true');

  await window.getByRole('button', { name: 'Choose columns' }).click();
  await window.getByRole('menuitemcheckbox', { name: 'Payor' }).click();
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Waiting to be invoiced', exact: true }).click();
  await expect(view).toHaveAttribute('aria-pressed', 'false');
  await expect(grid.getByRole('columnheader', { name: 'Payor' })).toBeHidden();
  await view.click();
  await expect(view).toHaveAttribute('aria-pressed', 'true');
  await expect(grid.getByRole('columnheader', { name: 'Payor' })).toBeVisible();
  await expectAccessible(window, 'a saved view');
});

test('by keyboard: a filter is added, and its choices have the focus', async () => {
  const { window } = sample;
  await go(window, 'Payment Events');
  await go(window, 'Dispatches');
  await window.getByRole('button', { name: 'Filter', exact: true }).focus();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('menu')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: 'Filter', exact: true })).toBeFocused();
  await window.keyboard.press('Enter');
  await window.getByRole('menuitem', { name: 'Payor' }).focus();
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('facility')).toBeFocused();
  await window.keyboard.press('Space');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: 'Payor facility' })).toBeVisible();
});
