/** How much memory the ledger's own process takes for a register of this size, once all of its lists have been looked at. */
import { spawnSync } from 'node:child_process';
import type { Input } from '../../src/shared/office-api/index.ts';
import { startDesk } from '../../test/scenario/desk.ts';

const timesLooked = 5;

/** Megabytes that are resident after every list was asked for, its first page and one far down, several times over. */
export async function memoryOfLedger(file: string, today: string, lists: readonly Input<'register.list'>[]): Promise<number> {
  const desk = await startDesk(file, today);
  try {
    for (let look = 0; look < timesLooked; look += 1)
      for (const list of lists) {
        await desk.call('register.list', list);
        await desk.call('register.list', { ...list, offset: 2000 });
      }
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(desk.pid)], { encoding: 'utf8' });
    return Number(stdout.trim()) / 1024;
  } finally {
    await desk.stop();
  }
}
