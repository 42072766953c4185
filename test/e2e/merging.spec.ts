import { expect, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
test.beforeAll(async () => {
  sample = await openSampleWindow(200);
});
test.afterAll(() => sample.close());

test('a duplicate is suggested, merged by keyboard after its preview, and taken back', async () => {
  const { window } = sample;
  await go(window, 'Customers');
  await window.getByRole('button', { name: 'Duplicates' }).click();
  const suggested = window.getByRole('dialog', { name: 'Likely duplicates' });
  await expect(suggested.getByRole('row').filter({ hasText: 'Maple Crt.' })).toContainText('same name');
  await expectAccessible(window, 'likely duplicates');
  await window.keyboard.press('Escape');
  await expect(suggested).toBeHidden();

  await window.getByRole('row').filter({ hasText: 'Maple Crt.' }).dblclick();
  await window.getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Merge into another customer…' }).click();
  const choose = window.getByRole('dialog', { name: 'Merge Maple Crt. Nursing' });
  await expect(choose.getByLabel('The customer that is kept')).toBeFocused();
  await expect(choose.getByRole('list', { name: 'Customers' })).toContainText('Maple Court Nursing');
  await window.keyboard.press('Enter');
  const confirm = window.getByRole('dialog', { name: 'Merge Maple Crt. Nursing into Maple Court Nursing?' });
  await expect(confirm).toContainText('1 ledger entry of Maple Crt. Nursing counts for Maple Court Nursing.');
  await expect(confirm.getByRole('row').filter({ hasText: 'Maple Crt.' })).toContainText('35.00 → 0.00');
  await expectAccessible(window, 'merge');
  await confirm.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Maple Court Nursing' })).toBeVisible();
  await expect(window.getByRole('main')).toContainText('Duplicates merged into it');
  await expect(window.getByRole('main')).toContainText('Merged a duplicate customer: 1 ledger entry');

  await window.getByRole('button', { name: 'Separate Maple Crt. Nursing' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Separate' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Maple Crt. Nursing' })).toBeVisible();
  await expect(window.getByRole('main')).toContainText('Fee for a returned check');
});

test('a statement asks for all that is owed', async () => {
  const { window } = sample;
  await go(window, 'Customers');
  await window.getByRole('row').filter({ hasText: 'Harbor View Rehab' }).dblclick();
  const tabs = window.getByRole('navigation', { name: 'Customer' });
  await tabs.getByRole('link', { name: 'Open receivables' }).click();
  await expect(window.getByRole('grid', { name: 'Open receivables' })).toBeVisible();
  await expectAccessible(window, 'open receivables');
  const due = await window.getByText(/^Balance due/).textContent();
  await tabs.getByRole('link', { name: 'Ledger' }).click();
  await expectAccessible(window, 'ledger');
  await tabs.getByRole('link', { name: 'Statement' }).click();
  const paper = window.getByRole('article', { name: 'Statement' });
  await expect(paper).toContainText(due?.replace('Balance due ', '') ?? 'an amount');
  await expect(paper).toContainText('Days since the trip');
  await expectAccessible(window, 'statement');
});
