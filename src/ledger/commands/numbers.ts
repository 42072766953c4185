/** Numbers that people read, counted per desk so that two desks which are offline never give out the same one (design.md §6). */
import type { Books } from '../books/open.ts';

const dispatchesPerDesk = 1_000_000;
const firstDispatch = 1001;

/** The number of a new dispatch: one above this desk's highest. The first desk counts from 1,001, the next one from 1,001,001. */
export function nextDispatchNumber(books: Books): number {
  const from = books.slot() * dispatchesPerDesk;
  const { highest } = books.reader.one<{ highest: number | null }>(
    'SELECT MAX(number) AS highest FROM dispatches WHERE number BETWEEN :from AND :to',
    { from, to: from + dispatchesPerDesk - 1 },
  );
  return (highest ?? from + firstDispatch - 1) + 1;
}
