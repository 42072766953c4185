/** Files that an office brings in: written for a test, opened under a token as if they had been chosen in a dialog. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ColumnMapping, ImportKind } from '../../src/shared/import-fields.ts';
import type { ImportRow } from '../../src/shared/office-api/imports.ts';
import type { Output } from '../../src/shared/office-api/index.ts';
import type { CustomerKind } from '../../src/shared/words.ts';
import type { Office } from './office.ts';

export type ImportedFile = {
  token: string;
  path: string;
  opened: Output<'imports.open'>;
  /** The rows as the dry run judges them. */
  rows(): Promise<ImportRow[]>;
  /** Each row as `2 bad: …`. */
  verdicts(): Promise<string[]>;
  check(): Promise<NonNullable<Output<'imports.check'>>>;
  run(): Promise<NonNullable<Output<'imports.run'>>>;
};

type Spec = { holds?: ImportKind; mapping?: ColumnMapping; usualKind?: CustomerKind; name?: string };

let files = 0;

/** Writes `content` to a file and opens it; lines may be given as a list. */
export async function importFile(office: Office, content: string | Uint8Array | readonly string[], spec: Spec = {}): Promise<ImportedFile> {
  const { token, path } = offerFile(office, spec.name ?? 'former-system.csv', toBytes(content));
  const opened = await office.do('imports.open', { file: token });
  const holds = spec.holds ?? opened.holds;
  const plan = { file: token, holds, mapping: spec.mapping ?? opened.mappings[holds] ?? {}, usualKind: spec.usualKind ?? 'facility' };
  const check = async () => {
    const checked = await office.do('imports.check', plan);
    if (!checked) throw new Error('the check was cancelled');
    return checked;
  };
  const rows = async () => {
    await check();
    return (await office.do('importRows.list', { filter: { file: token }, limit: 500 })).rows;
  };
  return {
    token,
    path,
    opened,
    check,
    rows,
    verdicts: async () => (await rows()).map(({ line, status, reason }) => `${line} ${status}${reason === '' ? '' : `: ${reason}`}`),
    run: async () => {
      const { counts } = await check();
      const ran = await office.do('imports.run', { ...plan, expected: counts });
      if (!ran) throw new Error('the import was cancelled');
      return ran;
    },
  };
}

/** A file in a folder of its own, known to the ledger by a token. */
export function offerFile(office: Office, name: string, content: Uint8Array | string): { token: string; path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  if (content.length > 0 || name.endsWith('.csv')) writeFileSync(path, content);
  files += 1;
  const token = `token ${files}`;
  office.ledger.files.offer(token, path);
  return { token, path };
}

function toBytes(content: string | Uint8Array | readonly string[]): string | Uint8Array {
  return typeof content === 'string' || content instanceof Uint8Array ? content : content.join('\n');
}
