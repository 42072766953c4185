/** The files of sample offices: each size is made once for all tests of a run, and every test gets a copy of its own. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';

const cli = join(import.meta.dirname, '../../src/ledger/cli.ts');
const made = new Map<number, string>();
let folder: string | null = null;

/** Puts a sample office of `dispatches` trips into the new file `to`. */
export function copySampleOffice(dispatches: number, to: string): void {
  const original = made.get(dispatches) ?? makeSampleOffice(dispatches);
  made.set(dispatches, original);
  copyFileSync(original, to);
}

function makeSampleOffice(dispatches: number): string {
  folder ??= temporaryFolder();
  const file = join(folder, `${dispatches}.paydesk`);
  const { status, stderr } = spawnSync(process.execPath, [cli, 'sample', file, '--dispatches', String(dispatches)], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return file;
}

/** It goes when Playwright's worker ends. */
function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'paydesk-samples-'));
  process.once('exit', () => rmSync(path, { recursive: true, force: true }));
  return path;
}
