/**
 * `node scripts/bootstrap.mjs SCRIPT.ts [ARGS...]`: the one door of every npm script. Makes sure that node_modules is what the lockfile says, then
 * runs the script under Node 24, with its arguments, streams, signals and exit code untouched. Plain JavaScript without dependencies, because it is
 * what runs before there is anything else, under whatever Node the machine has (20 at least). It says nothing of its own on stdout.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { delimiter, join, resolve } from 'node:path';

const wantedMajor = 24;
const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.paydesk-lock');

const [script, ...args] = process.argv.slice(2);
if (!script) fail('Usage: node scripts/bootstrap.mjs SCRIPT.ts [ARGS...]');

const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');
const hash = createHash('sha256').update(lockfile).digest('hex');
if (textOf(stamp) !== hash) {
  if (!isInstalled(lockfile)) install();
  writeFileSync(stamp, hash);
}

const bin = join(modules, '.bin');
if (!(process.env['PATH'] ?? '').split(delimiter).includes(bin)) process.env['PATH'] = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;

const scriptPath = resolve(script);
if (Number(process.versions.node.split('.')[0]) >= wantedMajor) {
  // npm puts node_modules/.bin first on the PATH, so after the first set-up this is already the right Node: no second process.
  process.argv = [process.execPath, scriptPath, ...args];
  Module.runMain();
} else {
  runWith(nodeOfModules());
}

/** Whether npm's own record of what it installed has everything the lockfile wants; what is optional may be for another platform. */
function isInstalled(wanted) {
  const record = textOf(join(modules, '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  return Object.entries(JSON.parse(wanted).packages).every(
    ([path, entry]) => path === '' || (installed[path] ? installed[path].version === entry.version : entry.optional || entry.peer),
  );
}

function install() {
  process.stderr.write('Installing the dependencies (npm ci); this takes a minute or two the first time…\n');
  const command = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  // stdout belongs to the script: what npm says goes to stderr.
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, ...command], options)
    : spawnSync('npm', command, { ...options, shell: true });
  if (status !== 0) fail(`npm ci did not succeed${error ? ` (${error.message})` : ''}: nothing was started. What it said stands above.`);
}

/** The Node that the lockfile pins for this platform. */
function nodeOfModules() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const node = join(modules, `node-${platform}-${process.arch}`, 'bin', platform === 'win' ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  return fail(
    `Paydesk needs Node ${wantedMajor} or newer; this is Node ${process.versions.node}. For ${process.platform}-${process.arch} none comes with the ` +
      `dependencies: install it from https://nodejs.org and start again.`,
  );
}

function runWith(node) {
  const child = spawn(node, [scriptPath, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
