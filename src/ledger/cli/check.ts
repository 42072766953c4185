import type { Command } from 'commander';
import { createWriter } from '../books/connection.ts';
import { openToRead } from '../books/file.ts';
import { checkBooks, type Finding, promises } from '../books/invariants/check.ts';
import { failWith, showProgress, valueOf } from './answer.ts';

/** `check FILE`: proves the invariants, or names the first row that breaks one. Only reads, so a desk may have the file open meanwhile. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .argument('<file>', 'the books')
    .description('prove that the books are sound, or name the first row that is not')
    .action(check);
}

function check(file: string): void {
  const db = valueOf(openToRead(file));
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') failWith(`${file} is damaged. Restore it from a backup.`);
  const findings = checkBooks(createWriter(db), file, showProgress);
  db.close();
  for (const [number, promise] of Object.entries(promises)) {
    const finding = findings.find(({ invariant }) => String(invariant) === number);
    console.log(finding ? `broken  ${finding.message}` : `ok      ${promise}`);
  }
  if (findings.length > 0) failWith(summaryOf(findings));
}

function summaryOf(findings: readonly Finding[]): string {
  const what = findings.length === 1 ? 'One invariant is' : `${findings.length} invariants are`;
  return `The books are not sound: ${what} broken. Keep a copy of the file, then try \`ledger rebuild\`.`;
}
