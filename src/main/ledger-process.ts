/**
 * Starts the ledger's process: Electron's `utilityProcess` on its bundle where Electron's Node is new enough, else a Node 24 of its own.
 * Both look the same from outside; nobody else needs to know which it is.
 */
import { app, utilityProcess } from 'electron';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { DeskAnswer } from '../shared/desk-api.ts';
import type { FromLedger, Request } from '../shared/office-api/index.ts';
import type { Options } from './options.ts';

export type ToLedger =
  | { type: 'request'; request: Request }
  /** The user chose a file. */
  | { type: 'file'; token: string; path: string }
  /** What an ask of the ledger came to. */
  | { type: 'answer'; id: number; answer: DeskAnswer }
  | { type: 'stop' };

export type LedgerProcess = {
  send(message: ToLedger): void;
  onMessage(listener: (message: FromLedger) => void): void;
  /** Called once, with the exit code (null: ended by a signal). */
  onExit(listener: (code: number | null) => void): void;
  /** Ends it without asking; only when it did not stop by itself. */
  kill(): void;
};

export function startLedgerProcess(options: Options): LedgerProcess {
  const args = ['--file', options.file, ...options.ledgerArguments];
  return options.node === null ? startUtilityProcess(options.ledger, args) : startNodeProcess(options.node, options.ledger, args);
}

/** Node keeps what it has compiled of the ledger from one start to the next, which is a third of its time. */
function compileCache(): { NODE_COMPILE_CACHE: string } {
  return { NODE_COMPILE_CACHE: join(app.getPath('userData'), 'compiled') };
}

function startUtilityProcess(ledger: string, args: string[]): LedgerProcess {
  // Electron forks only once it is ready; what is sent before waits with it.
  const child = app
    .whenReady()
    .then(() =>
      utilityProcess.fork(ledger, args, { serviceName: 'Paydesk ledger', stdio: 'inherit', env: { ...process.env, ...compileCache() } }),
    );
  return {
    send: (message) => void child.then((started) => started.postMessage(message)),
    onMessage: (listener) => void child.then((started) => started.on('message', listener)),
    onExit: (listener) => void child.then((started) => started.once('exit', listener)),
    kill: () => void child.then((started) => started.kill()),
  };
}

function startNodeProcess(node: string, ledger: string, args: string[]): LedgerProcess {
  // A clean environment: Electron's own variables would change how Node behaves.
  const env = { PATH: process.env['PATH'], TZ: process.env['TZ'], HOME: process.env['HOME'], ...compileCache() };
  const child = fork(ledger, args, { execPath: node, execArgv: [], env, serialization: 'advanced' });
  return {
    send: (message) => {
      if (child.connected) child.send(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      let told = false;
      const tell = (code: number | null) => {
        if (!told) listener(code);
        told = true;
      };
      child.once('exit', tell);
      child.once('error', () => tell(null)); // it could not even be started: no exit follows
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
