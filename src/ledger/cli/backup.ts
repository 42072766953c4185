import type { Command } from 'commander';
import { existsSync, statSync } from 'node:fs';
import { openToRead } from '../books/file.ts';
import { failWith, valueOf } from './answer.ts';

/** `backup FILE TO`: a copy of the books as they are now, also while a desk has them open. Never writes over a file. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'the books')
    .argument('<to>', 'the copy to make')
    .description('copy the books as they are now')
    .action(backup);
}

async function backup(file: string, to: string): Promise<void> {
  const db = valueOf(openToRead(file));
  if (existsSync(to)) failWith(`There is a file ${to} already. Choose another name; nothing was written.`);
  await db.backup(to);
  db.close();
  const copy = valueOf(openToRead(to));
  const sound = copy.pragma('quick_check(1)', { simple: true }) === 'ok';
  copy.close();
  if (!sound) failWith(`The copy ${to} is damaged: try again on another disk.`);
  console.log(`Backed up ${statSync(to).size} bytes to ${to}.`);
}
