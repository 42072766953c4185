/** Reports: the dashboards, down to their records, and reports that are made, saved and exported. */
import { expect, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

test.describe.configure({ mode: 'serial' });

let sample: SampleWindow;
test.beforeAll(async () => {
  sample = await openSampleWindow(300);
});
test.afterAll(() => sample.close());

test('the number of a dashboard leads to the trips that it adds up', async () => {
  const { window } = sample;
  await go(window, 'Reports');
  const aging = window.getByRole('region', { name: 'Aging of receivables' });
  await aging.getByRole('button', { name: 'Aging of receivables as a table' }).click();
  await expectAccessible(window, 'Dashboards');
  const oldest = aging.getByRole('row', { name: /^121\+/ }).getByRole('link');
  const amount = (await oldest.textContent()) ?? '';
  await oldest.click();
  await expect(window.getByRole('grid')).toBeVisible();
  await expect(window.getByRole('status').filter({ hasText: 'Balance due' })).toContainText(amount.replace('$', ''));
});
