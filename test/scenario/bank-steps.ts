/** Plays the steps of a scenario that are about the bank, and about days that pass. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as z from 'zod';
import { assert } from '../../src/shared/assert.ts';
import { addDays } from '../../src/shared/dates.ts';
import { formatAmount } from '../../src/shared/money.ts';
import type { Output } from '../../src/shared/office-api/index.ts';
import type { bankSteps } from './bank-format.ts';
import type { Desk } from './desk.ts';

type BankSteps = { [Name in keyof typeof bankSteps]: z.output<(typeof bankSteps)[Name]> };
type Players = { [Name in keyof BankSteps]: (input: BankSteps[Name], place: string) => Promise<unknown> };
/** What each of these steps does at `desk`; deposits get their names, and what differs from what was expected is noted. */
export function bankPlayers(desk: Desk, ids: Map<string, string>, differences: string[]): Players {
  const id = (name: string) => ids.get(name) ?? '';
  const today = async () => (await desk.call('office.session', {})).today;
  const view = async () => desk.call('bank.reconciliation', { from: addDays(await today(), -365), to: addDays(await today(), 30) });
  const compare = (place: string, expected: number | string | undefined, found: number | string) => {
    if (expected !== undefined && expected !== found) differences.push(`${place}: expected ${expected}, found ${found}`);
  };
  const lineOf = async (amount: number) => {
    const line = (await view()).lines.find((each) => each.amount === amount && each.state !== 'reconciled');
    assert(line, `a line of ${amount} cents is on the statement`);
    return line.id;
  };
  const isDeposit = async (thing: string) => {
    const period = { from: addDays(await today(), -365), to: addDays(await today(), 30) };
    return (await desk.call('deposits.made', period)).deposits.some((deposit) => deposit.id === thing);
  };
  return {
    deposit: async ({ deposit, records, number }) => {
      const made = await desk.call('deposits.make', { date: await today(), number, records: records.map(id) });
      ids.set(deposit, made.id);
    },
    'bank-statement': async (step, place) => {
      const imported = await importLines(desk, step);
      compare(`${place}.new`, step.new, imported.added);
      compare(`${place}.known`, step.known, imported.known);
    },
    'bank-match': async (what) => {
      if (what !== 'suggested') {
        const thing = id(what.with);
        const match = { line: await lineOf(what.amount), id: thing, what: (await isDeposit(thing)) ? 'deposit' : 'record' } as const;
        return desk.call('bank.match', { matches: [match] });
      }
      const { lines } = await view();
      const matches = lines.flatMap(({ id: line, state, suggestion }) =>
        state === 'suggested' && suggestion ? [{ line, what: suggestion.thing.what, id: suggestion.thing.id }] : [],
      );
      return desk.call('bank.match', { matches });
    },
    'bank-set-aside': async ({ amount }) => desk.call('bank.setAside', { lines: [await lineOf(amount)] }),
    'bank-reconcile': async () => {
      const { lines } = await view();
      const ready = lines.filter(({ state }) => state === 'matched' || state === 'set aside').map((line) => line.id);
      return desk.call('bank.reconcile', { lines: ready, reconciled: true });
    },
    bank: async ({ toConfirm, matched, reconciled, unknown, missing }, place) => {
      const { totals, missing: found } = await view();
      compare(`${place}.toConfirm`, toConfirm, totals.suggested.count);
      compare(`${place}.matched`, matched, totals.matched.count);
      compare(`${place}.reconciled`, reconciled, totals.reconciled.count);
      compare(`${place}.unknown`, unknown, totals.unknown.count);
      compare(
        `${place}.missing`,
        missing?.map(id).toSorted().join(' '),
        found
          .map((thing) => thing.id)
          .toSorted()
          .join(' '),
      );
    },
    days: async (days) => desk.startAgain(addDays(await today(), days)),
    'late-fees': async ({ charged }, place) => {
      const plan = await desk.call('lateFees.plan', {});
      const done = await desk.call('lateFees.charge', {});
      compare(`${place}.charged`, formatAmount(charged), formatAmount(done.total));
      compare(`${place}: what was planned`, formatAmount(plan.total), formatAmount(done.total));
    },
  };
}

async function importLines(desk: Desk, { lines, columns }: BankSteps['bank-statement']): Promise<Output<'bank.import'>> {
  const folder = await mkdtemp(join(tmpdir(), 'paydesk-scenario-bank-'));
  try {
    const path = join(folder, 'statement.csv');
    await writeFile(path, lines.join('\n'));
    const file = desk.offer(path);
    return await desk.call('bank.import', { file, ...(columns && { columns: { mapping: columns, heading: true } }) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
