/** What the window can do beyond drawing: the fixed list of functions that `main/preload.ts` gives to the page as `window.paydesk`. */
import * as z from 'zod';
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
  'import',
  'help',
  'notices',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

/** What a dialog of the operating system asks for. */
export const fileWishSchema = z.strictObject({
  what: z.enum(['open', 'save', 'folder']),
  title: z.string().max(100),
  /** The name that a new file has unless the user gives another: a name, not a path. */
  suggestion: z
    .string()
    .max(200)
    .regex(/^[^/\\\0]+$/)
    .optional(),
  kind: z.strictObject({ name: z.string().max(50), extensions: z.array(z.string().regex(/^[a-z0-9]{1,8}$/)).min(1) }),
});
export type FileWish = z.infer<typeof fileWishSchema>;

/** A notice of the operating system. It names nobody: whoever passes by the screen reads it. */
export const systemNoticeSchema = z.strictObject({ title: z.string().min(1).max(120), body: z.string().max(200) });
export type SystemNotice = z.infer<typeof systemNoticeSchema>;

/** A file that the user chose. The ledger knows the path by the token. */
export type ChosenFile = { token: string; name: string };

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
  /** Shows a dialog of the operating system; null: the user chose no file. */
  chooseFile(wish: FileWish): Promise<ChosenFile | null>;
  /** Opens the companion's page in which a card is typed, in a window of its own; fulfilled when that is closed. */
  openCardWindow(address: string): Promise<void>;
  /** Lets the operating system tell it; a click on it shows the window and its notices. */
  tell(notice: SystemNotice): void;
  platform: 'mac' | 'windows' | 'linux';
};
