/**
 * What is taken back is taken back once [REV-11]. Desks that are apart may take the same row back in several ways: a payment event by itself, with its
 * register record, by undoing what made it; and take that back again. Which of them are in force follows from the rows alone, so it is the same in
 * whatever order they arrive.
 */

/** A row that takes another one back. */
export type Taking = { id: string; op: string; stamp: string; entity: string; takes: string };

/**
 * The takings that move nothing, each with the one that is in force instead of it (null: none in particular). A taking counts as long as nothing
 * that counts takes it back in turn. Of several operations that take the same row back, the earliest is in force. One that takes a whole register
 * record back is in force as a whole or not at all. What takes back a row that `isThere` says is nowhere moves nothing.
 */
export function standingAside(takings: readonly Taking[], isThere: (row: string) => boolean): Map<string, Taking | null> {
  const byTaken = Map.groupBy(takings, ({ takes }) => takes);
  const losers = losingOperations(takings, byTaken, isThere);
  const counts = counting(byTaken, (taking) => !losers.has(taking.op) && isThere(taking.takes));
  const aside = new Map<string, Taking | null>();
  for (const rivals of byTaken.values()) {
    const first = earliest(rivals.filter(counts));
    for (const taking of rivals) {
      if (losers.has(taking.op) || !isThere(taking.takes)) aside.set(taking.id, null);
      else if (first && taking.op !== first.op && counts(taking)) aside.set(taking.id, first);
    }
  }
  return aside;
}

/** The operations that take a whole register record back, and are not the first that does. */
function losingOperations(
  takings: readonly Taking[],
  byTaken: ReadonlyMap<string, readonly Taking[]>,
  isThere: (row: string) => boolean,
): Set<string> {
  const isOfRecord = ({ entity }: Taking) => entity === 'registerRecord';
  const counts = counting(byTaken, (taking) => isOfRecord(taking) && isThere(taking.takes));
  return new Set(
    takings.filter(isOfRecord).flatMap((taking) => {
      const first = earliest((byTaken.get(taking.takes) ?? []).filter(counts));
      return first && first.op !== taking.op && counts(taking) ? [taking.op] : [];
    }),
  );
}

/** Whether a taking counts: it `mayCount`, and nothing that counts takes it back. */
function counting(byTaken: ReadonlyMap<string, readonly Taking[]>, mayCount: (taking: Taking) => boolean): (taking: Taking) => boolean {
  const known = new Map<string, boolean>();
  const counts = (taking: Taking): boolean => {
    const before = known.get(taking.id);
    if (before !== undefined) return before;
    known.set(taking.id, false); // of rows that take each other back in a circle none counts; an honest journal has none
    const does = mayCount(taking) && !(byTaken.get(taking.id) ?? []).some(counts);
    known.set(taking.id, does);
    return does;
  };
  return counts;
}

function earliest(takings: readonly Taking[]): Taking | undefined {
  return takings.toSorted((a, b) => (a.stamp === b.stamp ? compare(a.op, b.op) : compare(a.stamp, b.stamp)))[0];
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
