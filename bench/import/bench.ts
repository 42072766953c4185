/** Bringing in a file: the ledger, from judging its first row to the durable end, against a bare insert of the rows it leaves, in one transaction. */
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '../../src/ledger/serve.ts';
import { assert } from '../../src/shared/assert.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { type CallName, calls, type Input, type Output } from '../../src/shared/office-api/index.ts';
import { type Findings, inTurns, median, medianRatio } from '../measure.ts';
import { open } from '../open-books.ts';
import { ledgerOf } from '../../test/builders/ledger-of.ts';
import { withParts } from '../parts.ts';
import { insertByHand, readImported } from './floor.ts';

export type ImportSize = { rounds: number; rows: number; customers: number };

const token = 'the file';

export function benchImport({ rounds, rows, customers }: ImportSize): Promise<Findings> {
  return withParts(async ({ folder }) => {
    const [people, trips] = [join(folder, 'customers.csv'), join(folder, 'trips.csv')];
    writeFileSync(people, customersFile(customers));
    writeFileSync(trips, tripsFile(rows, customers));
    const empty = join(folder, 'empty.paydesk');
    await inBooks(empty, people, async (ask) => void (await bringIn(ask, customers)));
    const full = join(folder, 'full.paydesk');
    copyFileSync(empty, full);
    await inBooks(full, trips, async (ask) => void (await bringIn(ask, rows)));
    const imported = readImported(full, rows);

    const onCopy = (work: (file: string) => number | Promise<number>) => async () => {
      const file = join(folder, 'round.paydesk');
      copyFileSync(empty, file);
      const took = await work(file);
      for (const end of ['', '-wal', '-shm', '.lock']) rmSync(file + end, { force: true });
      return took;
    };
    const checks: number[] = [];
    const waits: number[] = [];
    const { ledger, floor } = await inTurns(rounds, {
      ledger: onCopy((file) =>
        inBooks(file, trips, async (ask) => {
          const { check, run, longestWait } = await bringIn(ask, rows);
          checks.push(check);
          waits.push(longestWait);
          return run;
        }),
      ),
      floor: onCopy((file) => insertByHand(file, imported)),
    });
    return {
      figures: [
        { what: `the ledger, ${rows} trips into the books`, value: median(ledger), unit: 'ms' },
        { what: 'the same rows by hand, in one transaction', value: median(floor), unit: 'ms' },
        { what: 'reading the file and judging its rows before', value: median(checks), unit: 'ms' },
        { what: 'the longest that another request waited meanwhile', value: median(waits), unit: 'ms' },
      ],
      ratios: [{ what: 'of the time that the bare inserts take', ratio: medianRatio(ledger, floor), goal: { atMost: 3 } }],
    };
  });
}

type Ask = <Name extends CallName>(name: Name, input: Input<Name>) => Promise<Output<Name>>;

async function inBooks<T>(file: string, source: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const books = open(file, isoDate('2026-03-02'));
  const ledger = ledgerOf(books);
  ledger.files.offer(token, source);
  try {
    return await work(async (name, input) => {
      const response = await serve({ id: 1, name, input }, ledger);
      assert(response.ok, `${name}: ${response.ok ? '' : response.refusal.message}`);
      return calls[name].output.parse(response.output) as Output<typeof name>; // by the very schema of the name
    });
  } finally {
    books.close();
  }
}

/** As the window does it, while another request is made every few milliseconds; answers how many milliseconds it took. */
async function bringIn(ask: Ask, expected: number): Promise<{ check: number; run: number; longestWait: number }> {
  const started = performance.now();
  const { holds, mappings } = await ask('imports.open', { file: token });
  const plan = { file: token, holds, mapping: mappings[holds] ?? {} };
  const checked = await ask('imports.check', plan);
  assert(checked?.counts.new === expected, 'every row is new');
  const judged = performance.now();
  let running = true;
  const meanwhile = askMeanwhile(ask, () => running);
  const ran = await ask('imports.run', { ...plan, expected: checked.counts });
  const ended = performance.now();
  running = false;
  assert(ran?.counts.new === expected, 'every row is in the books');
  return { check: judged - started, run: ended - judged, longestWait: await meanwhile };
}

async function askMeanwhile(ask: Ask, goesOn: () => boolean): Promise<number> {
  let longest = 0;
  while (goesOn()) {
    const asked = performance.now();
    await ask('customers.list', { filter: {}, limit: 20 });
    longest = Math.max(longest, performance.now() - asked);
    await pause(5);
  }
  return longest;
}

function customersFile(customers: number): string {
  const rows = Array.from({ length: customers }, (_, n) => `Nursing home ${n + 1},facility,F-${n + 1},${n + 1} Elm Street,78701`);
  return ['Name,Kind,ID,Address,ZIP', ...rows].join('\n');
}

function tripsFile(rows: number, customers: number): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const [day, cents] = [(n % 28) + 1, 80_00 + (n % 97) * 125];
    const paid = n % 4 === 0 ? '20.00' : '';
    return `T-${n},2/${day}/2026,F-${(n % customers) + 1},Patient ${n % 1000},BLS,12 Elm Street,Seton Medical Center,8.4,${cents / 100},${paid}`;
  });
  return ['Trip ID,DOS,Customer ID,Patient,Service level,From,To,Miles,Price,Paid', ...lines].join('\n');
}
