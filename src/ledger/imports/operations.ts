/**
 * How the operations of an import are named: `import:<id>:<n>` bring its rows, `undo-import:<id>:<n>` take them back. So its rows are found by
 * whose operation wrote them, and two desks that take back the same import do it once.
 */

export const undonePrefix = 'undo-import:';

export function importOperation(id: string, part: number): string {
  return `import:${id}:${part}`;
}

export function undoOperation(id: string, part: number): string {
  return `${undonePrefix}${id}:${part}`;
}

/** The ID of the `n`th row that taking an import back adds. */
export function undoRow(id: string, n: number): string {
  return `${undonePrefix}${id}:row ${n}`;
}

/** The IDs of an import's operations are from `from` to before `to`. */
export function operationsOf(id: string): { from: string; to: string } {
  return { from: `import:${id}:`, to: `import:${id};` };
}
