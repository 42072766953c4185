import { assert } from '../../shared/assert.ts';
import { booksBeside } from '../books/beside.ts';
import { makeSampleOffice } from './office.ts';

/** As many as make every screen worth looking at, in a few seconds. */
const dispatches = 600;

/** Makes a sample office beside `file`; the answer puts it in the place of `file`, which must be closed by then. */
export async function sampleBeside(file: string): Promise<() => void> {
  const beside = booksBeside(file, 'sample');
  const made = await makeSampleOffice(beside.path, { dispatches, seed: 1, until: Date.now() });
  assert(made.ok, 'nothing is at the place of the sample office');
  return () => beside.takePlace();
}
