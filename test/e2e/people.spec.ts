/** The people of the office, in the real window, by keyboard. */
import { expect, type Page, test } from '@playwright/test';
import { samplePassword } from '../../src/shared/password.ts';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let desk: SampleWindow;
let window: Page;
test.beforeAll(async () => {
  desk = await openSampleWindow(20);
  window = desk.window;
});
test.afterAll(() => desk.close());

async function goToPeople(): Promise<void> {
  await go(window, 'Settings');
  await window.getByRole('link', { name: 'People' }).click();
  await expect(window.getByRole('heading', { name: 'People' })).toBeVisible();
}

const lineOf = (name: string) => window.getByRole('listitem').filter({ has: window.getByRole('button', { name: `More about ${name}` }) });

test('[USER-1] an Administrator adds a person by keyboard, and takes a deactivation back', async () => {
  await goToPeople();
  await window.getByRole('button', { name: 'Add a person…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Add a person' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await window.keyboard.type('Ana Reyes');
  await dialog.getByLabel('First password').fill('short');
  await window.keyboard.press('Enter');
  await expect(dialog).toContainText('at least 10 characters');
  await expectAccessible(window, 'Add a person');
  await dialog.getByLabel('First password').fill('maple-tree-4');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(lineOf('Ana Reyes')).toContainText('One-time password');

  await window.getByRole('button', { name: 'More about Ana Reyes' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Deactivate' }).press('Enter');
  await expect(lineOf('Ana Reyes')).toContainText('Deactivated');
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(lineOf('Ana Reyes')).toContainText('Biller');
  await expectAccessible(window, 'People');
});

test('[USER-3] the last Administrator stays one, and the window says what to do', async () => {
  await goToPeople();
  await window.getByRole('button', { name: 'More about Dana Ruiz' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Deactivate' }).press('Enter');
  await expect(lineOf('Dana Ruiz')).toContainText('Make somebody else an Administrator first');
});

test('[DOOR-5] a desk that nobody touches locks after the minutes that an Administrator has set', async () => {
  await goToPeople();
  await window.getByLabel('Lock a desk that nobody touches').selectOption('After 5 minutes');
  await expect(window.getByText('Desks lock: after 5 minutes')).toBeVisible();
  await window.clock.install();
  await window.reload();
  await expect(window.getByRole('heading', { name: 'Locking' })).toBeVisible();
  await window.clock.fastForward('04:30');
  await window.keyboard.press('Shift');
  await window.clock.fastForward('04:30');
  await expect(window.getByRole('heading', { name: 'Locking' })).toBeVisible();
  await window.clock.fastForward('05:10');
  const lock = window.getByRole('dialog', { name: 'Dana Ruiz' });
  await lock.getByLabel('Password', { exact: true }).fill('wrong-office');
  await window.keyboard.press('Enter');
  await expect(lock).toContainText('do not fit together');
  await lock.getByLabel('Password', { exact: true }).fill(samplePassword);
  await window.keyboard.press('Enter');
  await expect(lock).toBeHidden();
});

test('[USER-9] an Administrator sees what was refused; the desk is locked from the search', async () => {
  await go(window, 'Customers');
  await goToPeople();
  await expect(window.getByRole('listitem').filter({ hasText: 'Wrong password' })).toContainText('Dana Ruiz');
  await expectAccessible(window, 'Refused');
  await window.getByRole('button', { name: /^Search/ }).click();
  await window.keyboard.type('lock');
  await window.getByRole('option', { name: 'Lock the desk' }).click();
  await expect(window.getByRole('dialog', { name: 'Dana Ruiz' })).toBeVisible();
});
