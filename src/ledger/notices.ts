import type { Notice } from '../shared/office-api/index.ts';
import type { Operation } from './journal/operation.ts';
import { type Touched, touchedKinds } from './books/touched.ts';

/** More IDs than this are told as `all`: the screen asks anew in any case. */
const idsInNotice = 1000;

/** What the parent is told after a commit, so that open screens refresh by themselves. */
export function changeNotice({ id, kind }: Operation, touched: Touched): Notice {
  const named = touchedKinds.filter((each) => touched[each].size > 0);
  const idsOf = (ids: ReadonlySet<string>) => (ids.size > idsInNotice ? 'all' : [...ids]);
  return { notice: 'changed', operation: id, kind, touched: Object.fromEntries(named.map((each) => [each, idsOf(touched[each])])) };
}
