/** Where things are: told by `scripts/start.ts` and tests through the environment, else as in the packed app. */
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Options = {
  /** The books. */
  file: string;
  /** What the ledger process runs: its TypeScript source, or its bundle in the packed app. */
  ledger: string;
  /** A Node 24 for the ledger; null: Electron's own, by `utilityProcess`. */
  node: string | null;
  /** Further arguments of the ledger, such as `--today 2026-11-23`. */
  ledgerArguments: string[];
  /** The page: an address of the development server, or null for the built one. */
  rendererUrl: string | null;
  /** Web addresses that may be opened beside those that the ledger names. */
  allowedOrigins: string[];
};

/** Reads the environment: `PAYDESK_FILE`, `PAYDESK_LEDGER`, `PAYDESK_NODE`, `PAYDESK_LEDGER_ARGUMENTS` (JSON), `PAYDESK_RENDERER_URL`, `PAYDESK_ALLOWED_ORIGINS`. */
export function readOptions(environment: NodeJS.ProcessEnv = process.env): Options {
  const packedNode = join(process.resourcesPath, process.platform === 'win32' ? 'node.exe' : 'node');
  const packedLedger = join(app.getAppPath().replace(/app\.asar$/, 'app.asar.unpacked'), 'build/ledger/main.mjs');
  return {
    file: environment['PAYDESK_FILE'] ?? join(app.getPath('userData'), 'office.paydesk'),
    ledger: environment['PAYDESK_LEDGER'] ?? packedLedger,
    node: environment['PAYDESK_NODE'] ?? (existsSync(packedNode) ? packedNode : null),
    ledgerArguments: words(packedArguments() ?? environment['PAYDESK_LEDGER_ARGUMENTS']),
    rendererUrl: environment['PAYDESK_RENDERER_URL'] ?? null,
    allowedOrigins: words(environment['PAYDESK_ALLOWED_ORIGINS']),
  };
}

/** What the app was made with for its office: scripts/dist.ts writes it. The environment adds nothing to that, such as a way in without a password. */
function packedArguments(): string | undefined {
  const file = join(process.resourcesPath, 'office/ledger-arguments.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A JSON list of words; none when not given. Anything else is our own mistake and stops the start. */
function words(json: string | undefined): string[] {
  const list: unknown = json === undefined ? [] : JSON.parse(json);
  if (!Array.isArray(list)) throw new Error(`not a JSON list: ${json}`);
  return list.map(String);
}
