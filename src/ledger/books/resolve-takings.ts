/**
 * What is taken back is taken back once [REV-11]. Desks that are apart may take the same row back in several ways: a payment event by itself, with its
 * register record, by undoing what made it; and take that back again. And what corrects a record, as Stripe changes what a dispute has cost, counts
 * only where that record is as it was, and once [STR-19]. Which of them are in force follows from the rows alone, so it is the same in whatever order
 * they arrive.
 */

/** A row that takes another one back, or one of an operation that builds on another record. */
export type Taking = { id: string; op: string; stamp: string; entity: string; takes: string; builds: number };

/**
 * The takings that move nothing, each with the one that is in force instead of it (null: none in particular). A taking counts as long as nothing
 * that counts takes it back in turn. Of several operations that take the same row back, or build on the same record, the earliest is in force. One
 * that takes a whole register record back, or builds on one, is in force as a whole or not at all. What takes back, or builds on, a row that
 * `isThere` says is nowhere, or that moves nothing for such a reason, moves nothing.
 */
export function standingAside(takings: readonly Taking[], isThere: (row: string) => boolean): Map<string, Taking | null> {
  const rivals = [...Map.groupBy(takings, ({ takes, builds }) => `${builds} ${takes}`).values()];
  const takers = Map.groupBy(
    takings.filter(({ builds }) => builds === 0),
    ({ takes }) => takes,
  );
  const isOfRecord = ({ entity }: Taking) => entity === 'registerRecord';
  const recordCounts = counting(takers, (taking) => isOfRecord(taking) && isThere(taking.takes));
  const losers = new Set(rivals.flatMap((those) => behindTheFirst(those.filter(recordCounts)).map(({ op }) => op)));
  const isVoid = groundless(takings, losers, isThere);
  const counts = counting(takers, (taking) => !isVoid(taking));
  const aside = new Map<string, Taking | null>(takings.filter(isVoid).map(({ id }) => [id, null]));
  for (const those of rivals) {
    const standing = those.filter(counts);
    for (const taking of behindTheFirst(standing)) aside.set(taking.id, earliest(standing) ?? null);
  }
  return aside;
}

/** Whether a taking is of an operation that is not in force, or has nothing to take back or to build on. */
function groundless(
  takings: readonly Taking[],
  losers: ReadonlySet<string>,
  isThere: (row: string) => boolean,
): (taking: Taking) => boolean {
  const byId = new Map(takings.map((taking) => [taking.id, taking]));
  const isVoid = (taking: Taking, depth = 0): boolean => {
    const ground = byId.get(taking.takes);
    return losers.has(taking.op) || !isThere(taking.takes) || (ground !== undefined && depth < takings.length && isVoid(ground, depth + 1));
  };
  return (taking) => isVoid(taking);
}

/** Whether a taking counts: it `mayCount`, and nothing that counts takes it back. */
function counting(takers: ReadonlyMap<string, readonly Taking[]>, mayCount: (taking: Taking) => boolean): (taking: Taking) => boolean {
  const known = new Map<string, boolean>();
  const counts = (taking: Taking): boolean => {
    const before = known.get(taking.id);
    if (before !== undefined) return before;
    known.set(taking.id, false); // of rows that take each other back in a circle none counts; an honest journal has none
    const does = mayCount(taking) && !(takers.get(taking.id) ?? []).some(counts);
    known.set(taking.id, does);
    return does;
  };
  return counts;
}

/** Those of other operations than the earliest one's. */
function behindTheFirst(takings: readonly Taking[]): Taking[] {
  const first = earliest(takings);
  return takings.filter(({ op }) => op !== first?.op);
}

function earliest(takings: readonly Taking[]): Taking | undefined {
  return takings.toSorted((a, b) => (a.stamp === b.stamp ? compare(a.op, b.op) : compare(a.stamp, b.stamp)))[0];
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
