import { expect, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
test.beforeAll(async () => {
  sample = await openSampleWindow(300);
});
test.afterAll(() => sample.close());

test('the review queue is worked through by keyboard: decide about a trip, mark as reviewed, and the next record opens by itself', async () => {
  const { window } = sample;
  await window.getByRole('link', { name: 'Review all' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
  await expectAccessible(window, 'review queue');
  const waiting = window.getByRole('list', { name: 'What waits' }).getByRole('button');
  const count = await waiting.count();
  expect(count).toBeGreaterThan(1);
  const open = window.locator('[aria-current="true"]');
  const first = await open.textContent();
  await window.keyboard.press('j');
  await expect(open).not.toHaveText(first ?? '');
  await window.keyboard.press('k');
  await expect(open).toHaveText(first ?? '');
  await window.getByLabel('Note').fill('Called the customer');
  await window.keyboard.press('Enter');
  await expect(waiting).toHaveCount(count - 1);
  await expect(open).not.toHaveText(first ?? '');
});

test('money that came for nobody knows what is recorded, then allocated with its effect said beforehand', async () => {
  const { window } = sample;
  await go(window, 'Check Register');
  await window.getByRole('main').getByRole('button', { name: 'More actions' }).press('Enter');
  await window.getByRole('menuitem', { name: /later/ }).click();
  const receive = window.getByRole('dialog', { name: 'Record money to allocate later' });
  await expect(receive.getByLabel('Type')).toBeFocused();
  await receive.getByLabel('Number').fill('90817');
  await receive.getByLabel('Amount').fill('50');
  await expectAccessible(window, 'record money to allocate later');
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: 'Allocate', exact: true }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Money to allocate' })).toBeVisible();
  await expect(window.getByRole('article')).toContainText('90817');
  await expectAccessible(window, 'money to allocate');

  await window.getByRole('button', { name: 'Allocate…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Allocate $50.00' });
  await dialog
    .getByLabel(/^Share of dispatch/)
    .first()
    .fill('30');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('20.00');
  await expectAccessible(window, 'allocate');
  await dialog.getByRole('button', { name: 'Allocate $30.00' }).press('Enter');
  await expect(window.getByRole('article')).toContainText('Not allocated20.00');

  await window.getByRole('button', { name: 'Allocate…' }).press('Enter');
  await window.getByLabel('Where it goes').selectOption('Back to who sent it');
  await window.getByRole('dialog').getByLabel('Number').fill('2201');
  await expectAccessible(window, 'return money');
  await window.getByRole('button', { name: 'Allocate $20.00' }).press('Enter');
  await expect(window.getByRole('article').filter({ hasText: '90817' })).toBeHidden();
});
