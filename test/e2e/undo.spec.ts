import { expect, type Locator, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
test.beforeAll(async () => {
  sample = await openSampleWindow(200);
});
test.afterAll(() => sample.close());

async function openWaiting(): Promise<Locator> {
  const { window } = sample;
  await go(window, 'Dispatches');
  await window.getByRole('button', { name: 'Waiting to be invoiced', exact: true }).click();
  await window.getByRole('row').nth(1).click();
  const panel = window.getByRole('complementary', { name: 'Dispatch' });
  await expect(panel.getByRole('button', { name: 'More actions' })).toBeVisible();
  return panel;
}

test('what was done last is undone and done again by keyboard', async () => {
  const { window } = sample;
  const panel = await openWaiting();
  await panel.getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Park', exact: true }).click();
  await expect(panel).toContainText('Parked: held back from invoicing');
  await window.keyboard.press('Control+z');
  await expect(window.getByText(/^Undone: Parked dispatch/)).toBeVisible();
  await expect(panel).not.toContainText('Parked: held back');
  await window.keyboard.press('Control+Shift+z');
  await expect(window.getByText(/^Done again: Parked dispatch/)).toBeVisible();
  await expect(panel).toContainText('Parked: held back from invoicing');
  await window.keyboard.press('Control+z');
  await expect(panel).not.toContainText('Parked: held back');
});

test('in a text field the keys are those of the field', async () => {
  const { window } = sample;
  const panel = await openWaiting();
  await panel.getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Edit…' }).click();
  const patient = window.getByRole('dialog').getByLabel('Patient');
  await patient.fill('Ana Petrov');
  await patient.press('End');
  await window.keyboard.type(' Reyes');
  await window.keyboard.press('Control+z');
  await expect(patient).not.toHaveValue('Ana Petrov Reyes');
  await window.keyboard.press('Escape');
});

test('a payment is undone out of its history, after it was said to the cent', async () => {
  const { window } = sample;
  await go(window, 'Invoices');
  await window.getByRole('row').filter({ hasText: 'Open' }).first().click();
  const panel = window.getByRole('complementary', { name: 'Invoice' });
  await panel.getByRole('button', { name: 'Record payment' }).click();
  const payment = window.getByRole('dialog');
  await payment.getByLabel('Amount').fill('25.00');
  await payment.getByLabel('Number').fill('UNDO-1');
  await payment.getByRole('button', { name: /^Record/ }).click();
  await expect(payment).toBeHidden();
  await expect(panel).toContainText('Recorded check UNDO-1 of $25.00');

  await panel.getByRole('button', { name: /^Undo: Recorded check UNDO-1/ }).click();
  const dialog = window.getByRole('dialog', { name: 'Undo this?' });
  await expect(dialog).toContainText('The check register gets a record of −$25.00 that balances this one.');
  await expect(dialog).toContainText('becomes Open');
  await expectAccessible(window, 'undo');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(panel).toContainText('Undid: Recorded check UNDO-1 of $25.00');
  await expect(window.getByRole('button', { name: 'Redo', exact: true }).first()).toBeVisible();
});
