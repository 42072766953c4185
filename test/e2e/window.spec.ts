import { _electron, expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumSwitches, findElectron } from '../../scripts/electron.ts';

test('the window opens on a new office and shows the check register, in books that are there again after a restart', async () => {
  const root = join(import.meta.dirname, '../..');
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-window-'));
  const { executable } = await findElectron();
  const start = () =>
    _electron.launch({
      executablePath: executable,
      args: [...chromiumSwitches(), `--user-data-dir=${join(folder, 'user')}`, root],
      env: {
        ...process.env,
        PAYDESK_FILE: join(folder, 'office.paydesk'),
        PAYDESK_LEDGER: join(root, 'src/ledger/main.ts'),
        PAYDESK_NODE: process.execPath,
        PAYDESK_LEDGER_ARGUMENTS: '["--development"]',
      },
    });
  try {
    for (const time of ['first', 'second']) {
      const app = await start();
      const window = await app.firstWindow();
      await expect(window.getByRole('link', { name: /Check Register/ }), `${time} start`).toBeVisible();
      await window.getByRole('link', { name: /Check Register/ }).click();
      await expect(window.getByRole('heading', { name: 'Check Register' })).toBeVisible();
      await app.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
