/** Files that are there as a whole or not at all: written beside their place under another name, and put there once they are done. */
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';

const refusals: Readonly<Record<string, string>> = {
  ENOSPC: 'There is not enough room on the disk. Nothing was written.',
  EDQUOT: 'There is not enough room on the disk. Nothing was written.',
};
const notWritable = 'The file cannot be written there. Is it open in a spreadsheet? Close it, or choose another name.';

/** Lets `write` fill a file, then puts it in the place of `path`. What `write` throws leaves nothing behind; what the disk refuses is a refusal. */
export async function writeWhole<T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<Outcome<T>> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w');
    let written: T;
    try {
      written = await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    return done(written);
  } catch (error) {
    await rm(part, { force: true });
    if (!isFileError(error)) throw error;
    return refuse('wrong-state', refusals[error.code] ?? notWritable, 'to');
  }
}

/** What the system says of a file, not what we did wrong. */
function isFileError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && 'syscall' in error && typeof error.code === 'string';
}
