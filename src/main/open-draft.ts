/** Opens an email that is still to be sent with the computer's mail program. */
import { app, shell } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskAnswer } from '../shared/desk-api.ts';

let folder: string | null = null;

/** The mail program reads the file while the user writes: it stays for this user alone, until Paydesk ends. */
export async function openDraft(name: string, message: Uint8Array): Promise<DeskAnswer> {
  const file = join(draftsFolder(), name);
  await writeFile(file, message, { mode: 0o600 });
  const problem = await shell.openPath(file);
  if (problem === '') return { ok: true };
  return {
    ok: false,
    problem: 'This computer has no mail program that opens drafts. Save the PDF, or set up a mail server in Settings › Documents.',
  };
}

function draftsFolder(): string {
  if (folder !== null) return folder;
  const made = mkdtempSync(join(tmpdir(), 'paydesk-drafts-'));
  app.once('quit', () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}
