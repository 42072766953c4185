/** Which files and exports nothing uses. */
import { posix } from 'node:path';
import { isScript, isTest, type Problem } from './source.ts';

export type Sources = ReadonlyMap<string, string>;

/** Where processes begin; more begin where package.json says. */
const beginnings = [
  'src/main/main.ts',
  'src/main/preload.ts',
  'src/ledger/main.ts',
  'src/server/main.ts',
  'src/sandbox/main.ts',
  'src/renderer/index.html',
];

/** Files that no beginning reaches. What only tests use must itself lie in test/ or be a test. */
export function unreached(sources: Sources, packageJson: string): Problem[] {
  const commands = [...packageJson.matchAll(/[\w./-]+\.(?:ts|mjs)\b/g)].map(([path]) => path);
  const configs = [...sources.keys()].filter((path) => /(^|\/)[\w.-]+\.config\.ts$/.test(path));
  const product = reach(sources, [...beginnings, ...commands, ...configs]);
  const withTests = reach(sources, [...product, ...[...sources.keys()].filter(isTest)]);
  return [...sources.keys()]
    .filter((path) => isScript(path) || path.endsWith('.css'))
    .filter((path) => !(path.startsWith('test/') ? withTests : product).has(path) && !isTest(path))
    .map((path) => ({ path, line: 1, what: withTests.has(path) ? 'used by tests only' : 'nothing uses this file' }));
}

/** Exported names that stand nowhere else in the product, not even in their own file; those of files in test/ may stand in tests. */
export function unusedExports(sources: Sources): Problem[] {
  const scripts = [...sources].filter(([path]) => isScript(path));
  const product = scripts.filter(([path]) => !isTest(path));
  const inProduct = countWords(product);
  const inAll = countWords(scripts);
  return product.flatMap(([path, code]) =>
    [...code.matchAll(/^export (?:async )?(?:function|const|class|type|interface) (\w+)/gm)]
      .filter(([, name = '']) => (path.startsWith('test/') ? inAll : inProduct).get(name) === 1)
      .map((match) => ({ path, line: code.slice(0, match.index).split('\n').length, what: `${match[1]} is exported and used nowhere` })),
  );
}

function countWords(files: [path: string, code: string][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, code] of files) {
    for (const [word] of code.matchAll(/[A-Za-z_$][\w$]*/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** A file uses another when a string of it names it: an import, a script tag, a path to fork or to copy. */
function reach(sources: Sources, from: Iterable<string>): Set<string> {
  const reached = new Set<string>();
  const queue = [...from].filter((path) => sources.has(path));
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const code = sources.get(path) ?? '';
    for (const [, text = ''] of code.matchAll(/['"`]([\w@./-]+\.(?:ts|tsx|mjs|cjs|css))['"`]/g)) {
      const candidates = [posix.join(posix.dirname(path), text), posix.normalize(text)];
      queue.push(...candidates.filter((candidate) => sources.has(candidate)));
    }
  }
  return reached;
}
