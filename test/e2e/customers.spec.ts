import { expect, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
test.beforeAll(async () => {
  sample = await openSampleWindow(200);
});
test.afterAll(() => sample.close());

test('a ledger entry says what is on the ledger then, is in the ledger, and can be taken back', async () => {
  const { window } = sample;
  await go(window, 'Customers');
  await window.getByRole('row').filter({ hasText: 'Maple Court' }).click();
  const panel = window.getByRole('complementary', { name: 'Customer' });
  await panel.getByRole('button', { name: 'Add entry' }).click();
  const dialog = window.getByRole('dialog', { name: 'Add a ledger entry' });
  await dialog.getByLabel('Amount').fill('12.34');
  await dialog.getByLabel('Comment').fill('Returned check fee');
  await expect(dialog).toContainText('Then $12.34 owed on the ledger');
  await expectAccessible(window, 'add an entry');
  await dialog.getByRole('button', { name: 'Add entry' }).click();
  await expect(dialog).toBeHidden();
  await expect(panel).toContainText('Returned check fee');

  await window.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(panel).toContainText('Undid: Added a ledger entry');
  await expect(panel).toContainText('Returned check fee');
});

test('a new customer is entered by keyboard and its address corrected', async () => {
  const { window } = sample;
  await go(window, 'Customers');
  await window.getByRole('button', { name: 'New customer' }).click();
  const dialog = window.getByRole('dialog', { name: 'New customer' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await window.keyboard.type('Zilker Rehab');
  await expectAccessible(window, 'new customer');
  await window.keyboard.press('Enter');
  const panel = window.getByRole('complementary', { name: 'Customer' });
  await expect(panel).toContainText('Zilker Rehab');
  await expect(panel).toContainText('No mailing address yet');

  await panel.getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Edit…' }).click();
  const edit = window.getByRole('dialog', { name: 'Edit Zilker Rehab' });
  await edit.getByLabel('Address', { exact: true }).fill('2100 Barton Springs Rd');
  await edit.getByRole('button', { name: 'Save changes' }).click();
  await expect(panel).toContainText('2100 Barton Springs Rd');
  await expect(panel).toContainText('Changed the address');
});

test('contacts are entered by keyboard and shown', async () => {
  const { window } = sample;
  await go(window, 'Customers');
  await window.getByRole('row').filter({ hasText: 'Maple Court' }).dblclick();
  await window.getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Contacts and location…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Contacts and location' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await window.keyboard.type('Rita Sandoval');
  await window.keyboard.press('Tab');
  await window.keyboard.type('Head nurse');
  await expectAccessible(window, 'contacts');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(window.getByRole('main')).toContainText('Rita Sandoval');
});

test('a customer leads to its invoices, its waiting trips and a new invoice', async () => {
  const { window } = sample;
  await go(window, 'Customers');
  await window.getByRole('row').filter({ hasText: 'Maple Court' }).dblclick();
  await expect(window.getByRole('heading', { level: 1, name: /^Maple Court/ })).toBeVisible();
  await expectAccessible(window, 'customer page');
  await window
    .getByRole('link', { name: /^Invoice A-/ })
    .first()
    .click();
  await expect(window.getByRole('heading', { level: 1, name: /^Invoice A-/ })).toBeVisible();
  await window.goBack();
  await window.getByRole('button', { name: 'New invoice' }).click();
  await expect(window.getByRole('dialog', { name: /^New invoice for Maple Court/ })).toBeVisible();
  await window.keyboard.press('Escape');
  await window.getByRole('link', { name: 'Dispatches' }).last().click();
  await expect(window.getByRole('heading', { level: 1, name: 'Dispatches' })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Remove the filter Customer' })).toBeVisible();
});

test('the list and a record beside it hold for everyone', async () => {
  const { window } = sample;
  await go(window, 'Customers');
  await window.getByRole('row').nth(1).click();
  await expect(window.getByRole('complementary', { name: 'Customer' })).toContainText('History');
  await expectAccessible(window, 'customers');
});

test('an address that names no customer says so', async () => {
  const { window } = sample;
  await window.evaluate(() => {
    location.hash = '/customers/nosuchcustomer';
  });
  await expect(window.getByRole('alert')).toContainText('There is no such customer.');
});
