import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk } from './a-desk.ts';

test('the window opens on a new office and shows the check register, in books that are there again after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-window-'));
  const start = () => startDesk(join(folder, 'office.paydesk'), join(folder, 'user'), ['--development']);
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
