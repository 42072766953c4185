/** What the portal's addresses have in common: `/pay` is that of the companion's own office, `/o/<slug>/pay` that of any. */
import * as z from 'zod';
import type { Gate, Visitor } from '../http/routes.ts';
import { type Office, officeById, officeBySlug } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import type { Place } from './layout.ts';
import { placeOf } from './place.ts';

export const at = (path: string) => [`/pay${path}`, `/o/:office/pay${path}`];

const office = z.string().max(60).optional().catch('');
export const visitInput = z.object({ office });
export type Visit = z.infer<typeof visitInput>;

/** A self-pay ID as it was typed. */
export const id = z
  .string()
  .catch('')
  .transform((text) => text.slice(0, 200));

type Parts = {
  store: Store;
  /** Whose portal `/pay` is. */
  home: Office;
  testMode: boolean;
  nothingHere: Gate['nothingHere'];
};

export function whereabouts({ store, home, testMode, nothingHere }: Parts) {
  const officeAt = ({ office: slug }: Visit) => (slug === undefined ? officeById(store.db, home.id) : officeBySlug(store.db, slug));
  return {
    officeAt,
    whereIs: async (visit: Visit, visitor: Visitor): Promise<{ office: Office; place: Place } | null> => {
      const found = await officeAt(visit);
      return found && { office: found, place: placeOf(found, visit.office, visitor, testMode) };
    },
    noSuchOffice: ({ office: slug = '' }: Visit, visitor: Visitor) => nothingHere(`/o/${slug}/pay`, visitor),
  };
}
