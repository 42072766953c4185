/** Several desks of one office: their journals meet through the companion, which cannot read them. */
import { copyFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Books, openBooks } from '../../src/ledger/books/open.ts';
import type { Sync } from '../../src/ledger/commands/registry.ts';
import { assert } from '../../src/shared/assert.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { anOffice } from '../builders/an-office.ts';
import { aFolder, customerPut, optionsOf, projectedRows, someBooks } from '../builders/books.ts';
import { bring } from '../builders/desks.ts';
import type { Office } from '../builders/office.ts';
import { linkDesk, syncOf } from './linked-desk.ts';
import { startOffice, type TestOffice } from './office.ts';

let hosted: TestOffice;
beforeEach(async () => {
  hosted = await startOffice();
});
afterEach(() => hosted.stop());

/** The first desk of the office, with an open invoice of 100.00, linked and up to date. */
async function theFirstDesk(): Promise<{ office: Office; sync: Sync }> {
  const office = await anOffice()
    .withCustomer('maple', { name: 'Quintessa Featherstonehaugh' })
    .withDispatch('d1', { customer: 'maple', price: 100_00, patient: 'Zebediah Wolfeschlegel' })
    .open();
  await office.commit('i1', { customer: 'maple' });
  return { office, sync: await linkDesk(office, hosted) };
}

/** One more desk, joined. */
async function oneMore(first: Sync, slot: number): Promise<{ books: Books; sync: Sync }> {
  const books = someBooks({ slot });
  const sync = syncOf(books);
  const joined = await sync.join({ companionUrl: hosted.url, code: await hosted.enrolmentCode(), joiningKey: first.joiningKey() });
  expect(joined).toMatchObject({ ok: true });
  return { books, sync };
}

const rename = (books: Books, name: string) =>
  books.append('Ann', { kind: 'customer changed', summary: 'Renamed', writes: [customerPut('cust0001', name)] });

