/** Prints a PDF: Chromium's own viewer shows it in a window of its own, with the system's print dialog over it and a print button that stays. */
import { BrowserWindow } from 'electron';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileNameOf } from '../shared/file-name.ts';

/** Resolves when it is shown. The viewer reads files only, so the PDF is one, for this user alone and until the window is closed. */
export async function printPdf(pdf: Uint8Array, title: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'paydesk-print-'));
  const file = join(folder, `${fileNameOf(title)}.pdf`);
  await writeFile(file, pdf, { mode: 0o600 });
  const window = new BrowserWindow({ width: 980, height: 1000, title, webPreferences: { sandbox: true, plugins: true } });
  window.setMenuBarVisibility(false);
  window.on('closed', () => void rm(folder, { recursive: true, force: true }));
  await window.loadFile(file);
  // Whatever becomes of the dialog, also where there is no printer, the viewer with its print button stays.
  window.webContents.print({ silent: false, printBackground: true }, () => {});
}
