import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leftovers, treeState } from './leftovers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paydesk-leftovers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what a test run left behind', () => {
  it('is a file in its temporary folder', () => {
    writeFileSync(join(folder, 'a'), '');
    expect(leftovers(folder, treeState())).toEqual(['In the temporary folder: a']);
  });

  it('is a change to the project', () => {
    expect(leftovers(folder, `${treeState()}?? other.ts`)).toEqual([expect.stringMatching(/Files of the project/)]);
  });

  it('is a process that has the folder in its environment or on its command line', async () => {
    const started = [
      spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log(1)'], { env: { TMPDIR: folder } }),
      spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log(1)', join(folder, 'books')], { env: {} }),
    ];
    await Promise.all(started.map((child) => new Promise((resolve) => child.stdout.once('data', resolve))));
    const found = leftovers(folder, treeState());
    for (const child of started) child.kill();
    expect(found).toEqual(expect.arrayContaining(started.map(({ pid }) => expect.stringContaining(`Process ${pid} still runs`))));
  });
});
