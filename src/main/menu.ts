/** The native menu, with the keys that a biller expects. */
import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../shared/bridge.ts';

export function installMenu(window: () => BrowserWindow | null): void {
  const isMac = process.platform === 'darwin';
  const command = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => window()?.webContents.send('menu', name),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        command('&Record Payment…', 'record payment', 'CmdOrCtrl+Shift+P'),
        command('&Import…', 'import', 'CmdOrCtrl+I'),
        { type: 'separator' },
        command('Change &Password…', 'change password'),
        command('&Lock', 'lock', 'CmdOrCtrl+L'),
        command('Sign &Out', 'sign out'),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        // The page has the keys: in a text field they undo the typing, elsewhere what was done in the books.
        { ...command('&Undo', 'undo', 'CmdOrCtrl+Z'), registerAccelerator: false },
        { ...command('&Redo', 'redo', 'CmdOrCtrl+Shift+Z'), registerAccelerator: false },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        { type: 'separator' },
        command('&Search…', 'search', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '&Go',
      submenu: [
        command('&Back', 'back', isMac ? 'Cmd+[' : 'Alt+Left'),
        command('&Forward', 'forward', isMac ? 'Cmd+]' : 'Alt+Right'),
        { type: 'separator' },
        command('&Home', 'go home', 'CmdOrCtrl+1'),
        command('&Dispatches', 'go dispatches', 'CmdOrCtrl+2'),
        command('&Customers', 'go customers', 'CmdOrCtrl+3'),
        command('&Invoices', 'go invoices', 'CmdOrCtrl+4'),
        command('Check &Register', 'go register', 'CmdOrCtrl+5'),
        command('&Payment Events', 'go events', 'CmdOrCtrl+6'),
        { type: 'separator' },
        command('&Notices', 'notices', 'CmdOrCtrl+Shift+N'),
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : ([{ role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[])),
      ],
    },
    { role: 'windowMenu' },
    // The page has this key too: it knows whether a dialog is open.
    { role: 'help', submenu: [{ ...command('&Help with This Screen', 'help', 'F1'), registerAccelerator: false }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
