/** A virtual display where there is no real one. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { assert } from '../src/shared/assert.ts';

export type Display = { name: string; pid: number; stop: () => Promise<void> };

/** Starts Xvfb on a free display number, which it finds by itself, and stops it by its process. */
export async function startVirtualDisplay(): Promise<Display> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true, // Ctrl-C in the terminal must not end it before the window that is drawn on it
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a display`)));
    readLine(child.stdio[3], resolve);
  });
  assert(child.pid !== undefined, 'Xvfb was started');
  return {
    name: `:${number}`,
    pid: child.pid,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

function readLine(stream: unknown, resolve: (line: string) => void): void {
  assert(isReadable(stream), 'the pipe that Xvfb writes its display number to is readable');
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (text.includes('\n')) resolve(text.trim());
  });
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && 'read' in stream;
}
