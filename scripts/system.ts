/**
 * The packages that the operating system must bring on Linux: for Electron's window, a virtual display, a Chromium for the portal. They are
 * installed where we may (root on a machine with apt), else named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's names; on newer releases some are provided by packages of other names, which counts. */
const debianPackages = {
  electron: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'libdrm2', 'libxtst6', 'libnotify4'],
  display: ['xvfb'],
  chromium: ['chromium'],
} as const;

export type Need = keyof typeof debianPackages;

/** What the desk's window needs here: a virtual display too where there is no real one. */
export function needsOfWindow(): Need[] {
  return hasDisplay() ? ['electron'] : ['electron', 'display'];
}

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Sees to it that the system packages are there. Throws with the names of those that are missing and the command that installs them. */
export function ensureSystem(needs: Need[], say: (sentence: string) => void): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = missingPackages(needs.filter((need) => need !== 'chromium' || !findChromium()));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0)
    throw new Error(`These system packages are missing: ${missing.join(', ')}. Install them with: sudo ${command}`);
  say(`Installing system packages: ${missing.join(', ')}…`);
  aptGet('update');
  const failure = aptGet('install', '-y', '--no-install-recommends', ...missing);
  if (failure !== null) throw new Error(`The system packages ${missing.join(', ')} could not be installed (${command}):\n${failure}`);
}

/** The Chromium that plays the customer; undefined: Playwright's own. */
export function findChromium(): string | undefined {
  const places = [
    process.env['CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return places.find((place) => place !== undefined && existsSync(place));
}

function missingPackages(needs: Need[]): string[] {
  const listing = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}\t${Package}\t${Provides}\n'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const present = new Set<string>();
  for (const line of listing.stdout.split('\n')) {
    const [status, name = '', provides = ''] = line.split('\t');
    if (status !== 'installed') continue;
    present.add(name);
    for (const provided of provides.split(',')) present.add(provided.trim().split(' ')[0] ?? '');
  }
  return needs.flatMap((need) => debianPackages[need]).filter((name) => !present.has(name));
}

/** What went wrong, or null. */
function aptGet(...args: string[]): string | null {
  const { status, stderr, error } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return status === 0 ? null : stderr || String(error);
}
