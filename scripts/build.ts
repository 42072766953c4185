/**
 * Builds everything that runs bundled, into build/: main and preload for both Electrons, the window's page, the ledger and the companion for Node 24.
 * `node scripts/build.ts [main|renderer|ledger|server]...`; without names: all.
 */
import { build as bundle, type BuildOptions } from 'esbuild';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build as buildWithVite } from 'vite';

const root = join(import.meta.dirname, '..');

const common: BuildOptions = { absWorkingDir: root, bundle: true, platform: 'node', sourcemap: true, logLevel: 'warning' };

/** Electron 25 loads no ESM main, and a sandboxed preload is one CommonJS file; its Node is 18. */
const forElectron: BuildOptions = {
  ...common,
  format: 'cjs',
  target: 'node18',
  external: ['electron'],
  outdir: 'build/main',
  outExtension: { '.js': '.cjs' },
};

/** CommonJS packages inside an ESM bundle look for `require`. */
const forNode: BuildOptions = {
  ...common,
  format: 'esm',
  target: 'node24',
  external: ['better-sqlite3'],
  outExtension: { '.js': '.mjs' },
  banner: { js: `import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);` },
};

const parts = {
  main: () => bundle({ ...forElectron, entryPoints: ['src/main/main.ts', 'src/main/preload.ts'] }),
  renderer: () => buildWithVite({ configFile: join(root, 'src/renderer/vite.config.ts'), logLevel: 'warn' }),
  ledger: () =>
    bundle({
      ...forNode,
      entryPoints: ['src/ledger/main.ts', 'src/ledger/cli.ts', 'src/ledger/aside/thread.ts', 'src/ledger/thread/main.ts'],
      outdir: 'build/ledger',
      splitting: true,
      minifyWhitespace: true, // read whole at every start
      alias: { qrcode: 'qrcode/lib/core/qrcode.js' }, // without what draws pictures
    }),
  server: () => bundle({ ...forNode, entryPoints: ['src/server/main.ts'], outdir: 'build/server' }),
};

export type Part = keyof typeof parts;
const allParts = Object.keys(parts).filter(isPart);

/** Builds the named parts. Throws when one cannot be built, after the bundler has said why. */
export async function build(names: Part[] = allParts): Promise<void> {
  for (const name of names) {
    await rm(join(root, 'build', name), { recursive: true, force: true });
    await parts[name]();
  }
}

function isPart(name: string): name is Part {
  return name in parts;
}

if (import.meta.main) {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !isPart(name));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. The parts are ${allParts.join(', ')}.`);
    process.exit(1);
  }
  try {
    await build(names.length === 0 ? allParts : names.filter(isPart));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
