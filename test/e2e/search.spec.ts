import { expect, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
test.beforeAll(async () => {
  sample = await openSampleWindow(200);
});
test.afterAll(() => sample.close());

async function search(text: string): Promise<void> {
  const { window } = sample;
  await window.getByRole('button', { name: /^Search/ }).press('Enter'); // Ctrl K is the native menu's
  await expect(window.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await window.keyboard.type(text);
}

test('finds by words, by an amount and by a self-pay ID, says what matched, and goes there by keyboard', async () => {
  const { window } = sample;
  await go(window, 'Invoices');
  await search('MAPLE c');
  const dialog = window.getByRole('dialog', { name: 'Search' });
  const customers = dialog.getByRole('group', { name: 'Customers' });
  await expect(customers.getByRole('option')).toHaveCount(2);
  await expectAccessible(window, 'search');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: /^Maple C/ })).toBeVisible();

  await go(window, 'Check Register');
  const amount = await window
    .getByRole('row')
    .nth(1)
    .getByText(/^[\d,]+\.\d\d$/)
    .first()
    .textContent();
  await search(`$${amount}`);
  await expect(dialog.getByRole('group', { name: 'Check Register' }).getByRole('option').first()).toContainText('amount');
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await go(window, 'Invoices');
  await window.getByRole('row').nth(1).click();
  const selfPayId = await window.getByRole('button', { name: /^Copy \d{3} \d{3} \d{4}$/ }).textContent();
  await search(selfPayId ?? '');
  await expect(dialog.getByRole('group', { name: 'Invoices' }).getByRole('option')).toContainText('self-pay ID');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: /^Invoice / })).toBeVisible();
});

test('begins what is to be done, from any screen', async () => {
  const { window } = sample;
  await go(window, 'Settings');
  await search('new cust');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'New customer' })).toBeVisible();
  await window.keyboard.press('Escape');
  await search('record pay');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'Record a payment' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
});

test('says what can be found when nothing is', async () => {
  const { window } = sample;
  await search('zzzzzz');
  await expect(window.getByRole('dialog', { name: 'Search' })).toContainText('Nothing is found by “zzzzzz”');
  await window.keyboard.press('Escape');
});
