/** Desks that are linked with the companion of a test. */
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import type { Books } from '../../src/ledger/books/open.ts';
import type { Sync } from '../../src/ledger/commands/registry.ts';
import { startSync } from '../../src/ledger/sync/start.ts';
import type { Office } from '../builders/office.ts';
import type { TestOffice } from './office.ts';

/** The connection of a desk that is not linked yet; it ends with the test. */
export function syncOf(books: Books): Sync {
  const sync = startSync({ books, log: pino({ level: 'silent' }) });
  onTestFinished(() => sync.stop());
  return sync;
}

/** Links the desk that `office` sits at. */
export async function linkDesk(office: Office, hosted: TestOffice): Promise<Sync> {
  const sync = syncOf(office.books);
  office.ledger.sync = sync;
  expect(await sync.enrol({ companionUrl: hosted.url, code: await hosted.enrolmentCode() })).toMatchObject({ ok: true });
  return sync;
}
