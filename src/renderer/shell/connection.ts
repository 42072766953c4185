/** How the connection stands, in sentences: always the truth, never in the way of work. */
import { never } from '../../shared/assert.ts';
import { dateIn, formatInstant, formatTime, type Instant } from '../../shared/dates.ts';
import type { Connection } from '../../shared/office-api/office.ts';
import type { Settings } from '../../shared/settings.ts';

export type Standing = { tone: 'fine' | 'waiting' | 'attention' | 'off'; title: string; text: string };

/**
 * `Up to date` and `Portal open, Stripe live`; `Offline since 9:14 AM` and `Your work is safe on this computer`. `now` in milliseconds: today's moments are
 * told by their time, by the office's clock.
 */
export function standing(
  connection: Connection,
  { portalEnabled, timeZone }: Pick<Settings, 'portalEnabled' | 'timeZone'>,
  now: number,
): Standing {
  const waiting = connection.waitingToPublish + connection.waitingToBook;
  switch (connection.state) {
    case 'up to date':
      return stripeStanding(connection, portalEnabled, 'Up to date');
    case 'catching up':
      return { tone: 'waiting', title: changesWaiting(waiting) || 'Catching up', text: 'Exchanging with the portal now' };
    case 'offline':
      return {
        tone: 'attention',
        title: connection.offlineSince === null ? 'Offline' : `Offline since ${when(connection.offlineSince, now, timeZone)}`,
        text: waiting > 0 ? `${changesWaiting(waiting)}, safe on this computer` : 'Your work is safe on this computer',
      };
    case 'working offline':
      return {
        tone: 'off',
        title: 'Working offline',
        text: waiting > 0 ? changesWaiting(waiting) : 'As you chose; nothing is sent or fetched',
      };
    case 'not enrolled':
      return { tone: 'off', title: 'Not linked to a portal', text: 'Everything else works on this computer' };
    default:
      return never(connection.state);
  }
}

/** The desk and the companion agree; whether customers can pay is Stripe's word. */
function stripeStanding({ stripe }: Connection, portalIsOn: boolean, title: string): Standing {
  if (!portalIsOn) return { tone: 'fine', title, text: 'Portal switched off by the office' };
  if (stripe === null) return { tone: 'fine', title, text: 'Portal reached' };
  switch (stripe.status) {
    case 'active':
      return { tone: 'fine', title, text: `Portal open, Stripe ${stripe.mode}` };
    case 'restricted':
      return { tone: 'attention', title, text: 'Stripe has restricted the account' };
    case 'onboarding':
      return { tone: 'attention', title, text: 'Portal closed, signing up is not finished' };
    case 'in review':
      return { tone: 'attention', title, text: 'Portal closed while Stripe looks at the account' };
    case 'deactivated':
      return { tone: 'attention', title, text: 'Portal closed: Stripe has closed the account' };
    case 'deauthorised':
      return { tone: 'attention', title, text: 'Portal closed: the Stripe connection has ended' };
    case 'not linked':
      return { tone: 'attention', title, text: 'Portal closed, no Stripe account' };
    case 'unreachable':
      return { tone: 'attention', title, text: 'The portal cannot reach Stripe' };
    default:
      return never(stripe.status);
  }
}

function changesWaiting(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 change waiting' : `${count} changes waiting`;
}

/** The time; with the date when it was not today. */
function when(at: Instant, now: number, timeZone: string): string {
  const today = dateIn(Date.parse(at), timeZone) === dateIn(now, timeZone);
  return today ? formatTime(at, timeZone) : formatInstant(at, timeZone).replace(/, \d{4}/, '');
}
