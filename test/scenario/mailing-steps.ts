/** Plays the steps of a scenario that are about what leaves for the mailing house and the collection agency: the files are read back. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type * as z from 'zod';
import { decimal } from '../../src/shared/money.ts';
import type { Desk } from './desk.ts';
import type { mailingSteps } from './mailing-format.ts';

type MailingSteps = { [Name in keyof typeof mailingSteps]: z.output<(typeof mailingSteps)[Name]> };
type Players = { [Name in keyof MailingSteps]: (input: MailingSteps[Name], place: string) => Promise<unknown> };

/** What each of these steps does at `desk`; what differs from what was expected goes to `differs`. */
export function mailingPlayers(desk: Desk, id: (name: string) => string, differs: (difference: string) => void): Players {
  const compare = (place: string, expected: readonly string[], found: readonly string[]) => {
    const [wanted, got] = [expected.toSorted().join(', '), found.toSorted().join(', ')];
    if (wanted !== got) differs(`${place}: expected ${wanted || 'nothing'}, found ${got || 'nothing'}`);
  };
  const numberOf = async (name: string) => (await desk.call('invoices.get', { id: id(name) })).number ?? name;
  return {
    address: ({ customer, street, city, state, zip }) =>
      desk.call('customers.change', { id: id(customer), set: { line1: street, city, region: state, postal: zip } }),

    billflash: async ({ invoices, again, due, total, refused }, place) => {
      const wish = { again, ...(invoices && { ids: invoices.map(id) }) };
      const plan = await desk.call('billflash.plan', wish);
      const reasons = plan.refused.map((each) => `${each.name.split(',')[0]}: ${each.reason}`);
      const expected = await Promise.all(Object.entries(refused).map(async ([name, reason]) => `${await numberOf(name)}: ${reason}`));
      compare(`${place}.refused`, expected, reasons);
      const text = await fileOf(desk, 'mail.xml', (to) => desk.call('billflash.export', { ...wish, to }), plan.invoices.length > 0);
      const accounts = [...text.matchAll(/<AccountNumber>([^<]*)<[\s\S]*?<AmountDue>([^<]*)</g)].map(
        ([, number, amount]) => `${number} ${amount}`,
      );
      const wanted = await Promise.all(Object.entries(due).map(async ([name, amount]) => `${await numberOf(name)} ${decimal(amount)}`));
      compare(`${place}.due`, wanted, accounts);
      if (total !== undefined) compare(`${place}.total`, [decimal(total)], [/<TotalDue>([^<]*)</.exec(text)?.[1] ?? '0.00']);
    },

    collections: async ({ invoices, owed }, place) => {
      const wish = { form: 'csv', ...(invoices && { ids: invoices.map(id) }) } as const;
      const text = await fileOf(desk, 'sold.csv', (to) => desk.call('collections.export', { ...wish, to }), true);
      const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
      const trip = async (name: string) => String((await desk.call('dispatches.get', { id: id(name) })).number);
      const wanted = await Promise.all(Object.entries(owed).map(async ([name, amount]) => `${await trip(name)} ${decimal(amount)}`));
      compare(
        `${place}.owed`,
        wanted,
        data.map((row) => `${row['DispatchNumber']} ${row['Owed']}`),
      );
    },
  };
}

/** What `write` writes into a file; nothing where it is refused, as it must be when there is nothing to write. */
async function fileOf(desk: Desk, name: string, write: (token: string) => Promise<unknown>, isWritten: boolean): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'paydesk-scenario-mail-'));
  const path = join(folder, name);
  try {
    const written = write(desk.offer(path));
    if (isWritten) await written;
    else
      await written.then(
        () => Promise.reject(new Error('something was exported')),
        () => null,
      );
    return existsSync(path) ? await readFile(path, 'utf8') : '';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
