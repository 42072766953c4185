/**
 * Electron's main process: the window, the menu, the ledger's process and the relay between page and ledger. No rule, no SQL, no name of a call.
 * What checks its input by schemas is loaded when it is first asked for: they would hold up the first window.
 */
import { app, type BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, powerMonitor, safeStorage, shell } from 'electron';
import { join } from 'node:path';
import type { Notice, Request } from '../shared/office-api/index.ts';
import { openCardWindow } from './card-window.ts';
import { answerAsk } from './desk-asks.ts';
import { createAllowList } from './external.ts';
import { startLedgerProcess } from './ledger-process.ts';
import { startLedger } from './ledger.ts';
import { installMenu } from './menu.ts';
import { readOptions } from './options.ts';
import { createPress, declarePaper } from './paper.ts';
import type { Secrets } from './secrets.ts';
import { confinePages, openWindow } from './window.ts';

if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  const options = readOptions();
  const addresses = createAllowList(options.allowedOrigins);
  let window: BrowserWindow | null = null;
  declarePaper();
  const press = createPress();
  let opened: Secrets | undefined;
  const secrets = async () => {
    const { createSecrets } = await import('./secrets.ts');
    return (opened ??= createSecrets(join(app.getPath('userData'), 'secrets.json'), safeStorage));
  };

  // At once, beside Electron's own start: the books are open by the time the page asks.
  const ledger = startLedger(() => startLedgerProcess(options), {
    onNotice: (notice) => {
      learnAddresses(notice);
      window?.webContents.send('notice', notice);
    },
    onState: (state) => window?.webContents.send('ledger state', state),
    onAsk: (ask) => answerAsk(ask, { press, secrets }),
  });

  /** The ledger, not the page, says where the portal and the Stripe dashboard are. */
  function learnAddresses(notice: Notice): void {
    if (notice.notice !== 'connection') return;
    const { companionUrl, stripe } = notice.connection;
    for (const url of [companionUrl, stripe?.portalUrl, stripe?.dashboardUrl]) if (url) addresses.allow(url);
  }

  const isOurPage = (event: IpcMainEvent | IpcMainInvokeEvent) =>
    window !== null && event.sender === window.webContents && event.senderFrame === window.webContents.mainFrame;

  ipcMain.handle('request', (event, request: Request) => {
    if (!isOurPage(event)) throw new Error('not from our page');
    return ledger.request(request);
  });
  ipcMain.handle('choose file', async (event, wish: unknown) => {
    if (!isOurPage(event) || window === null) throw new Error('not from our page');
    const over = window;
    const { chooseFile } = await import('./choose-file.ts');
    return chooseFile(over, wish, (token, path) => ledger.offer(token, path));
  });
  ipcMain.on('ledger state', (event) => event.sender.send('ledger state', ledger.state()));
  ipcMain.on('reopen ledger', (event) => {
    if (isOurPage(event)) ledger.reopen();
  });
  ipcMain.on('open external', (event, url: unknown) => {
    if (isOurPage(event) && typeof url === 'string' && addresses.permits(url)) void shell.openExternal(url);
  });

  ipcMain.handle('card window', (event, address: unknown) => {
    if (!isOurPage(event) || window === null) throw new Error('not from our page');
    return openCardWindow(window, address, (url) => addresses.permits(url));
  });
  ipcMain.on('tell', (event, notice: unknown) => {
    if (!isOurPage(event)) return;
    const show = () => {
      if (window?.isMinimized()) window.restore();
      window?.show();
      window?.webContents.send('menu', 'notices');
    };
    void import('./system-notice.ts').then(({ tellSystem }) => tellSystem(notice, show));
  });

  const open = () => {
    window = openWindow(options);
    window.on('closed', () => {
      window = null;
      press.close(); // hidden, it would keep the app alive
    });
  };

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (window === null) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void ledger.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });

  void app.whenReady().then(() => {
    confinePages();
    installMenu(() => window);
    // Whoever locks the computer or closes its lid locks the desk too.
    for (const event of ['lock-screen', 'suspend'] as const) {
      powerMonitor.on(event as 'suspend', () => window?.webContents.send('menu', 'lock')); // each event has an overload of its own, all alike
    }
    open();
  });
}
