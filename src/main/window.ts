/** The one window: sandboxed, isolated, and unable to go anywhere but to its own page. */
import { app, BrowserWindow, nativeTheme, session } from 'electron';
import { join } from 'node:path';
import type { Options } from './options.ts';
import { readPlace, rememberPlace } from './window-state.ts';

/** Shows the window as soon as it has something to show. */
export function openWindow(options: Options): BrowserWindow {
  const file = join(app.getPath('userData'), 'window.json');
  const { maximized, ...bounds } = readPlace(file);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: app.getName(),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#12161d' : '#f6f7f9', // as in theme/tokens.css: no flash of white
    webPreferences: {
      preload: join(__dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  rememberPlace(window, file);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  void (options.rendererUrl === null ? window.loadFile(join(__dirname, '../renderer/index.html')) : window.loadURL(options.rendererUrl));
  return window;
}

/** No page may navigate away, open windows, embed others or get a permission; the clipboard may be written. */
export function confinePages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === 'clipboard-sanitized-write'));
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
}
