/**
 * `npm test [STAGE...]`: everything that must hold, in stages, each told in a line; what a failing one said follows it. Ends with `N passed, N failed`
 * over all of them. Leaves no process, no temporary file and no changed file behind, and fails when one is.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Display, startVirtualDisplay } from './display.ts';
import { findElectron } from './electron.ts';
import { ensureSystem, hasDisplay, needsOfWindow } from './system.ts';
import { leftovers, treeState } from './test/leftovers.ts';
import { type Counts, readPlaywrightReport, readVitestReport } from './test/reports.ts';
import { endAll, run } from './test/run.ts';

type Result = Counts & { output: string };
type Stage = { name: string; about: string; run: () => Promise<Result> };

const root = join(import.meta.dirname, '..');
const treeBefore = treeState();
const temporary = mkdtempSync(join(tmpdir(), 'paydesk-test-'));
const reports = mkdtempSync(join(tmpdir(), 'paydesk-reports-'));
const environment = {
  ...process.env,
  TMPDIR: temporary,
  JITI_FS_CACHE: 'false',
  NODE_DISABLE_COMPILE_CACHE: '1',
  PWTEST_CACHE_DIR: join(root, 'node_modules/.cache/playwright'),
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
};
let display: Display | null = null;

const stages: Stage[] = [
  { name: 'setup', about: 'system packages, Electron', run: setUp },
  { name: 'types', about: 'type check', run: () => check('tsc -p tsconfig.json', 'tsc -p src/renderer/tsconfig.json') },
  { name: 'lint', about: 'lint, import boundaries, format', run: () => check('oxlint', 'oxfmt --check') },
  { name: 'tidy', about: 'the ratchet', run: () => check('node scripts/tidy.ts') },
  { name: 'rules', about: 'every numbered rule has its test', run: () => check('node scripts/check-rules.ts') },
  { name: 'unit', about: 'rules, ledger, companion, sandbox, scenarios', run: vitest },
  { name: 'build', about: 'all bundles', run: () => check('node scripts/build.ts') },
  { name: 'e2e', about: 'portal and window', run: playwright },
  { name: 'clean', about: 'nothing left behind', run: lookForLeftovers },
];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    endAll();
    void tearDown().finally(() => process.exit(130));
  });
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`Unknown stage: ${unknown.join(', ')}. The stages are ${stages.map((stage) => stage.name).join(', ')}.`);
  await tearDown();
  process.exit(2);
}
const total = await runStages(stages.filter(({ name }) => chosen.length === 0 || chosen.includes(name)));
await tearDown();
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function runStages(list: Stage[]): Promise<Counts> {
  const sum: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, about, run: runStage } of list) {
    const started = performance.now();
    const { passed, failed, skipped, output } = await runStage();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const counts = passed + failed > 1 ? `, ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : '';
    console.log(
      `${failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(6)} ${about} (${seconds} s${counts}${skipped > 0 ? `, ${skipped} skipped` : ''})`,
    );
    if (failed > 0) console.log(output.trimEnd().replace(/^/gm, '     '));
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

async function tearDown(): Promise<void> {
  await display?.stop();
  for (const folder of [temporary, reports]) rmSync(folder, { recursive: true, force: true });
}

async function setUp(): Promise<Result> {
  try {
    ensureSystem([...needsOfWindow(), 'chromium'], console.log);
    await findElectron(console.log);
    return verdict(true, '');
  } catch (error) {
    return verdict(false, error instanceof Error ? error.message : String(error));
  }
}

/** Commands that say yes or no; together they count as one. */
async function check(...commands: string[]): Promise<Result> {
  const said: string[] = [];
  for (const command of commands) {
    const [program = '', ...args] = command.split(' ');
    const { code, output } = await run(program === 'node' ? process.execPath : bin(program), args, environment);
    if (code !== 0) said.push(output);
  }
  return verdict(said.length === 0, said.join('\n'));
}

async function vitest(): Promise<Result> {
  const report = join(reports, 'vitest.json');
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await run(bin('vitest'), args, environment);
  return withCounts(readVitestReport(report), code, output);
}

async function playwright(): Promise<Result> {
  const report = join(reports, 'playwright.json');
  if (!hasDisplay()) display = await startVirtualDisplay();
  const env = { ...environment, ...(display ? { DISPLAY: display.name } : {}), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const { code, output } = await run(bin('playwright'), ['test', '--reporter=list,json'], env);
  return withCounts(readPlaywrightReport(report), code, output);
}

async function lookForLeftovers(): Promise<Result> {
  await display?.stop();
  display = null;
  const found = leftovers(temporary, treeBefore);
  return verdict(found.length === 0, found.join('\n'));
}

function bin(name: string): string {
  return join(root, 'node_modules/.bin', name);
}

function verdict(ok: boolean, output: string): Result {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, output };
}

/** A runner that failed without a failing test, or reported nothing, still failed. */
function withCounts(counts: Counts | null, code: number, output: string): Result {
  if (!counts) return verdict(false, output);
  return { ...counts, failed: counts.failed === 0 && code !== 0 ? 1 : counts.failed, output };
}
