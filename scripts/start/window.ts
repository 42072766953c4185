/** The desk's window: started the plain way, or held by Playwright for the demo, which plays in it and takes pictures. */
import { _electron, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumSwitches, type Electron } from '../electron.ts';
import { type Running, track } from './server.ts';

const root = join(import.meta.dirname, '../..');

export type WindowOptions = {
  electron: Electron;
  /** What main reads: src/main/options.ts. */
  environment: Record<string, string>;
  userData: string;
  log: string;
};

export function openWindow({ electron, environment, userData, log }: WindowOptions): Running {
  const output = openSync(log, 'a');
  const child = spawn(electron.executable, switchesOf(userData), {
    env: { ...process.env, ...environment },
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  return track(child);
}

/** A window that Playwright holds. It then also listens for Ctrl-C and would end us: whoever calls takes the signals back. */
export async function openWindowToPlayIn({ electron, environment, userData }: WindowOptions): Promise<{ window: Running; page: Page }> {
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: switchesOf(userData),
    env: { ...definedOf(process.env), ...environment },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  return { window: { ...track(app.process()), stop: () => app.close() }, page };
}

function switchesOf(userData: string): string[] {
  return [...chromiumSwitches(), `--user-data-dir=${userData}`, root];
}

function definedOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
