/** One of the sandbox office's servers: started with a log file, waited for, and stopped by its process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { assert } from '../../src/shared/assert.ts';

export type Running = { pid: number; stop: () => Promise<void>; ended: Promise<void> };
export type Server = Running & { url: string };

const patience = 8000;

/** Starts a script under this Node and waits for its line `listening on URL`. What it says goes to `log`. */
export async function startServer(script: string, args: string[], env: Record<string, string>, log: string): Promise<Server> {
  const errors = openSync(log, 'a');
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', errors],
    detached: true, // Ctrl-C in the terminal reaches only us; we stop everything in its order
  });
  closeSync(errors);
  assert(child.stdout !== null, 'stdout is a pipe');
  const { stdout } = child;
  const running = track(child);
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const address = /^listening on (http:\/\/\S+)$/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    void running.ended.then(() => reject(new Error(`${script} ended before it listened. The end of ${log}:\n${tail(log)}`)));
  });
  return { ...running, url };
}

/** A child process as something to stop: asked first, ended when it does not listen. */
export function track(child: ChildProcess): Running {
  const { pid } = child;
  assert(pid !== undefined, `${child.spawnfile} could be started`);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    await ended;
    clearTimeout(timer);
  };
  return { pid, stop, ended };
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}
