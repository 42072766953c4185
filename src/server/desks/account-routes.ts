/** What desks call about the office's Stripe account (shared/companion-api/accounts.ts). That only an Administrator does, the desk's ledger sees to. */
import { accountOutput, refreshInput, signUpInput, signUpOutput, unlinkInput } from '../../shared/companion-api/accounts.ts';
import { problem } from '../http/answer.ts';
import { deskRoute, type Route } from '../http/routes.ts';
import type { News } from '../news.ts';
import { officeById } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import type { Link } from '../stripe/link.ts';
import type { Onboarding } from '../stripe/onboarding.ts';

type Parts = { store: Store; link: Link; onboarding: Onboarding; news: News };

export function accountRoutes({ store, link, onboarding, news }: Parts): Route[] {
  const ownAccount = problem(
    'invalid',
    'This companion has the office’s own key, so there is nothing to link. Its account is the one of that key.',
  );

  return [
    deskRoute({
      method: 'post',
      path: '/desk/account/sign-up',
      input: signUpInput,
      handle: async (wish, desk) => {
        const office = await officeById(store.db, desk.office);
        if (!office.connected) return ownAccount;
        const begun = await onboarding.signUp(office, wish);
        if ('refused' in begun) return problem(begun.code, begun.refused);
        news.announce(office.id);
        return { json: signUpOutput.parse({ url: begun.url, stripe: await link.state(office.id) }) };
      },
    }),
    deskRoute({
      method: 'post',
      path: '/desk/account/unlink',
      input: unlinkInput,
      handle: async ({ account }, desk) => {
        const office = await officeById(store.db, desk.office);
        if (!office.connected) return ownAccount;
        if (office.account !== account) return problem('conflict', 'Another account is linked by now. Look at it, then decide again.');
        await onboarding.unlink(office);
        news.announce(office.id);
        return { json: accountOutput.parse({ stripe: await link.state(office.id) }) };
      },
    }),
    deskRoute({
      method: 'post',
      path: '/desk/account/refresh',
      input: refreshInput,
      handle: async (_input, desk) => {
        await link.refresh(await officeById(store.db, desk.office));
        return { json: accountOutput.parse({ stripe: await link.state(desk.office) }) };
      },
    }),
  ];
}
