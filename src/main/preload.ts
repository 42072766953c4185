/** The bridge between the sandboxed page and main: these functions and nothing else (`shared/bridge.ts`). Bundled into one CommonJS file. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Unsubscribe } from '../shared/bridge.ts';

/** Never exposed itself: the page gets functions with a fixed channel each. */
function subscribe<Message>(channel: string, listener: (message: Message) => void): Unsubscribe {
  const heard = (_event: unknown, message: Message) => listener(message);
  ipcRenderer.on(channel, heard);
  return () => void ipcRenderer.off(channel, heard);
}

const platforms: Partial<Record<NodeJS.Platform, Bridge['platform']>> = { darwin: 'mac', win32: 'windows' };

const bridge: Bridge = {
  request: (envelope) => ipcRenderer.invoke('request', envelope),
  onNotice: (listener) => subscribe('notice', listener),
  onLedger: (listener) => {
    const unsubscribe = subscribe('ledger state', listener);
    ipcRenderer.send('ledger state');
    return unsubscribe;
  },
  reopenLedger: () => ipcRenderer.send('reopen ledger'),
  onMenu: (listener) => subscribe('menu', listener),
  chooseFile: (wish) => ipcRenderer.invoke('choose file', wish),
  openExternal: (url) => ipcRenderer.send('open external', url),
  openCardWindow: (address) => ipcRenderer.invoke('card window', address),
  tell: (notice) => ipcRenderer.send('tell', notice),
  platform: platforms[process.platform] ?? 'linux',
};

contextBridge.exposeInMainWorld('paydesk', bridge);
