/**
 * The IDs of what takes something back. `undo:<operation>:1` undoes an operation, `undo:<operation>:2` does it again, `…:3` undoes it once more. So
 * whoever turns the same thing round, on whichever desk, does it under the same ID, and it is done once [UNDO-6].
 */
import { createHash } from 'node:crypto';

/** What turns the operation `id` round. `root` is what was done at first. */
export function turnOf(id: string): { id: string; root: string; isUndoing: boolean } {
  const [, first, times] = /^undo:(.+):(\d+)$/.exec(id) ?? [];
  const root = first ?? id;
  const turns = Number(times ?? 0);
  return { id: `undo:${root}:${turns + 1}`, root, isUndoing: turns % 2 === 0 };
}

/**
 * The ID of the row by which `operation` takes `row` back. Two desks that take the same thing back make the same rows, whatever else there was to
 * take back on either: so what is built on one holds on the other.
 */
export function takingId(operation: string, row: string): string {
  return `back-${createHash('sha256').update(`${operation} ${row}`).digest('hex').slice(0, 24)}`;
}
