import type { Command } from 'commander';
import { openBooks } from '../books/open.ts';
import { createClock } from '../journal/clock.ts';
import { systemRandom } from '../journal/ids.ts';
import { showProgress, valueOf } from './answer.ts';

/** `rebuild FILE`: makes every table that follows from the journal anew. All or nothing; no desk may have the file open. */
export function addRebuild(program: Command): void {
  program
    .command('rebuild')
    .argument('<file>', 'the books')
    .description('drop what follows from the journal and make it anew')
    .action(rebuild);
}

function rebuild(file: string): void {
  const books = valueOf(openBooks(file, { clock: createClock(), random: systemRandom }));
  books.rebuild(showProgress);
  const { operations } = books.reader.one<{ operations: number }>('SELECT COUNT(*) AS operations FROM journal');
  books.close();
  console.log(`Rebuilt from ${operations} operations.`);
}
