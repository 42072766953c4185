import { expect, type Locator, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
test.beforeAll(async () => {
  sample = await openSampleWindow(200);
});
test.afterAll(() => sample.close());

/** Opens the first dispatch of a view beside the list. */
async function openFirst(view: string): Promise<Locator> {
  const { window } = sample;
  await go(window, 'Dispatches');
  await window.getByRole('button', { name: view, exact: true }).click();
  await window.getByRole('row').nth(1).click();
  const panel = window.getByRole('complementary', { name: 'Dispatch' });
  await expect(panel.getByRole('button', { name: 'More actions' })).toBeVisible();
  return panel;
}

async function choose(panel: Locator, action: string): Promise<void> {
  await panel.getByRole('button', { name: 'More actions' }).click();
  await sample.window.getByRole('menuitem', { name: action }).click();
}

test('a dispatch is written off after the amount was said, and billed again', async () => {
  const { window } = sample;
  const panel = await openFirst('Waiting to be invoiced');
  const owed = await panel.getByRole('heading', { level: 2 }).innerText();
  await choose(panel, 'Write off…');
  const dialog = window.getByRole('dialog', { name: /^Write off dispatch/ });
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('Written off');
  await expectAccessible(window, 'write off');
  await dialog.getByRole('button', { name: `Write off ${owed}` }).click();
  await expect(panel).toContainText(`Written off: ${owed}.`);
  await expect(panel).toContainText(`Back in the Billing office, ${owed} is due again`);

  await panel.getByRole('button', { name: 'Back to the Billing office' }).click();
  await expect(panel.getByText('Billing office', { exact: true })).toBeVisible();
  await expect(panel).toContainText('Moved dispatch');
});

test('a charge says what is owed then, and that is owed', async () => {
  const { window } = sample;
  const panel = await openFirst('Awaiting payment');
  await panel.getByRole('button', { name: 'Add a charge or payment' }).click();
  const dialog = window.getByRole('dialog', { name: /^Add to dispatch/ });
  await dialog.getByLabel('Amount').fill('12.34');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('Owed');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('Awaiting payment');
  await expectAccessible(window, 'add a charge');
  await dialog.getByLabel('Comment').fill('Waiting time');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(panel).toContainText('Waiting time');
  await expect(panel).toContainText('Service charges');
});

test('a parked dispatch is in the parking lot until that is taken back', async () => {
  const { window } = sample;
  const panel = await openFirst('Waiting to be invoiced');
  await choose(panel, 'Park');
  await expect(panel).toContainText('Parked: held back from invoicing');
  await window.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(panel).toContainText('Undid: Parked dispatch');
  await expect(panel).not.toContainText('Parked: held back');
});

test('a new dispatch waits to be invoiced, and its quote can be changed', async () => {
  const { window } = sample;
  await go(window, 'Dispatches');
  await window.getByRole('button', { name: 'New dispatch' }).click();
  await window.getByRole('dialog').getByLabel('Customer', { exact: true }).fill('maple court nursing');
  await expect(window.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog', { name: /^New dispatch for Maple/ });
  await dialog.getByLabel('Price quote').fill('250');
  await dialog.getByLabel('Patient').fill('Ana Petrov');
  await expectAccessible(window, 'new dispatch');
  await dialog.getByRole('button', { name: 'Enter the dispatch' }).click();
  await window.getByRole('button', { name: 'Show' }).click();
  await expect(window.getByRole('heading', { level: 2 })).toHaveText('$250.00');

  await window.getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Edit…' }).click();
  const edit = window.getByRole('dialog', { name: /^Edit dispatch/ });
  await edit.getByLabel('Price quote').fill('275.50');
  await expect(edit.getByRole('region', { name: 'What will happen' })).toContainText('275.50');
  await expectAccessible(window, 'edit a dispatch');
  await edit.getByRole('button', { name: 'Save changes' }).click();
  await expect(edit).toBeHidden();
  await expect(window.getByRole('heading', { level: 2 })).toHaveText('$275.50');
});

test('by keyboard: Enter opens the record, again its page; Back leads to the list with its record; links lead on', async () => {
  const { window } = sample;
  await go(window, 'Dispatches');
  await window.getByRole('button', { name: 'Awaiting payment', exact: true }).click();
  const grid = window.getByRole('grid', { name: 'Dispatches' });
  await grid.focus();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('complementary', { name: 'Dispatch' })).toBeVisible();
  await expectAccessible(window, 'dispatches');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: /^Dispatch \d+/ })).toBeVisible();
  await expectAccessible(window, 'dispatch page');
  await window
    .getByRole('link', { name: /^Invoice A-/ })
    .first()
    .click();
  await expect(window.getByRole('heading', { level: 1, name: /^Invoice A-/ })).toBeVisible();
  await window.goBack();
  await window.goBack();
  await expect(window.getByRole('complementary', { name: 'Dispatch' })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Awaiting payment', exact: true })).toHaveAttribute('aria-pressed', 'true');
});

test('an address that names no dispatch says so', async () => {
  const { window } = sample;
  await window.evaluate(() => {
    location.hash = '/dispatches/nosuchdispatch';
  });
  await expect(window.getByRole('alert')).toContainText('There is no such dispatch.');
});
