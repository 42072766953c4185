/** How each office stands with Stripe: its account, whether it may take money, when Stripe was last heard, and what was refused. */
import Stripe from 'stripe';
import type { StripeState } from '../../shared/companion-api/facts.ts';
import { instant } from '../../shared/dates.ts';
import type { Logger } from '../log.ts';
import { noteAccount, type Office, officeById } from '../store/offices.ts';
import type { Db } from '../store/open.ts';
import { inAccount, mayPass } from './client.ts';

export type Link = {
  /** Asks Stripe for the office's account and notes how it stands. An answer that Stripe cannot be reached is noted, not thrown. */
  refresh(office: Office): Promise<void>;
  /** Something came from Stripe just now. */
  heard(): void;
  /** Notes that an event or object of the wrong mode was refused. */
  refuse(office: Office, livemode: boolean): void;
  state(officeId: number): Promise<StripeState>;
};

type Parts = {
  stripe: Stripe;
  db: Db;
  log: Logger;
  mode: 'sandbox' | 'live';
  dashboardUrl: string;
  portalUrl: (office: Office) => string;
  now: () => number;
  /** Called when the state has changed. */
  onChange: (office: Office) => void;
};

type Account = Pick<Office, 'account' | 'account_name' | 'account_status' | 'account_message'>;

export function createLink({ stripe, db, log, mode, dashboardUrl, portalUrl, now, onChange }: Parts): Link {
  let heardAt: number | null = null;
  const refused = new Map<number, string>();

  return {
    async refresh(office) {
      const account = await accountNow(stripe, office);
      if (account.account_status === 'active') heardAt = now();
      if (await noteAccount(db, office.id, account)) {
        log.info({ office: office.slug, status: account.account_status }, 'Stripe account');
        onChange(office);
      }
    },
    heard() {
      heardAt = now();
    },
    refuse(office, livemode) {
      const event = livemode ? 'live' : 'test';
      log.warn({ office: office.slug, livemode }, 'refused what Stripe sent: it is of the other mode');
      const before = refused.get(office.id);
      refused.set(
        office.id,
        `Stripe sent a ${event} event to this companion, which is in ${mode} mode. It was refused: check the webhook endpoint in the Stripe dashboard.`,
      );
      if (before === undefined) onChange(office);
    },
    async state(officeId) {
      const office = await officeById(db, officeId);
      return {
        mode,
        account: office.account,
        accountName: office.account_name,
        status: office.account_status,
        message: [office.account_message, refused.get(office.id) ?? ''].filter((text) => text !== '').join(' '),
        lastHeardAt: heardAt === null ? null : instant(heardAt),
        dashboardUrl,
        portalUrl: portalUrl(office),
      };
    },
  };
}

async function accountNow(stripe: Stripe, office: Office): Promise<Account> {
  const same = { account: office.account, account_name: office.account_name };
  try {
    const account = await stripe.accounts.retrieveCurrent({}, inAccount(office));
    const name = account.settings?.dashboard.display_name ?? account.business_profile?.name ?? '';
    const known = { account: account.id, account_name: name };
    if (account.charges_enabled) return { ...known, account_status: 'active', account_message: '' };
    const why = account.requirements?.disabled_reason;
    return {
      ...known,
      account_status: 'restricted',
      account_message: `Stripe does not let this account take payments now${why ? ` (${why})` : ''}. The Stripe dashboard says what it needs.`,
    };
  } catch (error) {
    if (error instanceof Stripe.errors.StripePermissionError) {
      // A restricted key without leave to read the account can still take payments.
      return { ...same, account_status: 'active', account_message: 'The key may not read the account: allow it "Account: read".' };
    }
    if (error instanceof Stripe.errors.StripeAuthenticationError) {
      return {
        ...same,
        account_status: 'not linked',
        account_message: 'Stripe does not accept the secret key: set STRIPE_SECRET_KEY anew.',
      };
    }
    if (mayPass(error)) return { ...same, account_status: 'unreachable', account_message: 'Stripe cannot be reached now; trying again.' };
    throw error;
  }
}