describe('desks of one office', () => {
  it('[DESK-1] a desk that joins has the office’s books, and what either does is in both, byte for byte', async () => {
    const { office, sync } = await theFirstDesk();
    const second = await oneMore(sync, 7);
    expect(projectedRows(second.books)).toEqual(projectedRows(office.books));
    expect(second.books.slot()).toBe(2); // after the desk of the test's companion and the first one
    rename(second.books, 'Done at the second desk');
    await office.pay('i1', { amount: 40_00, number: '1234' });
    for (const desk of [second.sync, sync, second.sync]) expect(await desk.now()).toMatchObject({ ok: true });
    expect(office.register()).toHaveLength(1);
    expect(projectedRows(second.books)).toEqual(projectedRows(office.books));
    expect([...office.books.check(), ...second.books.check()]).toEqual([]);
  });

  it('[DESK-1] what was done while a desk was offline arrives when it is back, by itself', async () => {
    const { office, sync } = await theFirstDesk();
    const second = await oneMore(sync, 7);
    await second.sync.setOnline(false);
    rename(second.books, 'Done offline');
    await office.pay('i1', { amount: 100_00, number: '77' });
    await sync.now();
    await second.sync.setOnline(true);
    await expect.poll(() => projectedRows(office.books)).toEqual(projectedRows(second.books));
    expect(second.books.reader.one('SELECT number, amount FROM register_records')).toEqual({ number: '77', amount: 100_00 });
  });

  it('[DESK-2] a desk with books of its own is refused, and its code stays good', async () => {
    const { sync } = await theFirstDesk();
    const code = await hosted.enrolmentCode();
    const other = await anOffice().withCustomer('pine').open();
    const stranger = syncOf(other.books);
    expect(await stranger.enrol({ companionUrl: hosted.url, code })).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    const joiningKey = sync.joiningKey();
    expect(await stranger.join({ companionUrl: hosted.url, code, joiningKey })).toMatchObject({
      ok: false,
      refusal: { code: 'wrong-state' },
    });
    const books = someBooks({ slot: 7 });
    expect(await syncOf(books).join({ companionUrl: hosted.url, code, joiningKey })).toMatchObject({ ok: true });
    expect(other.books.reader.all('SELECT id FROM customers')).toHaveLength(1);
  });

  it.each([
    ['a key with a wrong letter', (key: string) => `${key.startsWith('A') ? 'B' : 'A'}${key.slice(1)}`, 'invalid-input'],
    ['no key', () => '', 'invalid-input'],
  ])('[DESK-2] with %s nothing is joined and nothing is lost', async (_what, change, code) => {
    const { sync } = await theFirstDesk();
    const books = someBooks({ slot: 7 });
    const joined = await syncOf(books).join({
      companionUrl: hosted.url,
      code: await hosted.enrolmentCode(),
      joiningKey: change(sync.joiningKey()),
    });
    expect(joined).toMatchObject({ ok: false, refusal: { code, field: 'joiningKey' } });
    expect(books.isUntouched()).toBe(true);
    expect(books.reader.all('SELECT 1 FROM journal')).toHaveLength(1);
  });

  it('[DESK-2] there must be an office to join', async () => {
    const { sync } = await theFirstDesk();
    const joiningKey = sync.joiningKey();
    const elsewhere = await startOffice();
    onTestFinished(() => elsewhere.stop());
    const code = await elsewhere.enrolmentCode();
    const books = someBooks({ slot: 7 });
    expect(await syncOf(books).join({ companionUrl: elsewhere.url, code, joiningKey })).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', message: expect.stringContaining('No desk of this office') as unknown },
    });
  });

  it('[DESK-3] the companion keeps the journal and has no word of it', async () => {
    const { sync } = await theFirstDesk();
    await oneMore(sync, 7);
    await hosted.stopCompanion();
    const database = new Database(hosted.databaseFile);
    expect(database.prepare('SELECT count(*) FROM journal_pages').pluck().get()).toBeGreaterThan(0);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const bytes = await readFile(hosted.databaseFile, 'latin1');
    for (const word of ['Featherstonehaugh', 'Wolfeschlegel', 'customer changed', 'officeKey']) expect(bytes).not.toContain(word);
    await hosted.startCompanion();
  });

  it('[DESK-4] a payment online is booked once, though each desk hears of it', async () => {
    const { office, sync } = await theFirstDesk();
    const second = await oneMore(sync, 7);
    await Promise.all([sync.setOnline(false), second.sync.setOnline(false)]);
    const { selfPayId } = await office.do('invoices.get', { id: office.id('i1') });
    const { to } = await hosted.checkout(selfPayId ?? '');
    await hosted.fillIn(to, 'card');
    await hosted.settled();
    await Promise.all([sync.setOnline(true), second.sync.setOnline(true)]);
    for (const desk of [sync, second.sync, sync, second.sync]) await desk.now();
    expect(office.register()).toMatchObject([{ type: 'Stripe', amount: 100_00 }]);
    expect(projectedRows(second.books)).toEqual(projectedRows(office.books));
    expect([...office.books.check(), ...second.books.check()]).toEqual([]);
  });

  it('[DESK-5] a companion that was restored from an older backup gets back what it lost', async () => {
    const { office, sync } = await theFirstDesk();
    const second = await oneMore(sync, 7);
    const backup = `${hosted.databaseFile}.backup`;
    const database = new Database(hosted.databaseFile);
    await database.backup(backup);
    database.close();
    rename(second.books, 'After the backup');
    await second.sync.now();
    await hosted.stopCompanion();
    for (const end of ['', '-wal', '-shm']) await rm(hosted.databaseFile + end, { force: true });
    await copyFile(backup, hosted.databaseFile);
    await hosted.startCompanion();
    await second.sync.now();
    await sync.now();
    expect(projectedRows(office.books)).toEqual(projectedRows(second.books));
  });

  /** A second desk, which did three things after a backup of its books was made; and that backup, opened in their place. */
  async function putBackFromBackup() {
    const first = await theFirstDesk();
    const second = await oneMore(first.sync, 7);
    const backup = join(aFolder(), 'desk-7.paydesk');
    const database = new Database(second.books.file, { readonly: true });
    await database.backup(backup);
    database.close();
    for (const name of ['One', 'Two', 'Three']) rename(second.books, name);
    await second.sync.now();
    await second.sync.stop();
    second.books.close();
    const opened = openBooks(backup, optionsOf(77));
    assert(opened.ok, 'the backup opens');
    const books = opened.value;
    onTestFinished(() => books.close());
    return { ...first, books, back: syncOf(books) };
  }

  it('[DESK-7] a desk that was put back from a backup gets back what it had done since, and keeps what it did meanwhile', async () => {
    const { office, sync, books, back } = await putBackFromBackup();
    books.append('Ann', { kind: 'customer changed', summary: 'Added', writes: [customerPut('cust0002', 'Done in the backup')] });
    await office.pay('i1', { amount: 40_00, number: '1234' });
    await back.setOnline(true);
    for (const desk of [back, sync, back, sync]) expect(await desk.now()).toMatchObject({ ok: true });
    const added = "SELECT name FROM customers WHERE id IN ('cust0001', 'cust0002') ORDER BY id";
    expect(books.reader.all(added)).toEqual([{ name: 'Three' }, { name: 'Done in the backup' }]);
    expect(projectedRows(books)).toEqual(projectedRows(office.books));
    expect([...office.books.check(), ...books.check()]).toEqual([]);
  });

  it('[DESK-7] invoices that were committed in a backup are not sent: others may have their numbers', async () => {
    const { office, books, back } = await putBackFromBackup();
    const [numbers] = books.nextInvoiceNumbers(1);
    const on = isoDate('2026-03-02');
    const dates = { createdOn: on, committedOn: on, dueOn: on };
    const set = { customer: office.id('maple'), kind: 'custom', payor: 'facility', state: 'Open', ...dates, ...numbers } as const;
    books.append('Ann', { kind: 'invoice committed', summary: 'Committed', writes: [{ put: 'invoice', id: 'invoice00000077', set }] });
    await back.setOnline(true);
    const refused = { ok: false, refusal: { code: 'conflict', message: expect.stringContaining('put back from a backup') as unknown } };
    expect(await back.now()).toMatchObject(refused);
  });

  it('[REV-12] desks that took the same money back while apart decide about its trip once more when they meet', async () => {
    const { office, sync } = await theFirstDesk();
    const second = await oneMore(sync, 7);
    const check = await office.pay('i1', { amount: 100_00, number: '1234' });
    for (const desk of [sync, second.sync]) await desk.now();
    await second.sync.setOnline(false);
    const bounced = await office.do('register.reverse', { id: check, bounced: true, reason: 'NSF' });
    const other = office.at(second.books);
    const { events } = await other.do('dispatches.get', { id: office.id('d1') });
    await other.do('events.reverse', { id: events.find(({ reversible }) => reversible)?.id ?? '', reason: 'Wrong trip' });
    await office.do('undo.undo', { operations: [bounced.operation] });
    await sync.now();
    await second.sync.setOnline(true);
    for (const desk of [second.sync, sync, second.sync]) await desk.now();
    expect(office.dispatch('d1')).toMatchObject({ owed: 100_00, state: 'Billing office' });
    expect(projectedRows(second.books)).toEqual(projectedRows(office.books));
  });

  it('[REV-12] also where a desk stopped right after it had taken over what the other did', async () => {
    const { office, sync } = await theFirstDesk();
    const second = await oneMore(sync, 7);
    const check = await office.pay('i1', { amount: 100_00, number: '1234' });
    for (const desk of [sync, second.sync]) await desk.now();
    await second.sync.setOnline(false);
    const bounced = await office.do('register.reverse', { id: check, bounced: true, reason: 'NSF' });
    const other = office.at(second.books);
    const { events } = await other.do('dispatches.get', { id: office.id('d1') });
    await other.do('events.reverse', { id: events.find(({ reversible }) => reversible)?.id ?? '', reason: 'Wrong trip' });
    await office.do('undo.undo', { operations: [bounced.operation] });
    bring(office.books, second.books);
    await second.sync.setOnline(true);
    await second.sync.now();
    expect(other.dispatch('d1')).toMatchObject({ owed: 100_00, state: 'Billing office' });
  });

  it('[DESK-6] what was altered on its way is refused whole', async () => {
    const { office, sync } = await theFirstDesk();
    const second = await oneMore(sync, 7);
    await second.sync.setOnline(false);
    await office.pay('i1', { amount: 40_00, number: '1234' });
    await sync.now();
    const before = projectedRows(second.books);
    const database = new Database(hosted.databaseFile);
    database.exec('UPDATE journal_pages SET content = zeroblob(length(content)) WHERE rowid = (SELECT max(rowid) FROM journal_pages)');
    database.close();
    expect(await second.sync.setOnline(true)).toMatchObject({ ok: true });
    expect(second.sync.status()).toMatchObject({ state: 'offline', problem: expect.stringContaining('cannot be opened') as unknown });
    expect(projectedRows(second.books)).toEqual(before);
  });
});
