/** The card window's addresses: `/phone/<token>`, good once, and where it says which card to charge. */
import * as z from 'zod';
import { savedCardIdSchema } from '../../shared/companion-api/phone-cards.ts';
import { formatMoney } from '../../shared/money.ts';
import { publicRoute, type Route } from '../http/routes.ts';
import type { Store } from '../store/open.ts';
import { payableOf } from '../store/payables.ts';
import type { OpenedPage, PhoneCards, Tried } from '../stripe/phone-cards.ts';
import { awayPage, cardPage, type StripeScript, usedPage } from './page.ts';

type Parts = {
  store: Store;
  phoneCards: PhoneCards;
  /** Undefined: no page is ever made, so none is asked for. */
  publishableKey: string | undefined;
  apiBase: string;
  testMode: boolean;
};

const token = z.string().max(100);

export function phoneRoutes({ store, phoneCards, publishableKey = '', apiBase, testMode }: Parts): Route[] {
  const stripe = scriptOf(apiBase);

  const show = publicRoute({
    method: 'get',
    path: '/phone/:token',
    input: z.object({ token }),
    handle: async ({ token: address }) => {
      const opened = await phoneCards.open(address);
      if (!opened) return usedPage(stripe);
      if (opened === 'unavailable') return awayPage(stripe);
      const what = await whatFor(opened);
      // Beside the page itself, wherever a proxy has put it.
      return cardPage({ opened, what, publishableKey, charge: `${encodeURIComponent(address)}/charge`, testMode, stripe });
    },
  });

  const charge = publicRoute({
    method: 'post',
    path: '/phone/:token/charge',
    input: z.object({ token, clientSecret: z.string().max(300), card: savedCardIdSchema }),
    handle: async ({ token: address, clientSecret, card }) => ({ json: told(await phoneCards.charge(address, clientSecret, card)) }),
  });

  const whatFor = async ({ office, content: { purpose, id } }: OpenedPage): Promise<string> => {
    switch (purpose) {
      case 'invoice': {
        const stored = await payableOf(store.db, office.id, id);
        return stored ? `Invoice ${stored.payable.number}` : 'An invoice';
      }
      case 'dispatch':
        return 'A trip';
      case 'customer':
        return 'On account';
    }
  };

  return [show, charge];
}

function told(tried: Tried): object {
  return tried.paid ? { paid: true, text: `${formatMoney(tried.amount)} by ${tried.method}.` } : tried;
}

/** Stripe's own script, which must come from Stripe; where the sandbox stands in for Stripe, its stand-in. */
export function scriptOf(apiBase: string): StripeScript {
  if (apiBase !== 'https://api.stripe.com') {
    const { origin } = new URL(apiBase);
    return { url: `${origin}/js/stripe.js`, origins: [origin], api: [] };
  }
  const origins = ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'];
  return { url: 'https://js.stripe.com/v3/', origins, api: ['https://api.stripe.com'] };
}
