/**
 * Runs inside Electron, in place of the app's own main: starts that (or an empty window), says on stdout when its window is painted and ready, and
 * quits. Bundled by bench.ts, because Electron 25 loads no ESM main.
 *
 * `BENCH_MAIN`: the app's main; without it: an empty window. `BENCH_SELECTOR`: what must be on the page to call it ready.
 */
import { app, BrowserWindow } from 'electron';
import { once } from 'node:events';
import { createRequire } from 'node:module';

const { BENCH_MAIN: main, BENCH_SELECTOR: selector = 'body' } = process.env;

/** Resolves in the page when what was asked for is there, and was drawn: two frames later. */
const untilPainted = `new Promise((resolve) => {
  const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  const isThere = () => document.querySelector(${JSON.stringify(selector)}) !== null;
  if (isThere()) return painted();
  const observer = new MutationObserver(() => {
    if (!isThere()) return;
    observer.disconnect();
    painted();
  });
  observer.observe(document, { childList: true, subtree: true });
})`;

app.on('browser-window-created', (_event, window) => void watch(window));

if (main === undefined) {
  void app.whenReady().then(async () => {
    const window = new BrowserWindow({ show: false, width: 1280, height: 800 });
    window.once('ready-to-show', () => window.show());
    await window.loadURL('data:text/html,<title>Empty</title>');
  });
} else createRequire(main)(main);

async function watch(window: BrowserWindow): Promise<void> {
  const shown = once(window, 'ready-to-show');
  await once(window.webContents, 'dom-ready');
  await Promise.all([shown, window.webContents.executeJavaScript(untilPainted)]);
  process.stdout.write(`ready at ${Date.now()}\n`);
  app.quit();
}
