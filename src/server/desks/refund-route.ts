/** What a desk calls to pay a customer back (shared/companion-api/refunds.ts). */
import { refundInput, refundOutput } from '../../shared/companion-api/refunds.ts';
import { problem } from '../http/answer.ts';
import { deskRoute, type Route } from '../http/routes.ts';
import type { Logger } from '../log.ts';
import { officeById } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import type { MakeRefund } from '../stripe/refunds.ts';

type Parts = { store: Store; makeRefund: MakeRefund; log: Logger };

export function refundRoute({ store, makeRefund, log }: Parts): Route {
  return deskRoute({
    method: 'post',
    path: '/desk/refunds',
    input: refundInput,
    handle: async (wish, desk) => {
      const office = await officeById(store.db, desk.office);
      const refunded = await makeRefund(office, wish);
      if (!refunded.made) return problem(refunded.code, refunded.why);
      const { refund } = refunded;
      log.info({ office: office.slug, slot: desk.slot, refund: refund.refund }, 'refund made for a desk');
      return { json: refundOutput.parse(refund) };
    },
  });
}
