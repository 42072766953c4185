/** The built desk, as an office starts it: Electron on `build/main`, with the built ledger beside it. */
import { join } from 'node:path';
import { type ElectronApplication, _electron } from '@playwright/test';
import { chromiumSwitches, findElectron } from '../../scripts/electron.ts';

const root = join(import.meta.dirname, '../..');

/** Starts the desk on the books in `file`; the window's own files go to the folder `user`. What more the ledger is started with are `ledgerArguments`. */
export async function startDesk(file: string, user: string, ledgerArguments: readonly string[] = []): Promise<ElectronApplication> {
  const { executable } = await findElectron();
  return _electron.launch({
    executablePath: executable,
    args: [...chromiumSwitches(), `--user-data-dir=${user}`, root],
    env: {
      ...process.env,
      PAYDESK_FILE: file,
      PAYDESK_LEDGER: join(root, 'build/ledger/main.mjs'),
      PAYDESK_NODE: process.execPath,
      PAYDESK_LEDGER_ARGUMENTS: JSON.stringify(ledgerArguments),
    },
  });
}
