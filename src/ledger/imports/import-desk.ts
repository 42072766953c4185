/** The file that is being looked at: read once, judged as often as its columns are mapped anew. One at a time, so that memory has a limit. */
import type { ImportCounts, ImportTotals } from '../../shared/office-api/imports.ts';
import { rowStatuses } from '../../shared/office-api/imports.ts';
import { sum, zero } from '../../shared/money.ts';
import type { JudgedRow } from './judge.ts';
import type { ReadFile } from './read-file.ts';

export type OpenedTable = ReadFile & { token: string; name: string; judged: JudgedRow[] };

export type ImportDesk = {
  open(file: Omit<OpenedTable, 'judged'>): void;
  /** What is open under `token`. */
  opened(token: string): OpenedTable | undefined;
  keepJudged(token: string, rows: JudgedRow[]): void;
};

export function createImportDesk(): ImportDesk {
  let opened: OpenedTable | undefined;
  return {
    open: (file) => void (opened = { ...file, judged: [] }),
    opened: (token) => (opened?.token === token ? opened : undefined),
    keepJudged: (token, judged) => {
      if (opened?.token === token) opened = { ...opened, judged };
    },
  };
}

/** How many rows of each kind. */
export function countsOf(rows: readonly JudgedRow[]): ImportCounts {
  const counts = new Map(rowStatuses.map((status) => [status, 0]));
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  const of = (status: JudgedRow['status']) => counts.get(status) ?? 0;
  return {
    rows: rows.length,
    new: of('new'),
    'here already': of('here already'),
    'twice in the file': of('twice in the file'),
    'nothing to add': of('nothing to add'),
    bad: of('bad'),
  };
}

/** What the rows come to. */
export function totalsOf(rows: readonly JudgedRow[]): ImportTotals {
  return {
    price: sum(rows.map(({ price }) => price ?? zero)),
    paid: sum(rows.map(({ paid }) => paid ?? zero)),
    owed: sum(rows.map(({ owed }) => owed ?? zero)),
  };
}
