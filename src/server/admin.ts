/** For administrators and tests, with ADMIN_TOKEN; and the health check, for everybody. */
import { sql } from 'kysely';
import * as z from 'zod';
import { adminRoute, publicRoute, type Route } from './http/routes.ts';
import { makeEnrolmentCode } from './store/desks.ts';
import { latestFact } from './store/facts.ts';
import { countUnresolved } from './store/inbox.ts';
import type { Office } from './store/offices.ts';
import type { Store } from './store/open.ts';
import type { CatchUp } from './stripe/catch-up.ts';
import type { Resolver } from './stripe/resolver.ts';

type Parts = { store: Store; office: Office; catchUp: CatchUp; resolver: Resolver; now: () => number };

export function adminRoutes({ store, office, catchUp, resolver, now }: Parts): Route[] {
  const nothing = z.object({});
  return [
    publicRoute({
      method: 'get',
      path: '/healthz',
      input: nothing,
      handle: async () => {
        await sql`SELECT 1`.execute(store.db);
        return { json: { ok: true, unresolved: await countUnresolved(store.db) } };
      },
    }),
    adminRoute({
      method: 'post',
      path: '/admin/catch-up',
      input: nothing,
      handle: async () => {
        await catchUp.run();
        await resolver.settled();
        return { json: { unresolved: await countUnresolved(store.db) } };
      },
    }),
    adminRoute({
      method: 'post',
      path: '/admin/enrolment-codes',
      input: nothing,
      handle: async () => ({ json: { code: await makeEnrolmentCode(store.db, office.id, now()) } }),
    }),
    adminRoute({
      method: 'get',
      path: '/admin/idle',
      input: nothing,
      handle: async () => ({
        json: { unresolved: await countUnresolved(store.db), latestFact: await latestFact(store.db, office.id) },
      }),
    }),
  ];
}
