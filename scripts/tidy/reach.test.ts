import { describe, expect, it } from 'vitest';
import { unreached, unusedExports } from './reach.ts';

const packageJson = '{"scripts": {"start": "node scripts/bootstrap.mjs scripts/start.ts"}}';

describe('a file', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['is used when a process begins with it or imports it', { 'src/ledger/main.ts': `import './a.ts';`, 'src/ledger/a.ts': '' }, []],
    ['is used when package.json starts it', { 'scripts/start.ts': `fork('src/x.ts')`, 'src/x.ts': '' }, []],
    [
      'is used through a page',
      { 'src/renderer/index.html': `src="./main.tsx"`, 'src/renderer/main.tsx': `'./a.css'`, 'src/renderer/a.css': '' },
      [],
    ],
    ['that nothing names is found', { 'src/ledger/main.ts': '', 'src/ledger/a.ts': '' }, ['src/ledger/a.ts: nothing uses this file']],
    ['that only its test uses is found', { 'src/a.ts': '', 'src/a.test.ts': `import './a.ts';` }, ['src/a.ts: used by tests only']],
    ['in test/ may be used by tests only', { 'test/office.ts': '', 'src/a.test.ts': `import '../test/office.ts';` }, []],
    ['in test/ that no test uses is found', { 'test/office.ts': '' }, ['test/office.ts: nothing uses this file']],
  ])('%s', (_case, files, expected) => {
    expect(unreached(new Map(Object.entries(files)), packageJson).map(({ path, what }) => `${path}: ${what}`)).toEqual(expected);
  });
});

describe('an exported name', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['used elsewhere', { 'src/a.ts': 'export const pay = 1;', 'src/b.ts': 'f(pay)' }, []],
    ['used in its own file', { 'src/a.ts': 'export type Pay = 1;\nlet x: Pay;' }, []],
    ['used nowhere', { 'src/a.ts': '\nexport function pay() {}' }, ['src/a.ts:2: pay is exported and used nowhere']],
    [
      'used by a test only',
      { 'src/a.ts': 'export const pay = 1;', 'src/a.test.ts': 'f(pay)' },
      ['src/a.ts:1: pay is exported and used nowhere'],
    ],
    ['in test/ may stand in tests only', { 'test/a.ts': 'export const a = 1;', 'test/b.test.ts': 'a' }, []],
  ])('%s', (_case, files, expected) => {
    expect(unusedExports(new Map(Object.entries(files))).map(({ path, line, what }) => `${path}:${line}: ${what}`)).toEqual(expected);
  });
});
