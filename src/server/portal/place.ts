/** Where and for whom a page is drawn; and what is shown where nothing is, and when something broke. */
import type { Answer } from '../http/answer.ts';
import type { Visitor } from '../http/routes.ts';
import type { Logger } from '../log.ts';
import { type Office, officeById, officeBySlug } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import type { Place } from './layout.ts';
import { brokenPage, nothingHerePage } from './pages.ts';

type Reader = Pick<Visitor, 'language' | 'chosen'>;

/** How a page of this office is drawn for this visitor. `slug`: as it stands in the address; undefined: the address names no office. */
export function placeOf({ name, phone, terms, logo }: Office, slug: string | undefined, reader: Reader, testMode: boolean): Place {
  const base = slug === undefined ? '/pay' : `/o/${slug}/pay`;
  return {
    officeName: terms?.officeName ?? name,
    phone: terms?.officePhone || phone,
    logo: logo === '' ? null : `${base}/logo/${logo}`,
    testMode,
    language: reader.language,
    base,
    chosen: reader.chosen,
  };
}

type Parts = { store: Store; /** Whose portal `/pay` is. */ home: Office; testMode: boolean; log: Logger };

/** The pages of no invoice, with the face of the office whose portal the address lies in. */
export function strayPages({ store, home, testMode, log }: Parts) {
  const placeAt = async (path: string, visitor: Visitor): Promise<Place | null> => {
    const [, slug] = /^\/o\/([^/]{1,60})\/pay(?:\/|$)/i.exec(path) ?? [];
    const office = slug === undefined ? await officeById(store.db, home.id) : await officeBySlug(store.db, slug);
    return office && placeOf(office, slug, visitor, testMode);
  };
  return {
    nothingHere: async (path: string, visitor: Visitor): Promise<Answer> => ({
      page: nothingHerePage((await placeAt(path, visitor)) ?? placeOfNobody(visitor, testMode)),
      status: 404,
    }),
    brokenPage: async (path: string, visitor: Visitor): Promise<Answer> => {
      const place = await placeAt(path, visitor).catch((error: unknown) => {
        log.warn({ err: error }, 'a page of a failure is drawn as at the start');
        return null;
      });
      return { page: brokenPage(place ?? placeOf(home, undefined, visitor, testMode)), status: 500 };
    },
  };
}

/** An office that there is not has no name and no phone. */
export function placeOfNobody({ language, chosen }: Reader, testMode: boolean): Place {
  return { officeName: 'Paydesk', phone: '', logo: null, testMode, language, base: '/pay', chosen };
}
