import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type ElectronApplication, _electron, expect, type Page, test } from '@playwright/test';
import { chromiumSwitches, findElectron } from '../../scripts/electron.ts';
import { copySampleOffice } from './sample-office.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
let app: ElectronApplication;
let window: Page;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paydesk-screens-'));
  const file = join(folder, 'office.paydesk');
  copySampleOffice(200, file);
  const { executable } = await findElectron();
  app = await _electron.launch({
    executablePath: executable,
    args: [...chromiumSwitches(), `--user-data-dir=${join(folder, 'user')}`, root],
    env: {
      ...process.env,
      PAYDESK_FILE: file,
      PAYDESK_LEDGER: join(root, 'src/ledger/main.ts'),
      PAYDESK_NODE: process.execPath,
      PAYDESK_LEDGER_ARGUMENTS: '["--user", "Dana Ruiz"]',
    },
  });
  window = await app.firstWindow();
  await window.setViewportSize({ width: 1440, height: 900 });
});
test.afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function go(name: string): Promise<void> {
  await window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
}

async function expectNoViolations(place: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    place,
  ).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async () => {
    await window.emulateMedia({ colorScheme });
    for (const name of ['Home', 'Dispatches', 'Customers', 'Invoices', 'Check Register', 'Payment Events', 'Settings']) {
      await go(name);
      const rows = window.getByRole('row');
      if ((await window.getByRole('grid').count()) > 0 && name !== 'Payment Events') {
        await rows.nth(2).click();
        await expect(window.getByRole('complementary')).toBeVisible();
      }
      await expectNoViolations(name);
    }
  });
}

test('a biller records a check by keyboard after the preview said what happens', async () => {
  await go('Invoices');
  const row = window.getByRole('row').filter({ hasText: 'Open' }).first();
  await row.click();
  await window.getByRole('complementary', { name: 'Invoice' }).getByRole('button', { name: 'Record payment' }).click();
  const dialog = window.getByRole('dialog', { name: /^Record a payment/ });
  await expect(dialog.getByLabel('Type')).toBeFocused();
  await window.keyboard.press('Tab');
  await window.keyboard.type('20417');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('Paid in full');
  await expectNoViolations('Record payment');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await go('Check Register');
  await expect(window.getByRole('row').filter({ hasText: '20417' })).toHaveCount(1);
});

test('the search leads to an invoice by its number', async () => {
  await go('Invoices');
  const number = (await window.getByRole('row').nth(2).innerText()).match(/A-\d+/)?.[0] ?? '';
  await window.getByRole('button', { name: /^Search/ }).click();
  await window.getByRole('combobox').fill(number);
  await window.getByRole('option').filter({ hasText: number }).first().click();
  await expect(window.getByRole('heading', { level: 1, name: `Invoice ${number}` })).toBeVisible();
});

test('F1 explains the screen one is at, and a search leads to the place in the guide', async () => {
  await go('Check Register');
  await window.keyboard.press('F1');
  await expect(window.getByRole('heading', { name: 'The check register', level: 1 })).toBeVisible();
  await window.getByLabel('Search the guide').fill('bounced check');
  await window.getByRole('link', { name: /correcting › A check that bounced/ }).click();
  await expect(window.getByRole('heading', { name: 'A check that bounced' })).toBeVisible();
  await expectNoViolations('Help');
  await window.goBack();
  await window.goBack();
  await expect(window.getByRole('heading', { name: 'Check Register', level: 1 })).toBeVisible();
});
