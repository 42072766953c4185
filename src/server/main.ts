/**
 * The companion's command line.
 *
 *   node src/server/main.ts                       serves; configured by environment variables (docs/companion.md)
 *   node src/server/main.ts code [--office SLUG]  prints a one-time code that enrols a desk, good for 24 hours
 */
import { once } from 'node:events';
import { Command } from 'commander';
import { startCompanion } from './companion.ts';
import { ConfigError, readCodeConfig, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { makeEnrolmentCode } from './store/desks.ts';
import { officeBySlug } from './store/offices.ts';
import { openStore } from './store/open.ts';

const program = new Command('companion').description('The hosted part of Paydesk: the /pay portal and the link to Stripe.');

program.command('serve', { isDefault: true }).description('serve until stopped').action(serve);
program
  .command('code')
  .description('print a one-time code that enrols a desk')
  .option('--office <slug>', 'the office, when it is not the one of OFFICE_SLUG')
  .action(printCode);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`The companion cannot start:\n${error.message}\n`);
  process.exitCode = 1;
}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const companion = await startCompanion(config, log);
  process.stdout.write(`listening on ${companion.url}\n`);
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  log.info('stopping');
  await companion.stop();
}

async function printCode(options: { office?: string }): Promise<void> {
  const config = readCodeConfig(process.env);
  const slug = options.office ?? config.OFFICE_SLUG;
  const store = await openStore(config.DATABASE);
  try {
    const office = await officeBySlug(store.db, slug);
    if (!office) throw new ConfigError(`There is no office ${slug} yet: start the companion once first`);
    process.stdout.write(`${await makeEnrolmentCode(store.db, office.id, Date.now())}\n`);
  } finally {
    await store.close();
  }
}
