/**
 * The auditor's own reading of who took what back: of the rows of a journal those that take back what an earlier operation, on a desk apart, took back
 * already. They were noted and move nothing.
 */

export type Row = { id: string; add: string; op: string; row: { dispatch?: string; customer?: string; kind?: string; amount: number } };
type Taking = Row & { takes: string };

type Written = { id: string; add?: string; row?: Row['row'] & { reverses?: string; takesBack?: string } };

/** `operations`: those in force, the oldest first, each with its body as the journal keeps it. */
export function takenBackAgain(operations: readonly { op: string; body: string }[]): Row[] {
  const there = new Set<string>();
  const takings: Taking[] = [];
  for (const { op, body } of operations) {
    const { writes } = JSON.parse(body) as { writes: Written[] }; // as the journal keeps operations
    for (const { id, add, row } of writes) {
      if (!add || !row) continue;
      there.add(id);
      const takes = row.reverses ?? row.takesBack;
      if (takes !== undefined) takings.push({ id, add, op, row, takes });
    }
  }
  const nothing = new Set(takings.filter(({ takes }) => !there.has(takes)).map(({ id }) => id));
  // The youngest first: whatever takes a row back is younger than it.
  const gone = (among: readonly Taking[]) => {
    const takenBack = new Set<string>();
    for (const { id, takes } of among.toReversed()) if (!nothing.has(id) && !takenBack.has(id)) takenBack.add(takes);
    return takenBack;
  };
  const records = takings.filter(({ add }) => add === 'registerRecord');
  const late = surplus(records, gone(records), nothing);
  for (const { id, op } of takings) if (late.some((loser) => loser.op === op)) nothing.add(id);
  return [...takings.filter(({ id }) => nothing.has(id)), ...surplus(takings, gone(takings), nothing)];
}

/** Of those that take the same row back, and were not taken back themselves, all but the first operation's. */
function surplus(takings: readonly Taking[], gone: ReadonlySet<string>, without: ReadonlySet<string>): Taking[] {
  const first = new Map<string, string>();
  return takings.filter(({ id, op, takes }) => {
    if (without.has(id) || gone.has(id)) return false;
    const earlier = first.get(takes) ?? op;
    first.set(takes, earlier);
    return earlier !== op;
  });
}
