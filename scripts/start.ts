/**
 * `npm start`: a billing office at work on this computer. Stripe's stand-in, the companion with its portal, and the desk's window on sample data.
 * `--fresh` begins anew; `--demo` plays the main job by itself; `--dev` reloads the window's page when its source changes. Ctrl-C stops all of it.
 */
import { join } from 'node:path';
import { Command } from 'commander';
import { createServer, type ViteDevServer } from 'vite';
import { formatMoney } from '../src/shared/money.ts';
import { samplePassword } from '../src/shared/password.ts';
import { formatSelfPayId } from '../src/shared/self-pay-id.ts';
import { build } from './build.ts';
import { type Display, startVirtualDisplay } from './display.ts';
import { findElectron } from './electron.ts';
import { playDemo } from './start/demo.ts';
import { commandOf, type Folder, openFolder, runningIn } from './start/folder.ts';
import { ledgerScript, prepareDesk, type Servers, startServers } from './start/office.ts';
import type { InvoiceToTry } from './start/sample-stripe.ts';
import type { Running } from './start/server.ts';
import { openWindow, openWindowToPlayIn, type WindowOptions } from './start/window.ts';
import { ensureSystem, hasDisplay, needsOfWindow } from './system.ts';

const root = join(import.meta.dirname, '..');
const say = (sentence: string) => console.log(sentence);

/** What was started, in its order; stopped in the opposite one. */
const stops: (() => Promise<unknown>)[] = [];
let stopping: Promise<void> | null = null;

const options = new Command('npm start --')
  .description('A billing office at work on this computer, with sample data.')
  .option('--fresh', 'begin anew with a new sample office', false)
  .option('--demo', 'play the main job by itself', false)
  .option('--dev', "reload the window's page when its source changes", false)
  .parse()
  .opts<{ fresh: boolean; demo: boolean; dev: boolean }>();

takeSignals();
try {
  await start();
} catch (error) {
  // What was under way when Ctrl-C came had to fail: nothing to tell.
  if (!isStopping()) console.error(error instanceof Error ? error.message : error);
  await stopAll();
  process.exit(1);
}

async function start(): Promise<void> {
  const demo = options.demo || !hasDisplay();
  ensureSystem(demo ? [...needsOfWindow(), 'chromium'] : needsOfWindow(), say);
  const electron = await findElectron(say);
  const folder = openOffice();
  await build(options.dev ? ['main'] : ['main', 'renderer']);
  const servers = await startServers(folder, ({ pid, stop }) => remember(folder, pid, stop));
  const invoice = await prepareDesk(folder, servers, say);

  const display = hasDisplay() ? null : await startDisplay(folder);
  const windowOptions: WindowOptions = {
    electron,
    environment: {
      PAYDESK_FILE: folder.path('office.paydesk'),
      PAYDESK_LEDGER: ledgerScript,
      PAYDESK_NODE: process.execPath,
      PAYDESK_LEDGER_ARGUMENTS: JSON.stringify(['--user', 'Dana Ruiz']),
      PAYDESK_ALLOWED_ORIGINS: JSON.stringify([servers.sandbox.url, servers.companion.url]),
      ...(display ? { DISPLAY: display.name } : {}),
      ...(options.dev ? { PAYDESK_RENDERER_URL: await startDevServer() } : {}),
    },
    userData: folder.path('window'),
    log: folder.path('window.log'),
  };
  describe(folder, servers, invoice);
  if (demo) await openAndPlay(folder, windowOptions, servers, invoice);
  else watch(folder, openWindow(windowOptions));
  say('\nCtrl-C stops everything; the next start finds the data again.');
}

function openOffice(): Folder {
  const place = join(root, '.paydesk');
  const others = runningIn(place);
  const [starter] = others.filter(({ command }) => command.includes('scripts/start.ts'));
  if (starter) throw new Error(`The sandbox office runs already (process ${starter.pid}).`);
  // Left behind by a start that was killed: they hold the office's files.
  for (const { pid } of others) process.kill(pid);
  const folder = openFolder(place, options.fresh);
  folder.save({ running: [] });
  remember(folder, process.pid, async () => folder.save({ running: [] }));
  return folder;
}

/** Writes down who runs, for the next start, and how to stop it. */
function remember(folder: Folder, pid: number, stop: () => Promise<unknown>): void {
  const command = commandOf(pid);
  if (command !== null) folder.save({ running: [...folder.state.running, { pid, command }] });
  stops.unshift(stop);
}

async function startDisplay(folder: Folder): Promise<Display> {
  const display = await startVirtualDisplay();
  remember(folder, display.pid, display.stop);
  return display;
}

async function startDevServer(): Promise<string> {
  const server: ViteDevServer = await createServer({
    configFile: join(root, 'src/renderer/vite.config.ts'),
    server: { host: '127.0.0.1' },
  });
  await server.listen();
  stops.unshift(() => server.close());
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The development server has no address.');
  return url;
}

function watch(folder: Folder, window: Running): void {
  remember(folder, window.pid, window.stop);
  void window.ended.then(async () => {
    if (isStopping()) return;
    say('The window was closed.');
    await stopAll();
    process.exit(0);
  });
}

async function openAndPlay(folder: Folder, windowOptions: WindowOptions, servers: Servers, invoice: InvoiceToTry | null): Promise<void> {
  const { window, page } = await openWindowToPlayIn(windowOptions);
  takeSignals();
  watch(folder, window);
  if (!invoice) return say('\nNo invoice is open any more: `npm start -- --fresh` begins anew.');
  say('\nThe demo:');
  const pictures = join(root, 'demo');
  const took = await playDemo({ window: page, portal: servers.companion.url, invoice, folder: pictures, say });
  say(`The record was in the window ${Math.round(took)} ms after the customer's click. Pictures are in ${pictures}.`);
}

function describe(folder: Folder, { sandbox, companion }: Servers, invoice: InvoiceToTry | null): void {
  const tryThis = invoice && `${formatSelfPayId(invoice.selfPayId)}  (invoice ${invoice.number}, ${formatMoney(invoice.dueNow)})`;
  const lines = [
    ['Portal', `${companion.url}/pay`],
    ['Self-pay ID to try', tryThis ?? 'none left: npm start -- --fresh begins anew'],
    ['Test cards', '4242 4242 4242 4242 pays, 4000 0000 0000 0002 is declined, 5555 5555 5555 4444 is a Mastercard'],
    ['', 'any date to come, any CVC; bank account 000123456789'],
    ['Stripe (sandbox)', `${sandbox.url}/test/payments`],
    ['Signed in as', `Dana Ruiz, Administrator. Sign out to be Marcus Webb or Priya Shah; everyone’s password is ${samplePassword}`],
    ['Books', folder.path('office.paydesk')],
    ['Logs and data', folder.path('')],
  ];
  say('\nThe sandbox office is open: no real money, no real Stripe.\n');
  for (const [name = '', text = ''] of lines) say(`  ${name.padEnd(20)}${text}`);
}

/** Ctrl-C stops everything in its order. Nobody else may listen: Playwright would end us in the middle of it. */
function takeSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => void stopAll().then(() => process.exit(0)));
  }
}

function isStopping(): boolean {
  return stopping !== null;
}

function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const stop of stops) await stop();
  })();
  return stopping;
}
