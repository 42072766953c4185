/** The files that the user chose in dialogs of the operating system: the page knows them by a token, the ledger by their path. */
import { basename } from 'node:path';

export type Files = {
  /** Told by main, which showed the dialog. */
  offer(token: string, path: string): void;
  path(token: string): string | undefined;
  /** The name without the folder. */
  name(token: string): string;
};

/** As many as anyone has use for at a time. */
const mostOffered = 50;

export function createFiles(): Files {
  const paths = new Map<string, string>();
  return {
    offer: (token, path) => {
      paths.set(token, path);
      for (const oldest of paths.keys()) {
        if (paths.size <= mostOffered) break;
        paths.delete(oldest);
      }
    },
    path: (token) => paths.get(token),
    name: (token) => basename(paths.get(token) ?? ''),
  };
}
