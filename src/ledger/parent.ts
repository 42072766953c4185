/** Who started the ledger and talks with it: Electron's main process over `process.parentPort`, or a Node process that forked it. */
import { assert } from '../shared/assert.ts';
import type { FromLedger } from '../shared/office-api/index.ts';

export type Parent = {
  /** Resolves when the message is on its way, so that a stop does not cut it off. */
  send(message: FromLedger): Promise<void>;
  /** Messages arrive unchecked. */
  onMessage(listener: (message: unknown) => void): void;
  onGone(listener: () => void): void;
};

/** What Electron's utility processes have and Node does not know of; the ledger must not import Electron, not even its types. */
type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
};

/** The process that started this one. Throws when nobody did: the ledger is no program for a terminal (that is `cli.ts`). */
export function findParent(): Parent {
  const { parentPort } = process as typeof process & { parentPort?: ParentPort }; // only Electron sets it
  if (parentPort) return electronParent(parentPort);
  assert(process.connected, 'the ledger is started by fork, with an IPC channel');
  return nodeParent();
}

/** When Electron's main process goes, it takes its utility processes with it: nothing to listen for. */
function electronParent(port: ParentPort): Parent {
  return {
    send: (message) => Promise.resolve(port.postMessage(message)),
    onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    onGone: () => {},
  };
}

function nodeParent(): Parent {
  return {
    // A parent that has gone is told nothing more; `onGone` ends us.
    send: (message) => new Promise((resolve) => (process.connected ? process.send?.(message, () => resolve()) : resolve())),
    onMessage: (listener) => process.on('message', listener),
    onGone: (listener) => process.once('disconnect', listener),
  };
}
