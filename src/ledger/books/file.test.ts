import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aFolder, optionsOf, someBooks, tamper } from '../../../test/builders/books.ts';
import { newestVersion } from './file.ts';
import { openBooks } from './open.ts';

/** Sound books in a closed file. */
function aFile(): { folder: string; file: string } {
  const folder = aFolder();
  someBooks({}, folder).close();
  return { folder, file: join(folder, 'desk-0.paydesk') };
}

it.each<[what: string, spoil: (file: string) => void, sentence: RegExp]>([
  ['from a newer version', (file) => tamper(file, `PRAGMA user_version = ${newestVersion + 1}`), /newer version of Paydesk/],
  ['that is no ledger', (file) => writeFileSync(file, 'Dear diary'), /is not a Paydesk ledger/],
  ['of another program', (file) => tamper(file, 'PRAGMA application_id = 7'), /is not a Paydesk ledger/],
  ['that was cut off', (file) => truncateSync(file, 8192), /is damaged/],
  ['whose pages were overwritten', (file) => overwrite(file), /is damaged/],
])('a file %s is refused with a sentence, and nothing is written', (_what, spoil, sentence) => {
  const { folder, file } = aFile();
  spoil(file);
  const [bytes, names] = [readFileSync(file), readdirSync(folder)];
  expect(openBooks(file, optionsOf())).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(sentence) } });
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(names));
});

it('a file that is open in another ledger is refused until that one closes', () => {
  const folder = aFolder();
  const first = someBooks({}, folder);
  const file = join(folder, 'desk-0.paydesk');
  expect(openBooks(file, optionsOf(1))).toMatchObject({
    ok: false,
    refusal: { message: expect.stringContaining('open in another Paydesk') },
  });
  first.close();
  const second = openBooks(file, optionsOf(1));
  expect(second.ok).toBe(true);
  if (second.ok) second.value.close();
});

it('a file that is not there is not made unless asked for', () => {
  expect(openBooks(join(aFolder(), 'none.paydesk'), optionsOf())).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
});

function overwrite(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xab, 4096, 12 * 4096);
  writeFileSync(file, bytes);
}
