/**
 * `npm run bench -- [NAME...] [--json]`: how fast it is, each measure as a ratio to a floor of the same run (docs/measures.md).
 * Ends with 0 also when a goal is missed: it says so, and the machine may be busy.
 */
import { Argument, Command } from 'commander';
import { benchArrival } from './arrival/bench.ts';
import { benchExport } from './export/bench.ts';
import { benchImport } from './import/bench.ts';
import { benchGenerate } from './generate/bench.ts';
import type { Findings } from './measure.ts';
import { endParts } from './parts.ts';
import { benchPapers } from './papers/bench.ts';
import { benchPortal } from './portal/bench.ts';
import { benchRegister } from './register/bench.ts';
import { asJson, asText } from './report.ts';
import { benchReports } from './reports/bench.ts';
import { benchSearch } from './search/bench.ts';
import { benchStart } from './start/bench.ts';
import { benchWebhooks } from './webhooks/bench.ts';
import { benchBurst } from './webhooks/burst.ts';

type Bench = { about: string; run: () => Promise<Findings> };

const benches: Readonly<Record<string, Bench>> = {
  generate: {
    about: '1,000 invoices generated over 10,000 dispatches, against a bare insert of the same rows as durably',
    run: () => benchGenerate({ rounds: 7, customers: 1000, dispatchesEach: 10 }),
  },
  import: {
    about: '100,000 trips brought in from a CSV file, against a bare insert of the same rows in one transaction',
    run: () => benchImport({ rounds: 3, rows: 100_000, customers: 500 }),
  },
  export: {
    about: '1,000,000 payment events exported as CSV and for Excel, against bare SQLite that writes the same rows as CSV',
    run: () => benchExport({ events: 1_000_000, rounds: 3, rebuild: true }),
  },
  webhooks: {
    about: 'Stripe events stored a second by the companion, against a bare server that stores the same rows as durably',
    run: () => benchWebhooks({ rounds: 9, perRound: 3000, connections: 64 }),
  },
  register: {
    about:
      'lists of a check register of 1,000,000 records with 3,000,000 payment events, through the ledger against the same SQL on bare SQLite',
    run: () => benchRegister({ records: 1_000_000, rounds: 7 }),
  },
  search: {
    about: 'search and filters over 1,000,000 register records and 3,000,000 payment events, against the same statements on bare SQLite',
    run: () => benchSearch({ records: 1_000_000, rounds: 21 }),
  },
  reports: {
    about:
      'all figures of the dashboards, and reports, over 1,000,000 register records and 3,000,000 payment events, against the same SQL on bare SQLite',
    run: () => benchReports({ records: 1_000_000, rounds: 3 }),
  },
  papers: {
    about:
      '500 invoices to one PDF in the built desk, pages a second against bare pages printed by the same Electron, one by one and at once, and memory of all processes',
    run: () => benchPapers({ dispatches: 4600, invoices: 500, rounds: 3, rebuild: true }),
  },
  start: {
    about: 'the built desk, from spawning it to its first interactive screen, against an empty window of the same Electron',
    run: () => benchStart({ dispatches: 600, rounds: 9, rebuild: true }),
  },
  portal: {
    about: 'bytes of the pages; 10,000 look-ups and 2,000 Checkout Sessions against bare Express',
    run: () => benchPortal({ invoices: 500, rounds: 5, lookUps: 10_000, sessions: 2000 }),
  },
  burst: {
    about: 'a burst of 20,000 webhooks: each event stored once, each payment booked once, memory flat',
    run: () => benchBurst({ events: 20_000, payments: 50, connections: 64 }),
  },
  arrival: {
    about: 'from a webhook of Stripe to the row on the screen, against a bare round trip over a socket',
    run: () => benchArrival({ payments: 50, rebuild: true }),
  },
};

const program = new Command('npm run bench --')
  .description('Measures what docs/measures.md lists, or what is named.')
  .addArgument(new Argument('[names...]', 'which ones').choices(Object.keys(benches)))
  .option('--json', 'for programs', false)
  .parse();
const options = program.opts<{ json: boolean }>();
const names = program.args.length === 0 ? Object.keys(benches) : program.args;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void endParts().finally(() => process.exit(130)));

const found: Record<string, Findings> = {};
for (const [name, { about, run }] of Object.entries(benches)) {
  if (!names.includes(name)) continue;
  if (!options.json) console.log(`${name}: ${about}`);
  const findings = await run();
  found[name] = findings;
  if (!options.json) console.log(asText(findings));
}
if (options.json) console.log(asJson(found));
