/**
 * `npm run -s scenario -- [--books] FILE...`: plays scenarios (docs/scenarios.md) through the real parts. A line for each; for one that differs what
 * was expected and found; exits 1 when any differs. `--books` prints the final books of each as JSON.
 */
import { Command } from 'commander';
import { type ScenarioRun, runScenario } from './run.ts';

/** Each scenario has three processes of its own. */
const atOnce = 2;

await new Command('scenario')
  .description('play bookkeeping examples through the real ledger, companion and stand-in for Stripe')
  .argument('<files...>', 'scenarios in YAML')
  .option('--books', 'print the final books as JSON')
  .action(async (files: string[], { books }: { books?: true }) => {
    const holds = await runAll(files, (file, run) => tell(file, run, books ?? false));
    process.exitCode = holds ? 0 : 1;
  })
  .parseAsync();

/** Runs some at a time and tells each in the order given. Answers whether all hold. */
async function runAll(files: readonly string[], tellOne: (file: string, run: ScenarioRun) => void): Promise<boolean> {
  const runs: Promise<ScenarioRun>[] = [];
  let holds = true;
  for (const [index, file] of files.entries()) {
    for (let next = runs.length; next < files.length && next < index + atOnce; next++) runs.push(runScenario(files[next] ?? file));
    const run = await runs[index];
    if (!run) continue;
    tellOne(file, run);
    holds &&= run.problems.length === 0;
  }
  return holds;
}

function tell(file: string, { title, problems, books }: ScenarioRun, withBooks: boolean): void {
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${file}${title === file ? '' : `: ${title}`}`);
  for (const problem of problems) console.log(`     ${problem}`);
  if (withBooks && books) console.log(JSON.stringify(books, null, 2));
}
