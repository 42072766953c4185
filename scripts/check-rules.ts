/**
 * Every numbered rule of docs/rules.md has a test whose name begins with its ID in brackets (`[PAY-3] …`), and every test that quotes an ID quotes
 * one that is there. A test may prove several: `[PAY-3] [FLOW-2] …`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles } from './files.ts';

/** The IDs that the rules define, in their order: `- **PAY-3** …`. */
export function definedRules(markdown: string): string[] {
  return [...markdown.matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map((match) => match[1] ?? '');
}

/** The IDs that a test file quotes at the start of a name: of a test, a describe, a row of a table, or the title of a scenario. */
export function quotedRules(code: string): string[] {
  return [...code.matchAll(/(?:['"`]|^title:\s*['"]?)((?:\[[A-Z]+-\d+\]\s*)+)/gm)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/[A-Z]+-\d+/g)].map(([id]) => id),
  );
}

/** A sentence for each rule without a test, each unknown ID and each ID defined twice. */
export function checkRules(markdown: string, tests: { path: string; code: string }[]): string[] {
  const defined = definedRules(markdown);
  const quoted = tests.map(({ path, code }) => ({ path, ids: quotedRules(code) }));
  const proved = new Set(quoted.flatMap(({ ids }) => ids));
  const twice = defined.filter((id, index) => defined.indexOf(id) !== index);
  return [
    ...twice.map((id) => `${id} is defined twice in docs/rules.md`),
    ...defined.filter((id) => !proved.has(id)).map((id) => `${id} has no test`),
    ...quoted.flatMap(({ path, ids }) =>
      ids.filter((id) => !defined.includes(id)).map((id) => `${path} quotes ${id}, which docs/rules.md does not define`),
    ),
  ];
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path) || /^test\/scenarios\/.*\.yaml$/.test(path);
  const tests = projectFiles(root)
    .filter((path) => isTest(path) && path !== 'scripts/check-rules.test.ts')
    .map((path) => ({ path, code: read(path) }));
  const problems = checkRules(read('docs/rules.md'), tests);
  for (const problem of problems) console.error(problem);
  process.exit(problems.length === 0 ? 0 : 1);
}
