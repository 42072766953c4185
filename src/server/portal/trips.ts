/** `/account/…`: where whoever signs the office up for Stripe leaves for its questions, and comes back. Only the desk that asked knows the address. */
import { html } from 'htm/preact';
import * as z from 'zod';
import { dateIn, formatDate, type Instant } from '../../shared/dates.ts';
import type { Answer } from '../http/answer.ts';
import { publicRoute, type Route } from '../http/routes.ts';
import type { Office } from '../store/offices.ts';
import type { Link } from '../stripe/link.ts';
import type { Onboarding } from '../stripe/onboarding.ts';
import { layout, type Place } from './layout.ts';
import { sign } from './pictures.ts';
import { placeOf, placeOfNobody } from './place.ts';

type Parts = { /** Whose portal has no name in its address. */ home: Office; onboarding: Onboarding; link: Link; testMode: boolean };

const token = z.string().max(100);

export function tripRoutes({ home, onboarding, link, testMode }: Parts): Route[] {
  const office = { language: 'en', chosen: false } as const;
  /** Whoever signs the office up is of the office: it is not told its own phone number. */
  const place = (of: Office): Place => ({ ...placeOf(of, of.id === home.id ? undefined : of.slug, office, testMode), phone: '' });
  const told = (title: string, text: string, status: number): Answer => ({
    page: tripPage(placeOfNobody(office, testMode), 'attention', title, text, [], null),
    status,
  });

  return [
    publicRoute({
      method: 'get',
      path: '/account/:token',
      input: z.object({ token }),
      handle: async (given) => {
        const trip = await onboarding.trip(given.token);
        if (trip === null)
          return told(
            'This address is too old',
            'Go back to Paydesk, to Settings › Stripe Configuration, and press the button there once more.',
            410,
          );
        if (trip === 'unavailable')
          return told(
            'Stripe does not answer now',
            'Nothing is lost. Load this page again in a while, or start from Paydesk once more.',
            503,
          );
        return { redirect: trip.to };
      },
    }),
    publicRoute({
      method: 'get',
      path: '/account/:token/back',
      input: z.object({ token }),
      handle: async (given) => {
        const theirs = await onboarding.back(given.token);
        if (!theirs)
          return told('You can close this page', 'Paydesk shows under Settings › Stripe Configuration how the account stands.', 200);
        const { status, message, missing, missingBy } = await link.state(theirs.id);
        const active = status === 'active';
        const title = active ? 'Your office can take payments' : status === 'in review' ? 'Stripe looks at it now' : 'Not finished yet';
        const text = active && missing.length === 0 ? 'Stripe has all it needs. You can close this page and go back to Paydesk.' : message;
        const goOn = missing.length > 0 ? `/account/${encodeURIComponent(given.token)}` : null;
        return { page: tripPage(place(theirs), active ? 'paid' : 'attention', title, text, missing, goOn, missingBy), status: 200 };
      },
    }),
  ];
}

function tripPage(
  place: Place,
  kind: 'paid' | 'attention',
  title: string,
  text: string,
  missing: readonly string[],
  goOn: string | null,
  by: Instant | null = null,
): string {
  const content = html`
    ${sign(kind === 'paid' ? 'paid' : 'unavailable')}
    <h1>${title}</h1>
    <p class="told">${text}</p>
    ${
      missing.length > 0 &&
      html`<h2>Stripe still asks for${by !== null && `, until ${formatDate(dateIn(Date.parse(by), 'UTC'), 'en')}`}</h2>
        <ul>
          ${missing.map((what) => html`<li>${what}</li>`)}
        </ul>`
    }
    ${goOn !== null && html`<a class="button" href=${goOn}>Go on at Stripe</a>`}
  `;
  return layout({ place, state: 'account', title, path: null, content });
}
