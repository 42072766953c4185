/** A server of Paydesk as a child process: started, waited for, ended by its PID. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { assert } from '../../src/shared/assert.ts';

/** What every part is started with. What Node has compiled of its sources is kept, which halves the start of the next. */
export const partEnvironment = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url)),
};

export type Server = { url: string; pid: number; stop(): Promise<void> };

/** Starts `file` with Node and waits for its line `listening on http://127.0.0.1:PORT`. Throws with what it said on stderr when it ends before. */
export async function startServer(file: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Server> {
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...partEnvironment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  createInterface(child.stderr).on('line', (line) => said.push(line));
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const match = /^listening on (http:\/\/\S+)$/.exec(line);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
    void ended.then(([code]) => reject(new Error(`${file} ended with ${String(code)} before it listened:\n${said.join('\n')}`)));
  });
  assert(child.pid !== undefined, 'what listens was started');
  return { url, pid: child.pid, stop: () => stop(child, ended) };
}

/** Asks a child to end and waits until it has; one that does not within five seconds is killed, and that is an error. */
export async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(patience);
  assert(child.signalCode !== 'SIGKILL', `${child.spawnargs.join(' ')} did not stop when asked to`);
}
