/** The way into the desk, in the real window: founding an office, signing in and out, locking. By keyboard. */
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk } from './a-desk.ts';
import { expectAccessible, go } from './a-window.ts';

let folder: string;
let app: ElectronApplication;
let window: Page;

async function open(): Promise<void> {
  app = await startDesk(join(folder, 'office.paydesk'), join(folder, 'user'));
  window = await app.firstWindow();
  await window.setViewportSize({ width: 1440, height: 900 });
}

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paydesk-door-'));
  await open();
});
test.afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('[DOOR-6] an office is founded by keyboard, and its Administrator is in', async () => {
  await expect(window.getByLabel('Name of the office')).toBeFocused();
  await expectAccessible(window, 'Your office');
  await window.keyboard.type('Maple Ambulance');
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('Your name')).toBeFocused();
  await window.keyboard.type('Dana Ruiz');
  await window.getByLabel('Your password').fill('maple-tree-4');
  await window.getByLabel('The same again').fill('maple-tree-5');
  await window.keyboard.press('Enter');
  await expect(window.getByText('Not the same as above')).toBeVisible();
  await expectAccessible(window, 'You');
  await window.getByLabel('The same again').fill('maple-tree-4');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('radio', { name: /empty books/ })).toBeFocused();
  await expectAccessible(window, 'The books');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('navigation', { name: 'Screens' })).toContainText('Maple Ambulance');
});

test('[DOOR-4] a locked desk hides everything and gives back what was typed', async () => {
  await go(window, 'Customers');
  await window.getByRole('button', { name: 'New customer' }).first().click();
  await window.getByRole('dialog', { name: 'New customer' }).getByLabel('Name').fill('Maple House');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send('menu', 'lock'));
  const lock = window.getByRole('dialog', { name: 'Dana Ruiz' });
  await expect(lock.getByLabel('Password', { exact: true })).toBeFocused();
  await expect(window.getByRole('dialog', { name: 'New customer' })).toHaveCount(0); // inert: nobody can reach it
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await expect(lock).toBeVisible();
  expect(await window.title()).toBe('Locked – Paydesk');
  await expectAccessible(window, 'Locked');

  await window.keyboard.type('wrong-tree-4');
  await window.keyboard.press('Enter');
  await expect(lock).toContainText('do not fit together');
  await window.keyboard.type('maple-tree-4');
  await window.keyboard.press('Enter');
  await expect(lock).toBeHidden();
  await expect(window.getByRole('dialog', { name: 'New customer' }).getByLabel('Name')).toHaveValue('Maple House');
  await window.keyboard.press('Escape');
});

test('[DOOR-1] after signing out, and after a restart, one signs in', async () => {
  await window.getByRole('button', { name: 'Dana Ruiz' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Sign out' }).press('Enter');
  await expect(window.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectAccessible(window, 'Sign in');
  await app.close();
  await open();
  await expect(window.getByLabel('Password', { exact: true })).toBeFocused();
  await window.keyboard.type('maple-tree-4');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: /Dana/ })).toBeVisible();
});

test('[USER-7] somebody new chooses a password when signing in with the one that was given', async () => {
  await go(window, 'Settings');
  await window.getByRole('link', { name: 'People' }).click();
  await window.getByRole('button', { name: 'Add a person…' }).press('Enter');
  await window.keyboard.type('Ana Reyes');
  await window.getByLabel('First password').fill('given-by-dana');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'Add a person' })).toBeHidden();
  await window.getByRole('button', { name: 'Dana Ruiz', exact: true }).press('Enter');
  await window.getByRole('menuitem', { name: 'Sign out' }).press('Enter');
  await expect(window.getByText('Ana Reyes is added')).toBeHidden(); // nothing of one person's is left for the next
  await window.getByLabel('Name').selectOption('Ana Reyes');
  await window.getByLabel('Password', { exact: true }).fill('given-by-dana');
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('Your own password')).toBeFocused();
  await expectAccessible(window, 'Your own password');
  await window.keyboard.type('ana-knows-it');
  await window.getByLabel('The same again').fill('ana-knows-it');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: /Ana/ })).toBeVisible();
  await go(window, 'Settings');
  await expect(window.getByRole('link', { name: 'People' })).toHaveCount(0);
});

test('[DOOR-1] when the ledger has to start again, one signs in again, and what was typed is still there', async () => {
  await go(window, 'Customers');
  await window.getByRole('button', { name: 'New customer' }).first().click();
  await window.getByRole('dialog', { name: 'New customer' }).getByLabel('Name').fill('Oak Hospice');
  const [ledger] = execFileSync('pgrep', ['-P', String(app.process().pid), '-f', 'ledger/main.mjs'], { encoding: 'utf8' }).split('\n');
  process.kill(Number(ledger), 'SIGKILL');
  const lock = window.getByRole('dialog', { name: 'Ana Reyes' });
  await expect(lock).toContainText('had to start again');
  await lock.getByLabel('Password', { exact: true }).fill('ana-knows-it');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'New customer' }).getByLabel('Name')).toHaveValue('Oak Hospice');
});
