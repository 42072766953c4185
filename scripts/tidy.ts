/**
 * The ratchet. Exactly this is enforced (the linter enforces the rest, see .oxlintrc.json):
 * - a file has at most 300 lines, a function at most 70 (those of the functions within it aside, and not in tests); the list of exceptions may only shrink;
 * - `as` (but `as const`, `as unknown`) has a comment beside or above it; a lint rule is switched off only with a reason; the type checker never;
 * - in src: no `parseFloat`, no `toFixed`, no `new Date` outside of dates.ts and clock.ts;
 * - no leftover marks in comments (to-do, fix-me and the like), no `.only`, `.skip`, `.todo`, `.fixme`;
 * - every file is used by something that starts, every exported name somewhere; files in test/ may be used by tests only;
 * - no file over 256 KB but the lockfile; no file named like a junk drawer.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectFiles } from './files.ts';
import { unreached, unusedExports } from './tidy/reach.ts';
import { checkLength, checkSource, isScript, type Problem } from './tidy/source.ts';

const largest = 256 * 1024;

/** Looks at a whole project; answers what is wrong, by file. */
export function tidy(root: string): Problem[] {
  const files = projectFiles(root);
  const sources = new Map(files.filter(isText).map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const scripts = [...sources].filter(([path]) => isScript(path));
  const packageJson = readFileSync(join(root, 'package.json'), 'utf8');
  return [
    ...files.flatMap((path) => checkFile(path, statSync(join(root, path)).size)),
    ...[...sources].filter(([path]) => !path.endsWith('.html')).flatMap(([path, code]) => checkLength(path, code)),
    ...scripts.flatMap(([path, code]) => checkSource(path, code)),
    ...unreached(sources, packageJson),
    ...unusedExports(sources),
  ];
}

function checkFile(path: string, size: number): Problem[] {
  const problem = (what: string): Problem[] => [{ path, line: 1, what }];
  const junk = /^(utils?|helpers?|misc|common|stuff|tools)\.\w+$/.test(basename(path));
  return [
    ...(junk ? problem('named like a junk drawer: name what it does') : []),
    ...(size > largest && path !== 'package-lock.json' ? problem(`${Math.round(size / 1024)} KB; at most ${largest / 1024}`) : []),
  ];
}

function isText(path: string): boolean {
  return isScript(path) || /\.(css|html)$/.test(path);
}

if (import.meta.main) {
  const problems = tidy(join(import.meta.dirname, '..'));
  for (const { path, line, what } of problems) console.error(`${path}:${line}: ${what}`);
  process.exit(problems.length === 0 ? 0 : 1);
}
