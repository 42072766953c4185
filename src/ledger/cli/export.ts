import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { createSnapshot } from '../books/connection.ts';
import { openToRead } from '../books/file.ts';
import { writeWhole } from '../exports/write-whole.ts';
import { createClock } from '../journal/clock.ts';
import { instant } from '../../shared/dates.ts';
import { countRows, writeExport } from '../office-export/write-export.ts';
import { failWith, showProgress, valueOf } from './answer.ts';

const rowsAMessage = 10_000;

/** `export FILE TO`: everything of the office as CSV and JSON lines in one archive, also while a desk has the books open (docs/export.md). */
export function addExport(program: Command): void {
  program
    .command('export')
    .argument('<file>', 'the books')
    .argument('<to>', 'the archive to make, a .zip')
    .description('write all data of the office: a CSV for each table, and the journal as JSON lines')
    .action(exportOffice);
}

async function exportOffice(file: string, to: string): Promise<void> {
  const snapshot = createSnapshot(valueOf(openToRead(file)));
  if (existsSync(to)) failWith(`There is a file ${to} already. Choose another name; nothing was written.`);
  const total = countRows(snapshot);
  let done = 0;
  const rowDone = () => {
    done += 1;
    if (done % rowsAMessage === 0 || done === total) showProgress(done, total, 'rows');
    return null;
  };
  const manifest = valueOf(
    await writeWhole(to, (archive) => writeExport((bytes) => archive.writeFile(bytes), snapshot, instant(createClock().now()), rowDone)),
  );
  snapshot.close();
  console.log(`Exported ${manifest.tables.length} tables and ${manifest.journal.rows} operations to ${to}.`);
}
