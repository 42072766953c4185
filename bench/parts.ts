/** What a bench starts and makes: ended and removed when it is over, however it ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Parts = {
  /** A temporary folder of this bench alone. */
  folder: string;
  /** What to do at the end; the last given is done first. */
  atEnd: (stop: () => unknown) => void;
};

let endAll: (() => Promise<void>) | null = null;

/** Gives `work` a folder, and clears everything away after it. One at a time. */
export async function withParts<T>(work: (parts: Parts) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-bench-'));
  const stops: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })];
  const end = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  endAll = end;
  try {
    return await work({ folder, atEnd: (stop) => stops.push(stop) });
  } finally {
    await end();
    endAll = null;
  }
}

/** Clears away what the bench that is at work has started, when it is interrupted. */
export async function endParts(): Promise<void> {
  await endAll?.();
}
