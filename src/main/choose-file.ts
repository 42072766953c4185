/** Files that the user chooses: main shows the dialog and tells the ledger the path; the page gets a token and a name, and never says a path. */
import { type BrowserWindow, dialog } from 'electron';
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { type ChosenFile, fileWishSchema } from '../shared/bridge.ts';

/** Null: the user chose none. */
export async function chooseFile(
  window: BrowserWindow,
  unchecked: unknown,
  offer: (token: string, path: string) => void,
): Promise<ChosenFile | null> {
  const { what, title, suggestion, kind } = fileWishSchema.parse(unchecked);
  const filters = [{ name: kind.name, extensions: kind.extensions }];
  const path =
    what === 'folder'
      ? (await dialog.showOpenDialog(window, { title, properties: ['openDirectory', 'createDirectory'] })).filePaths[0]
      : what === 'open'
        ? (await dialog.showOpenDialog(window, { title, filters, properties: ['openFile'] })).filePaths[0]
        : (await dialog.showSaveDialog(window, { title, filters, ...(suggestion !== undefined && { defaultPath: suggestion }) })).filePath;
  if (path === undefined || path === '') return null;
  const token = randomUUID();
  offer(token, path);
  return { token, name: basename(path) };
}
