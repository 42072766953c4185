/**
 * Money is taken back once [REV-11]. Two desks that are apart may take the same payment event back, one by itself, the other with its register
 * record. Of their balancing events the earliest is in force; the others stand aside in `superseded_events` and move nothing. It follows from the
 * rows alone, so it is the same in whatever order they arrive.
 */
import type { Operation } from '../journal/operation.ts';
import type { Reader, Writer } from './connection.ts';
import type { Touched } from './touched.ts';

type Taking = { id: string; op: string; dispatch: string; amount: number; record: string | null; aside: number };

const columns = 'id, op, stamp, part, dispatch, kind, amount, date, comment, creator, invoice, record, reverses';

/** Brings the events that take `event` back into order, after one of them or the event itself was added or taken out. */
export function takeBackOnce(books: Writer, event: string, touched: Touched): void {
  const takings = takingsOf(books, event);
  if (takings.length === 0 || (takings.length === 1 && takings[0]?.aside === 0)) return;
  const [inForce] = takings;
  const of = books.first<{ record: string | null }>('SELECT record FROM payment_events WHERE id = :event', { event });
  if (of?.record) touched.registerRecord.add(of.record);
  for (const taking of takings) {
    move(books, taking, taking !== inForce);
    touched.dispatch.add(taking.dispatch);
    if (taking.record !== null) touched.registerRecord.add(taking.record);
    forgetChildren(books, taking.id);
    // Taken back by itself the money of the event went nowhere, on its own record: what took the whole record back takes that.
    if (taking === inForce || !of?.record || inForce?.record !== of.record || taking.record === of.record) continue;
    if (taking.record !== null) closeLeft(books, taking, [of.record, taking.record]);
  }
}

/** Takes a balancing event out, wherever it stands. */
export function forgetTaking(books: Writer, id: string, op: string): void {
  books.run('DELETE FROM superseded_events WHERE id = :id AND op = :op', { id, op });
  forgetChildren(books, id);
}

/** Whether something that `operation` took back had been taken back on another desk before. */
export function wasSuperseded(books: Reader, { id }: Pick<Operation, 'id'>): boolean {
  return books.first('SELECT 1 FROM superseded_events WHERE op = :id LIMIT 1', { id }) !== undefined;
}

/** The earliest first. */
function takingsOf(books: Reader, event: string): Taking[] {
  return books.all<Taking>(
    `SELECT id, op, dispatch, amount, record, aside
     FROM (
       SELECT id, op, stamp, dispatch, amount, record, 0 AS aside FROM payment_events WHERE reverses = :event
       UNION ALL
       SELECT id, op, stamp, dispatch, amount, record, 1 AS aside FROM superseded_events WHERE reverses = :event
     )
     ORDER BY stamp, id`,
    { event },
  );
}

function move(books: Writer, { id, aside }: Taking, belongsAside: boolean): void {
  if (belongsAside === (aside === 1)) return;
  const [from, to] = belongsAside ? ['payment_events', 'superseded_events'] : ['superseded_events', 'payment_events'];
  books.run(`INSERT INTO ${to} (${columns}) SELECT ${columns} FROM ${from} WHERE id = :id`, { id });
  books.run(`DELETE FROM ${from} WHERE id = :id`, { id });
}

/** A child on both records, as where a record is reversed of which something went nowhere [ALLOC-10]. */
function closeLeft(books: Writer, { id, op, amount }: Taking, [of, by]: readonly [string, string]): void {
  const description = 'Taken back on another desk already';
  const child = { op, description };
  const insert = `INSERT INTO adjustments (id, op, record, kind, code, amount, description)
                  VALUES (:id, :op, :record, 'taken back', '', :amount, :description)`;
  books.run(insert, { ...child, id: `${id}:of`, record: of, amount: 0 - amount });
  books.run(insert, { ...child, id: `${id}:by`, record: by, amount });
}

function forgetChildren(books: Writer, id: string): void {
  books.run('DELETE FROM adjustments WHERE id IN (:of, :by)', { of: `${id}:of`, by: `${id}:by` });
}
