/** The files of the project: those in git and those that would be. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../src/shared/assert.ts';

/** Paths from the root, with slashes. */
export function projectFiles(root: string): string[] {
  const list = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  assert(list.status === 0, `git lists the files of ${root}: ${list.stderr}`);
  return list.stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}
