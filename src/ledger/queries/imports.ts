/** The files that were brought in, the newest first. */
import type { ImportKind } from '../../shared/import-fields.ts';
import type { Cents } from '../../shared/money.ts';
import { done } from '../../shared/refusal.ts';
import { query } from '../commands/registry.ts';
import { instantOf } from '../journal/stamp.ts';

type Stored = {
  id: string;
  stamp: string;
  user: string;
  file: string;
  holds: ImportKind;
  added: number;
  passed_over: number;
  total: Cents;
  undone: number;
};

const mostShown = 200;

export const listDoneImports = query('imports.done', ({ reader }) =>
  done({
    imports: reader.all<Stored>(importsSql, { mostShown }).map(({ stamp, passed_over: passedOver, undone, ...rest }) => ({
      ...rest,
      at: instantOf(stamp),
      passedOver,
      undone: undone === 1,
    })),
  }),
);

/** The first operation about an import is the one that brought it. */
const importsSql = `
SELECT imports.id, first.stamp, journal.user, imports.file, imports.holds, imports.added, imports.passed_over, imports.total, imports.undone
FROM imports
JOIN history AS first ON first.entity = 'import' AND first.id = imports.id
  AND first.stamp = (SELECT MIN(stamp) FROM history WHERE entity = 'import' AND id = imports.id)
JOIN journal ON journal.op = first.op AND journal.stamp = first.stamp
ORDER BY first.stamp DESC
LIMIT :mostShown`;
