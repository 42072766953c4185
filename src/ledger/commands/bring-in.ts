/** Writes the new rows of a file into the books: one transaction in many steps, durable at its end or without a trace. */
import { never } from '../../shared/assert.ts';
import type { ImportKind } from '../../shared/import-fields.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { bringInBalance, bringInCustomer, bringInTrip } from '../billing/bring-in.ts';
import type { Arriving, JudgedRow, Judgement } from '../imports/judge.ts';
import { importOperation } from '../imports/operations.ts';
import type { TableRow } from '../imports/table.ts';
import type { Put, Write } from '../journal/operation.ts';
import { nextDispatchNumber } from './numbers.ts';
import type { CommandContext } from './registry.ts';

/** Rows an operation: small enough to travel from desk to desk and to be written between two requests. */
const rowsAnOperation = 200;

type Source = {
  rows: readonly TableRow[];
  /** Judges by the books as they are now. */
  judgeOfNow: () => Promise<(row: TableRow) => Judgement>;
  holds: ImportKind;
  /** How many new rows there must be. */
  expected: number;
  isExpected: (rows: readonly JudgedRow[]) => boolean;
};

type ImportSet = Extract<Put, { put: 'import' }>['set'];

const nouns: Readonly<Record<ImportKind, [string, string]>> = {
  customers: ['customer', 'customers'],
  dispatches: ['trip', 'trips'],
  balances: ['opening balance', 'opening balances'],
};

/** Answers the import's ID and its rows, all judged; null when it was cancelled. Refuses what is not as it was expected. */
export async function bringIn(
  context: CommandContext,
  source: Source,
  describe: (added: readonly JudgedRow[]) => ImportSet,
): Promise<Outcome<{ id: string; rows: JudgedRow[] } | null>> {
  const { books, runs, user } = context;
  const busy = runs.current();
  if (busy) return refuse('conflict', `${busy.what} is still under way. Wait until it is done, or cancel it.`);
  if (source.expected === 0) return refuse('wrong-state', 'There is nothing new in this file: nothing was imported.');
  const bulk = books.beginBulk(user.name); // before anything is read: from here on nobody else changes the books
  let ended = false;
  try {
    const id = books.newId();
    const judge = await source.judgeOfNow();
    const writesOf = writer(context);
    const [one, many] = nouns[source.holds];
    const summary = `Brought in ${source.expected.toLocaleString('en-US')} ${source.expected === 1 ? one : many} from a file`;
    const rows: JudgedRow[] = [];
    let batch: Write[] = [];
    let [batched, part] = [0, 0];
    const flush = () => {
      if (batch.length === 0) return;
      part += 1;
      bulk.append([{ id: importOperation(id, part), kind: 'file imported', summary, writes: batch }]);
      [batch, batched] = [[], 0];
    };
    const ran = await runs.over('Import', source.rows, (row) => {
      const { row: judged, arriving } = judge(row);
      rows.push(judged);
      if (arriving === null) return;
      batch.push(...writesOf(arriving));
      batched += 1;
      if (batched === rowsAnOperation) flush();
    });
    if (!ran.ok) return ran;
    if (ran.value.cancelled) return done(null);
    if (!source.isExpected(rows))
      return refuse('conflict', 'The books have changed since the file was checked. Look at its rows again; nothing was imported.');
    flush();
    const set = describe(rows.filter(({ status }) => status === 'new'));
    bulk.append([{ id: importOperation(id, part + 1), kind: 'file imported', summary, writes: [{ put: 'import', id, set }] }]);
    ended = true;
    bulk.commit();
    return done({ id, rows });
  } finally {
    if (!ended) bulk.rollback();
  }
}

/** The writes of a new row, with its ID and number. */
function writer({ books, user }: CommandContext): (arriving: Arriving) => Write[] {
  const newId = () => books.newId();
  let number = nextDispatchNumber(books);
  return (arriving) => {
    switch (arriving.kind) {
      case 'customers':
        return bringInCustomer(arriving.value, newId());
      case 'dispatches': {
        const writes = bringInTrip(arriving.value, number, user.name, newId);
        number += 1;
        return writes;
      }
      case 'balances':
        return bringInBalance(arriving.value, user.name, newId());
      default:
        return never(arriving);
    }
  };
}
