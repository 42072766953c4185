/** A bank's statement as a file that a biller chose. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Office } from './office.ts';

/** Writes `text` to a file and offers it, as main does after its dialog; answers the token. */
export function offerStatement(office: Office, text: string, name = 'statement.csv'): string {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-statement-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, text);
  const token = `token ${path}`;
  office.ledger.files.offer(token, path);
  return token;
}

/** `statementOf(['2026-03-05,1500.00,DEPOSIT,118'])` */
export function statementOf(rows: readonly string[]): string {
  return ['Date,Amount,Description,Check Number', ...rows].join('\n');
}
