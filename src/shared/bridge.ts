/** What the window can do beyond drawing: the fixed list of functions that `main/preload.ts` gives to the page as `window.paydesk`. */
import type { Notice, Request, Response } from './office-api/index.ts';
import type { Refusal } from './refusal.ts';

/** How the ledger process is, as main sees it. */
export type LedgerState =
  | { state: 'opening' }
  | { state: 'ready' }
  /** It stopped by itself and is being started again. */
  | { state: 'restarting' }
  /** The file cannot be opened, or the ledger keeps stopping: nothing works until this is cured. */
  | { state: 'cannot open'; refusal: Refusal };

/** What the native menu asks the page to do. */
export const menuCommands = [
  'search',
  'go home',
  'go dispatches',
  'go customers',
  'go invoices',
  'go register',
  'go events',
  'back',
  'forward',
  'record payment',
  'undo',
  'redo',
  'change password',
  'lock',
  'sign out',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

/** Ends a subscription. */
export type Unsubscribe = () => void;

export type Bridge = {
  /** Sends one call to the ledger and gives its answer; an answer always comes. */
  request(envelope: Request): Promise<Response>;
  onNotice(listener: (notice: Notice) => void): Unsubscribe;
  /** Tells the state at once, then every change. */
  onLedger(listener: (state: LedgerState) => void): Unsubscribe;
  /** Tries again after `cannot open`. */
  reopenLedger(): void;
  onMenu(listener: (command: MenuCommand) => void): Unsubscribe;
  /** Opens an address in the browser of the computer, if it is on the list of allowed ones. */
  openExternal(url: string): void;
  platform: 'mac' | 'windows' | 'linux';
};
