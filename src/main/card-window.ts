/**
 * The window in which a card is typed: a page of the companion, in a browser of its own that forgets everything, without a preload, and unable to
 * go anywhere else. Neither this process nor the desk's page ever sees what is typed there.
 */
import { BrowserWindow, session } from 'electron';
import { randomUUID } from 'node:crypto';

/** As long as the companion may still charge a card by it. */
const lifetime = 20 * 60_000;

let present: BrowserWindow | null = null;

/** Opens it over the desk; fulfilled when it is closed, by whom or for whatever reason. There is one at a time. */
export async function openCardWindow(desk: BrowserWindow, address: unknown, permits: (url: string) => boolean): Promise<void> {
  if (typeof address !== 'string' || !isCardPage(address) || !permits(address)) throw new Error('not the address of a card window');
  present?.close();
  const partition = `card-${randomUUID()}`; // kept in memory, and gone with the window
  const own = session.fromPartition(partition);
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());

  const window = new BrowserWindow({
    parent: desk,
    width: 600,
    height: 720,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    title: 'Card over the phone',
    webPreferences: { partition, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false, devTools: false },
  });
  present = window;
  window.removeMenu();
  window.setContentProtection(true); // not in a recording of the screen, where the system can help it
  window.webContents.on('will-redirect', (event) => event.preventDefault());
  window.webContents.on('did-fail-load', (_event, _code, _text, _url, isMainFrame) => {
    if (isMainFrame) window.close();
  });
  const timer = setTimeout(() => window.close(), lifetime);
  const closed = new Promise<void>((resolve) => {
    window.once('closed', () => {
      clearTimeout(timer);
      if (present === window) present = null;
      resolve();
    });
  });
  // What fails to load is closed above, and the companion says what became of it.
  window.loadURL(address).catch(() => undefined);
  return closed;
}

/** `https://pay.example.com/phone/<43 letters>`, the path of a companion before it or not. */
function isCardPage(address: string): boolean {
  return /^https?:\/\/[^?#]+\/phone\/[\w-]{43}$/.test(address);
}
