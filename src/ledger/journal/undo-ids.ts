/**
 * The IDs of undoing: `undo:<operation>:1` undoes an operation, `undo:<operation>:2` does it again, `…:3` undoes it once more. So whoever turns the
 * same thing round, on whichever desk, does it under the same ID, and it is done once [UNDO-6].
 */

/** What turns the operation `id` round. `root` is what was done at first. */
export function turnOf(id: string): { id: string; root: string; isUndoing: boolean } {
  const [, first, times] = /^undo:(.+):(\d+)$/.exec(id) ?? [];
  const root = first ?? id;
  const turns = Number(times ?? 0);
  return { id: `undo:${root}:${turns + 1}`, root, isUndoing: turns % 2 === 0 };
}
