import { renameSync, rmSync } from 'node:fs';
import { assert } from '../../shared/assert.ts';
import { makeSampleOffice } from './office.ts';

/** As many as make every screen worth looking at, in a few seconds. */
const dispatches = 600;

/** Makes a sample office beside `file`; the answer puts it in the place of `file`, which must be closed by then. */
export async function sampleBeside(file: string): Promise<() => void> {
  const beside = `${file}.sample`;
  removeBooks(beside);
  const made = await makeSampleOffice(beside, { dispatches, seed: 1, until: Date.now() });
  assert(made.ok, 'nothing is at the place of the sample office');
  return () => {
    removeBooks(file);
    renameSync(beside, file);
    removeBooks(beside);
  };
}

/** With what SQLite and our lock keep beside them. */
function removeBooks(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(`${file}${suffix}`, { force: true });
}
