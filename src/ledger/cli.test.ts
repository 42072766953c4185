import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { aFolder, tamper } from '../../test/builders/books.ts';

const cli = fileURLToPath(new URL('cli.ts', import.meta.url));

function ledger(...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

it('makes a sample office that is sound, tells what is in it, copies it, finds a fault and mends it', { timeout: 60_000 }, () => {
  const file = join(aFolder(), 'office.paydesk');
  expect(ledger('sample', file, '--dispatches', '40')).toMatchObject({ status: 0 });
  expect(ledger('check', file)).toMatchObject({ status: 0, said: expect.stringMatching(/^(ok .*\n)+$/) });
  expect(ledger('info', file, '--json').said).toContain('"dispatches":40');
  expect(ledger('backup', file, `${file}.copy`)).toMatchObject({ status: 0 });
  expect(ledger('check', `${file}.copy`)).toMatchObject({ status: 0 });

  tamper(file, 'UPDATE dispatches SET owed = owed + 1 WHERE number = (SELECT MIN(number) FROM dispatches)');
  expect(ledger('check', file)).toMatchObject({ status: 1, said: expect.stringContaining('broken') });
  expect(ledger('rebuild', file)).toMatchObject({ status: 0, said: expect.stringMatching(/^Rebuilt from \d+ operations/) });
  expect(ledger('check', file)).toMatchObject({ status: 0 });
});

it('never writes over a file that is there', () => {
  const file = join(aFolder(), 'office.paydesk');
  ledger('sample', file, '--dispatches', '1');
  const bytes = readFileSync(file);
  expect(ledger('sample', file, '--dispatches', '1')).toMatchObject({ status: 1 });
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

it.each([
  ['check', ['check', 'none.paydesk']],
  ['info', ['info', 'none.paydesk']],
  ['rebuild', ['rebuild', 'none.paydesk']],
  ['sample', ['sample', 'x.paydesk', '--dispatches', 'many']],
])('%s says in a sentence what is wrong with what it was given', (_name, args) => {
  const { status, said } = ledger(...args);
  expect(status).toBe(1);
  expect(said).toMatch(/There is no file|Give a whole number/);
  expect(said).not.toContain('    at ');
});

it('[USER-8] [USER-7] gives a person a new password for one sign-in, and tells it on the terminal alone', { timeout: 60_000 }, () => {
  const file = join(aFolder(), 'office.paydesk');
  ledger('sample', file, '--dispatches', '1');
  expect(ledger('reset-password', file, 'Nobody')).toMatchObject({ status: 1, said: expect.stringContaining('no Nobody') });
  const { status, said } = ledger('reset-password', file, 'marcus webb');
  expect(status).toBe(0);
  const [password = 'none'] = /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/.exec(said) ?? [];
  const db = new Database(file, { readonly: true });
  onTestFinished(() => void db.close());
  expect(db.prepare("SELECT one_time FROM users WHERE name = 'Marcus Webb'").pluck().get()).toBe(1);
  const journal = db.prepare('SELECT body FROM journal ORDER BY stamp DESC LIMIT 1').pluck().get();
  expect(journal).toContain('Reset the password of Marcus Webb on this computer');
  expect(journal).not.toContain(password);
  expect(ledger('check', file)).toMatchObject({ status: 0 });
});

it('imports a file, says what is bad, and adds nothing by a dry run or a second time', { timeout: 60_000 }, () => {
  const folder = aFolder();
  const [file, source, mapping] = [join(folder, 'office.paydesk'), join(folder, 'people.csv'), join(folder, 'mapping.json')];
  ledger('sample', file, '--dispatches', '1');
  writeFileSync(source, 'Who,What\nCedar Grove Rehab,facility\n,facility\n');
  writeFileSync(mapping, '{"name": "Who", "kind": "What"}');
  expect(ledger('import', file, 'customers', source)).toMatchObject({
    status: 1,
    said: expect.stringContaining('Say which column holds: Name.'),
  });
  const dry = ledger('import', file, 'customers', source, '--mapping', mapping, '--dry-run');
  expect(dry).toMatchObject({ status: 0, said: expect.stringContaining('2 rows: 1 new, 1 bad') });
  expect(dry.said).toContain('row 3: There is no name.');
  const bad = join(folder, 'bad.csv');
  expect(ledger('import', file, 'customers', source, '--mapping', mapping, '--bad', bad).said).toContain('Imported 1 rows');
  expect(readFileSync(bad, 'utf8')).toContain('There is no name.');
  expect(ledger('import', file, 'customers', source, '--mapping', mapping).said).toContain('Nothing new: nothing was imported.');
  expect(ledger('check', file)).toMatchObject({ status: 0 });
});
