import { describe, expect, it } from 'vitest';
import { checkLength, checkSource } from './source.ts';

const lines = (count: number) => Array.from({ length: count }, (_, index) => `f(${index});`).join('\n');
const say = (path: string, code: string) => checkSource(path, code).map(({ line, what }) => `${line}: ${what.split(/[:;,]| without/)[0]}`);

describe('a source file', () => {
  it.each<[string, string, string, string[]]>([
    ['as without a reason', 'src/a.ts', 'const a = b as string;', ['1: `as`']],
    ['as with a reason beside it', 'src/a.ts', 'const a = b as string; // the schema said so', []],
    ['as with a reason above it', 'src/a.ts', '// the schema said so\nconst a = b as string;', []],
    ['a reason two lines above is none', 'src/a.ts', '// the schema said so\n\nconst a = b as string;', ['3: `as`']],
    ['as const, as unknown', 'src/a.ts', 'const a = [1] as const;\nconst c = a as unknown;', []],
    ['as in a test', 'src/a.test.ts', 'const a = b as string;', []],
    ['as in words', 'src/a.ts', 'const a = "as good as new"; import { b as c } from "d";', []],
    ['parseFloat', 'src/a.ts', 'f(parseFloat(x), Number.parseFloat(x));', ['1: parseFloat', '1: parseFloat']],
    ['toFixed', 'src/a.ts', 'f(x.toFixed(2));', ['1: toFixed']],
    ['toFixed in a script', 'scripts/a.ts', 'f(x.toFixed(2));', []],
    ['new Date', 'src/a.ts', 'f(new Date(0));', ['1: new Date']],
    ['new Date in the module of dates', 'src/shared/dates.ts', 'f(new Date(0));', []],
    ['new Date in a clock', 'src/ledger/journal/clock.ts', 'f(new Date(0));', []],
    ['a leftover mark', 'src/a.ts', `f(); // ${'TO'}${'DO'} later`, ['1: a leftover mark']],
    ['a rule switched off', 'src/a.ts', '// oxlint-disable-next-line no-console\nf();', ['1: a lint rule is switched off']],
    ['a rule switched off with a reason', 'src/a.ts', '// oxlint-disable-next-line no-console -- the CLI speaks here\nf();', []],
    ['the type checker switched off', 'src/a.ts', '// @ts-expect-error -- it is right\nf();', ['1: the type checker is switched off']],
    ['a test that runs alone', 'src/a.test.ts', `it.${'only'}("x", f);`, ['1: .only']],
    ['a test that is left out', 'test/e2e/a.spec.ts', `test.describe.${'skip'}("x", f);`, ['1: .skip']],
    ['a long function', 'src/a.ts', `function f() {\n${lines(70)}\n}`, ['1: a function of 72 lines']],
    ['a function just short enough', 'src/a.ts', `const f = () => {\n${lines(68)}\n}`, []],
    ['a long function of short ones', 'src/a.ts', `function f() {\n${'const g = () => {\n f();\n};\n'.repeat(60)}}`, []],
    [
      'a long function within a short one',
      'src/a.ts',
      `function f() {\n return () => {\n${lines(80)}\n};\n}`,
      ['2: a function of 82 lines'],
    ],
    ['a long function in a test', 'src/a.test.ts', `describe('x', () => {\n${lines(90)}\n})`, []],
    ['JSX', 'src/a.tsx', 'export const A = () => <p>as good as new</p>;', []],
    ['no syntax at all', 'src/a.ts', 'const = ;', ['1: cannot be parsed']],
  ])('%s', (_case, path, code, expected) => {
    expect(say(path, code)).toEqual(expected);
  });
});

describe('the length of a file', () => {
  it.each<[string, number, number | undefined, RegExp | null]>([
    ['300 lines are fine', 300, undefined, null],
    ['301 are not', 301, undefined, /at most 300/],
    ['as long as its exception', 400, 400, null],
    ['longer than its exception', 401, 400, /may only fall/],
    ['shorter than its exception', 399, 400, /lower its exception/],
    ['short enough to lose its exception', 300, 400, /take its exception out/],
  ])('%s', (_case, length, exception, expected) => {
    const allowed = new Map(exception === undefined ? [] : [['src/a.ts', exception]]);
    const said = checkLength('src/a.ts', `${lines(length)}\n`, allowed).map(({ what }) => what);
    expect(said).toEqual(expected === null ? [] : [expect.stringMatching(expected)]);
  });
});
