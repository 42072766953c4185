/** Taking back what one did, and doing again what one took back: operations like all others, under an ID that lets it happen once [UNDO-6]. */
import { instant } from '../../shared/dates.ts';
import { cents, type Cents, sum } from '../../shared/money.ts';
import type { UndoPreview } from '../../shared/office-api/undo.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { paydeskUser } from '../../shared/words.ts';
import { owedOf } from '../billing/owed.ts';
import { standingAfter } from '../billing/standing.ts';
import { takeOut } from '../billing/take-out.ts';
import { undo } from '../billing/undo.ts';
import type { UndoCase } from '../billing/undo-case.ts';
import { takenIn } from '../billing/undo-refusals.ts';
import type { Reader } from '../books/connection.ts';
import { hasOperation, inForce, operationOf } from '../journal/journal.ts';
import type { Decision, Operation, Write } from '../journal/operation.ts';
import { takingId, turnOf } from '../journal/undo-ids.ts';
import { append } from './append.ts';
import { loadUndo } from './load-undo.ts';
import { command, query, type QueryContext } from './registry.ts';

export const undoHandlers = [
  query('undo.preview', (context, { operation: id }) => {
    const operation = find(context.reader, id);
    if (!operation) return refuse('not-found', 'This is not in the books.');
    return done(previewOf(operation, decide(context, operation)));
  }),

  command('undo.undo', async (context, { operations }) => {
    const { reader, runs } = context;
    const newestFirst = operations
      .flatMap((id) => find(reader, id) ?? [])
      .toSorted((a, b) => (a.stamp === b.stamp ? b.seq - a.seq : a.stamp < b.stamp ? 1 : -1));
    if (newestFirst.length < new Set(operations).size) return refuse('not-found', 'This is not in the books.');
    const made: string[] = [];
    const refused: { id: string; name: string; reason: string }[] = [];
    const takeBack = (operation: Operation) => {
      const decided = decide(context, operation);
      if (decided.ok) made.push(append(context, decided.value.decision).operation);
      else refused.push({ id: operation.id, name: operation.summary, reason: decided.refusal.message });
      return decided;
    };
    const [only] = newestFirst;
    if (only && newestFirst.length === 1) {
      const decided = takeBack(only);
      return decided.ok ? done({ of: 1, done: 1, refused, cancelled: false, operations: made }) : decided;
    }
    const ended = await runs.over('Undo', newestFirst, takeBack);
    if (!ended.ok) return ended;
    return done({ of: newestFirst.length, done: made.length, refused, cancelled: ended.value.cancelled, operations: made });
  }),
];

type Decided = { decision: Decision; what: UndoCase };

/** The operation that takes `operation` back, or why it cannot be [UNDO-6], [UNDO-7]. */
function decide({ reader, user, clock }: QueryContext, operation: Operation): Outcome<Decided> {
  if (operation.user !== user.name && operation.user !== paydeskUser)
    return refuse('not-allowed', `${operation.user} did this. Only ${operation.user} can undo it.`);
  const { id, root, isUndoing } = turnOf(operation.id);
  if (hasOperation(reader, id))
    return refuse('wrong-state', isUndoing ? 'This has been undone already.' : 'This has been done again already.');
  const isTakenIn = inForce(reader, root)?.kind === takenIn;
  if (isTakenIn && !isUndoing)
    return refuse('wrong-state', 'Take the payment into the books anew instead: Stripe payouts, under Came past Paydesk.');
  const what = loadUndo(reader, operation);
  const comment = isUndoing ? 'Undone' : 'Done again';
  const writes = undo(what, {
    date: clock.today(),
    recordedAt: instant(clock.now()),
    creator: user.name,
    comment,
    idOf: (row) => takingId(id, row),
  });
  if (!writes.ok) return writes;
  const summary = `${isUndoing ? 'Undid' : 'Did again'}: ${(find(reader, root) ?? operation).summary}`.slice(0, 500);
  const also = isTakenIn ? takeOut(operation.writes, (row) => takingId(id, `noted of ${row}`)) : [];
  const kind = isUndoing ? 'action undone' : 'action done again';
  return done({ what, decision: { id, kind, summary, writes: [...writes.value, ...also] } });
}

function find(reader: Reader, id: string): Operation | null {
  const row = inForce(reader, id);
  return row ? operationOf(row) : null;
}

function previewOf({ summary }: Operation, decided: Outcome<Decided>): UndoPreview {
  const nothing = { register: cents(0), owedMore: cents(0), trips: 0, ledger: cents(0), invoices: [] };
  if (!decided.ok) return { summary, refused: decided.refusal.message, ...nothing };
  const { what, decision } = decided.value;
  const { writes } = decision;
  const trips = [...what.dispatches.values()].map(({ dispatch }) => cents(standingAfter(dispatch, writes).owed - owedOf(dispatch).owed));
  return {
    summary,
    refused: '',
    register: total(writes, 'registerRecord'),
    owedMore: sum(trips),
    trips: trips.filter((more) => more !== 0).length,
    ledger: total(writes, 'ledgerEntry'),
    invoices: writes.flatMap((write) => {
      if (!('put' in write) || write.put !== 'invoice' || write.set.state === undefined) return [];
      return [{ number: what.invoices.get(write.id)?.number ?? '', state: write.set.state }];
    }),
  };
}

function total(writes: readonly Write[], kind: 'registerRecord' | 'ledgerEntry'): Cents {
  return sum(writes.flatMap((write) => ('add' in write && write.add === kind ? [write.row.amount] : [])));
}
