import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
let window: Page;

test.beforeAll(async () => {
  sample = await openSampleWindow(200);
  window = sample.window;
});
test.afterAll(() => sample.close());

test('axe finds nothing on any screen', async () => {
  await expectAccessible(window, 'Home');
  for (const name of ['Dispatches', 'Customers', 'Invoices', 'Check Register', 'Payment Events', 'Settings']) {
    await go(window, name);
    const rows = window.getByRole('row');
    if ((await window.getByRole('grid').count()) > 0 && name !== 'Payment Events') {
      await rows.nth(2).click();
      await expect(window.getByRole('complementary')).toBeVisible();
    }
    await expectAccessible(window, name);
  }
});

test('a biller records a check by keyboard after the preview said what happens', async () => {
  await go(window, 'Invoices');
  const row = window.getByRole('row').filter({ hasText: 'Open' }).first();
  await row.click();
  await window.getByRole('complementary', { name: 'Invoice' }).getByRole('button', { name: 'Record payment' }).click();
  const dialog = window.getByRole('dialog', { name: /^Record a payment/ });
  await expect(dialog.getByLabel('Type')).toBeFocused();
  await window.keyboard.press('Tab');
  await window.keyboard.type('20417');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('Paid in full');
  await expectAccessible(window, 'Record payment');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await go(window, 'Check Register');
  await expect(window.getByRole('row').filter({ hasText: '20417' })).toHaveCount(1);
});

test('the search leads to an invoice by its number', async () => {
  await go(window, 'Invoices');
  const number = (await window.getByRole('row').nth(2).innerText()).match(/A-\d+/)?.[0] ?? '';
  await window.getByRole('button', { name: /^Search/ }).click();
  await window.getByRole('combobox').fill(number);
  await window.getByRole('option').filter({ hasText: number }).first().click();
  await expect(window.getByRole('heading', { level: 1, name: `Invoice ${number}` })).toBeVisible();
});

test('F1 explains the screen one is at, and a search leads to the place in the guide', async () => {
  await go(window, 'Check Register');
  await window.keyboard.press('F1');
  await expect(window.getByRole('heading', { name: 'The check register', level: 1 })).toBeVisible();
  await window.getByLabel('Search the guide').fill('bounced check');
  await window.getByRole('link', { name: /correcting › A check that bounced/ }).click();
  await expect(window.getByRole('heading', { name: 'A check that bounced' })).toBeVisible();
  await expectAccessible(window, 'Help');
  await window.goBack();
  await window.goBack();
  await expect(window.getByRole('heading', { name: 'Check Register', level: 1 })).toBeVisible();
});
