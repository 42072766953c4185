/**
 * The companion's command line.
 *
 *   node src/server/main.ts                       serves; configured by environment variables (docs/companion.md)
 *   node src/server/main.ts code [--office SLUG]  prints a one-time code that enrols a desk, good for 24 hours
 *   node src/server/main.ts desks                 lists the desks
 *   node src/server/main.ts office SLUG --name X  adds an office to a platform
 *   node src/server/main.ts revoke SLOT           shuts a desk out for good
 */
import { once } from 'node:events';
import { Command } from 'commander';
import { startCompanion } from './companion.ts';
import { instant } from '../shared/dates.ts';
import { ConfigError, readConfig, readStoreConfig } from './config.ts';
import { createLog } from './log.ts';
import { desksOf, makeEnrolmentCode, revokeDesk } from './store/desks.ts';
import { ensureOffice, type Office, officeBySlug } from './store/offices.ts';
import { openStore, type Store } from './store/open.ts';

const program = new Command('companion').description('The hosted part of Paydesk: the /pay portal and the link to Stripe.');

program.command('serve', { isDefault: true }).description('serve until stopped').action(serve);
const office = ['--office <slug>', 'the office, when it is not the one of OFFICE_SLUG'] as const;
program
  .command('code')
  .description('print a one-time code that enrols a desk')
  .option(...office)
  .action((options: OfficeOption) =>
    withOffice(options, async (store, { id }) => {
      say(await makeEnrolmentCode(store.db, id, Date.now()));
    }),
  );
program
  .command('desks')
  .description('list the desks: slot, name, when it was enrolled, last connected and revoked')
  .option(...office)
  .action((options: OfficeOption) =>
    withOffice(options, async (store, { id }) => {
      const when = (ms: number | null) => (ms === null ? '-' : instant(ms));
      const desks = await desksOf(store.db, id);
      for (const desk of desks) say([desk.slot, desk.name, when(desk.enrolled_at), when(desk.seen_at), when(desk.revoked_at)].join('\t'));
    }),
  );
program
  .command('office <slug>')
  .description('one more office of a platform: its portal is /o/SLUG/pay; or a new name and phone for it')
  .requiredOption('--name <name>', 'what customers see until a desk has published')
  .option('--phone <phone>', 'the same, at the bottom of every page', '')
  .action((slug: string, { name, phone }: { name: string; phone: string }) =>
    withOffice({}, async ({ db }, { mode, connected }) => {
      if (!connected) throw new ConfigError('Only a platform has several offices: STRIPE_ACCOUNTS=platform');
      if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(slug)) throw new ConfigError('A slug holds lower-case letters, digits and dashes');
      const { slug: made } = await ensureOffice(db, { slug, name, phone, mode, connected }, Date.now());
      say(`/o/${made}/pay`);
    }),
  );
program
  .command('revoke <slot>')
  .description('shut a desk out for good, one that was stolen or retired; its slot stays taken')
  .option(...office)
  .action((slot: string, options: OfficeOption) =>
    withOffice(options, async (store, { id }) => {
      if (!(await revokeDesk(store.db, id, Number(slot), Date.now()))) throw new ConfigError(`There is no desk in slot ${slot}`);
    }),
  );

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
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

type OfficeOption = { office?: string };

/** Beside a running companion: the database takes several processes. */
async function withOffice(options: OfficeOption, work: (store: Store, office: Office) => Promise<void>): Promise<void> {
  const config = readStoreConfig(process.env);
  const slug = options.office ?? config.OFFICE_SLUG;
  const store = await openStore(config.DATABASE);
  try {
    const found = await officeBySlug(store.db, slug);
    if (!found) throw new ConfigError(`There is no office ${slug} yet: start the companion once first`);
    await work(store, found);
  } finally {
    await store.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
