/** A real window on a sample office of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import * as z from 'zod';
import type { Role } from '../../src/shared/words.ts';
import { startDesk } from './a-desk.ts';
import { copySampleOffice } from './sample-office.ts';

export type SampleWindow = {
  window: Page;
  /** The next dialogs of the operating system choose this file. */
  chooses(path: string): Promise<void>;
  /** The last address that the desk opened in the computer's browser, from the first time this is asked. */
  opened: () => Promise<string>;
  close(): Promise<void>;
};

/** Opens the desk on a new sample office of `dispatches` trips, for its user with this role; `close` ends it and removes its files. */
export async function openSampleWindow(dispatches: number, role: Role = 'Administrator'): Promise<SampleWindow> {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-sample-'));
  const file = join(folder, 'office.paydesk');
  copySampleOffice(dispatches, file);
  const app = await startDesk(file, join(folder, 'user'), ['--user', userWith(role, file)]);
  const window = await app.firstWindow();
  await window.setViewportSize({ width: 1440, height: 900 });
  await expect(window.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  return {
    window,
    chooses: (path) =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
      }, path),
    opened: () =>
      app.evaluate(({ shell }) => {
        if (!('addresses' in shell)) {
          const addresses: string[] = [];
          shell.openExternal = (url) => Promise.resolve(void addresses.push(url));
          Object.assign(shell, { addresses });
        }
        return (shell as unknown as { addresses: string[] }).addresses.at(-1) ?? ''; // as it was just given
      }),
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The user who has this role and the fewest others. */
function userWith(role: Role, file: string): string {
  const books = new Database(file, { readonly: true });
  const found = books.prepare("SELECT id FROM users WHERE roles LIKE '%' || ? || '%' ORDER BY length(roles) LIMIT 1").get(role);
  books.close();
  return z.object({ id: z.string() }).parse(found).id;
}

/** Goes to a screen by the sidebar. */
export async function go(window: Page, name: string): Promise<void> {
  const places = window.getByRole('navigation', { name: 'Screens' });
  await places.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  await expect(window.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** axe finds nothing on what is shown: by all its rules in light, and, as dark differs by colours alone, by those of contrast in dark. */
export async function expectAccessible(window: Page, place: string): Promise<void> {
  const builders = { light: new AxeBuilder({ page: window }), dark: new AxeBuilder({ page: window }).withRules(['color-contrast']) };
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' }); // what is half faded away has no contrast to judge
    const { violations } = await builders[colorScheme].setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      `${place}, ${colorScheme}`,
    ).toEqual([]);
  }
}
