/** A second computer joins the office in the real window; what either does is seen at both. */
import { expect, test } from '@playwright/test';
import { startParts } from '../scenario/parts.ts';
import { startDesk } from './a-desk.ts';
import { expectAccessible, go } from './a-window.ts';

test('[DESK-2] a new desk joins by keyboard, and has the books of the office', async () => {
  const parts = await startParts('2026-03-02');
  await parts.desk.call('customers.create', { name: 'Maple Court Nursing', kind: 'facility' });
  await parts.desk.call('people.add', { name: 'Ana Reyes', roles: ['Administrator'], password: 'given-by-dana' });
  const { joiningKey } = await parts.desk.call('sync.joiningKey', {});
  const app = await startDesk(`${parts.file}.second`, `${parts.file}-second`);
  try {
    const window = await app.firstWindow();
    await window.setViewportSize({ width: 1440, height: 900 });
    await window.getByRole('button', { name: 'Join an office' }).press('Enter');
    await expect(window.getByLabel('Address of the companion')).toBeFocused();
    await expectAccessible(window, 'Join an office');
    await window.keyboard.type(parts.portal);
    await window.getByLabel('One-time code').fill(await parts.enrolmentCode());
    await window.getByLabel('Joining key').fill(`${joiningKey.slice(0, -1)}${joiningKey.endsWith('0') ? '1' : '0'}`);
    await window.keyboard.press('Enter');
    await expect(window.getByText('This is no joining key')).toBeVisible();
    await window.getByLabel('Joining key').fill(joiningKey);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('heading', { name: 'Sign in' })).toBeVisible();

    await window.getByLabel('Password', { exact: true }).fill('given-by-dana');
    await window.keyboard.press('Enter');
    await window.getByLabel('Your own password').fill('ana-knows-it');
    await window.getByLabel('The same again').fill('ana-knows-it');
    await window.keyboard.press('Enter');
    await go(window, 'Customers');
    await expect(window.getByRole('row').filter({ hasText: 'Maple Court Nursing' })).toBeVisible();
    await parts.desk.call('customers.create', { name: 'Pine Street Dialysis', kind: 'facility' });
    await expect(window.getByRole('row').filter({ hasText: 'Pine Street Dialysis' })).toBeVisible();

    await go(window, 'Settings');
    await window.getByRole('link', { name: 'Companion' }).click();
    await window.getByRole('button', { name: 'Show the joining key' }).click();
    await expect(window.getByText(joiningKey)).toBeVisible();
    await expectAccessible(window, 'Companion');
  } finally {
    await app.close();
    await parts.stop();
  }
});
