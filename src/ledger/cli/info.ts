import type { Command } from 'commander';
import { statSync } from 'node:fs';
import { createWriter, type Reader } from '../books/connection.ts';
import { newestVersion, openToRead } from '../books/file.ts';
import { newestStamp } from '../journal/journal.ts';
import { instantOf } from '../journal/stamp.ts';
import { readSettings } from '../queries/settings.ts';
import { valueOf } from './answer.ts';

const counted = {
  customers: 'customers',
  dispatches: 'dispatches',
  invoices: 'invoices',
  'register records': 'register_records',
  'payment events': 'payment_events',
  'ledger entries': 'ledger_entries',
  users: 'users',
  operations: 'journal',
} as const;

/** `info FILE`: whose books they are and how much is in them. Only reads. */
export function addInfo(program: Command): void {
  program
    .command('info')
    .argument('<file>', 'the books')
    .option('--json', 'for programs')
    .description('say whose books they are and how much is in them')
    .action(info);
}

function info(file: string, { json = false }: { json?: boolean }): void {
  const db = valueOf(openToRead(file));
  const facts = factsOf(createWriter(db), file, Number(db.pragma('user_version', { simple: true })));
  db.close();
  if (json) console.log(JSON.stringify(facts));
  else for (const [name, value] of Object.entries(facts)) console.log(`${name.padEnd(18)}${value}`);
}

function factsOf(books: Reader, file: string, version: number): Record<string, string | number> {
  const counts = Object.entries(counted).map(([name, table]): [string, number] => {
    return [name, books.one<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`).count];
  });
  const { devices } = books.one<{ devices: number }>('SELECT COUNT(DISTINCT device) AS devices FROM journal');
  const newest = newestStamp(books);
  return {
    office: readSettings(books).officeName,
    version: version === newestVersion ? version : `${version} (will become ${newestVersion} when a desk opens it)`,
    bytes: statSync(file).size,
    ...Object.fromEntries(counts),
    desks: devices,
    'last operation': newest === null ? 'none' : instantOf(newest),
  };
}
