/** The app as it is handed to an office: packed by `npm run dist`, started with nothing of this project around it. */
import { _electron, expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApp } from '../../scripts/dist.ts';
import { chromiumSwitches } from '../../scripts/electron.ts';

let userData: string;
test.beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'paydesk-packed-'));
});
test.afterEach(() => rmSync(userData, { recursive: true, force: true }));

test('[DOOR-7] the packed app founds an office and keeps its books in the folder of its user, whatever the environment says', async () => {
  const executablePath = await makeApp('offices/example.yaml', true);
  const app = await _electron.launch({
    executablePath,
    args: [...chromiumSwitches(), `--user-data-dir=${userData}`],
    env: { PATH: '/usr/bin:/bin', HOME: userData, TMPDIR: tmpdir(), PAYDESK_LEDGER_ARGUMENTS: '["--development"]', ...display() },
  });
  const window = await app.firstWindow();
  await window.getByRole('button', { name: 'Continue' }).click(); // with the name of the office that the app was made for
  await window.getByLabel('Your name').fill('Dana Ruiz');
  await window.getByLabel('Your password').fill('maple-tree-4');
  await window.getByLabel('The same again').fill('maple-tree-4');
  await window.getByRole('button', { name: 'Continue' }).click();
  await window.getByRole('button', { name: 'Open the office' }).click();
  await window.getByRole('navigation').getByRole('link', { name: 'Check Register' }).click();
  await expect(window.getByRole('navigation').getByRole('link', { name: 'Check Register' })).toHaveAttribute('aria-current', 'page');
  await expect(window.getByRole('navigation')).toContainText('Lone Star Medical Transport');
  expect(await app.evaluate(({ app: main }) => main.getName())).toBe('Paydesk Lone Star Medical Transport');
  await app.close();
  expect(existsSync(join(userData, 'office.paydesk'))).toBe(true);
});

function display(): Record<string, string> {
  const { DISPLAY = '', XAUTHORITY = '' } = process.env;
  return { DISPLAY, ...(XAUTHORITY === '' ? {} : { XAUTHORITY }) };
}
