/** How each office stands with Stripe: its account, whether it may take money, when Stripe was last heard, and what was refused. */
import type Stripe from 'stripe';
import type { StripeState } from '../../shared/companion-api/facts.ts';
import { instant, instantSchema } from '../../shared/dates.ts';
import * as z from 'zod';
import type { Logger } from '../log.ts';
import { formerAccounts, linkAccount, noteAccount, wasActive } from '../store/accounts.ts';
import { closeSessionsElsewhere } from '../store/checkout-sessions.ts';
import { type Office, officeById } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { type AccountState, noAccount, stateOfConnected, stateOfError, stateOfOwn } from './account-state.ts';

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
  store: Store;
  log: Logger;
  mode: 'sandbox' | 'live';
  dashboardUrl: string;
  portalUrl: (office: Office) => string;
  now: () => number;
  /** Called when the state has changed. */
  onChange: (office: Office) => void;
};

const missingSchema = z.array(z.string());

export function createLink({ stripe, store, log, mode, dashboardUrl, portalUrl, now, onChange }: Parts): Link {
  const { db } = store;
  let heardAt: number | null = null;
  const refused = new Map<number, string>();

  /** The companion was given the key of another account: what the former one took is told no more, and stays attributed to it. */
  const follow = async (office: Office, account: string): Promise<Office> => {
    if (office.account === account) return office;
    log.info({ office: office.slug, from: office.account, to: account }, 'the secret key belongs to this account');
    await linkAccount(store, office.id, account, now());
    await closeSessionsElsewhere(db, office.id, account);
    return officeById(db, office.id);
  };

  return {
    async refresh({ id }) {
      const office = await officeById(db, id);
      const state = await accountNow(office);
      if (state.status === 'active') heardAt = now();
      const present = office.connected ? office : await follow(office, state.account);
      if (!(await noteAccount(db, present, state, now()))) return;
      log.info({ office: office.slug, account: state.account, status: state.status }, 'Stripe account');
      onChange(present);
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
      const former = await formerAccounts(db, officeId);
      return {
        mode,
        accounts: office.connected ? 'platform' : 'own',
        account: office.account,
        accountName: office.account_name,
        status: office.account_status,
        since: office.account_since === null ? null : instant(office.account_since),
        message: [office.account_message, refused.get(office.id) ?? ''].filter((text) => text !== '').join(' '),
        missing: missingSchema.parse(JSON.parse(office.account_missing)),
        missingBy: office.account_missing_by === null ? null : instantSchema.parse(office.account_missing_by),
        formerAccounts: former.map(({ account }) => account),
        lastHeardAt: heardAt === null ? null : instant(heardAt),
        dashboardUrl,
        portalUrl: portalUrl(office),
      };
    },
  };

  async function accountNow(office: Office): Promise<AccountState> {
    if (office.connected && office.account === '') return noAccount;
    try {
      const active = await wasActive(db, office.account);
      if (!office.connected) return stateOfOwn(await stripe.accounts.retrieveCurrent(), active);
      const account = await stripe.v2.core.accounts.retrieve(office.account, { include: ['configuration.merchant', 'requirements'] });
      return account.livemode === (mode === 'live') ? stateOfConnected(account, active) : otherMode(account);
    } catch (error) {
      const told = stateOfError(error, present(office), office.connected);
      if (told === null) throw error;
      return told;
    }
  }

  function otherMode({ id, display_name, livemode }: Stripe.V2.Core.Account): AccountState {
    const message = `This is a ${livemode ? 'live' : 'test'} account, and the companion is in ${mode} mode: test and real money never mix. Link another account.`;
    return { ...noAccount, account: id, name: display_name ?? '', message };
  }
}

function present(office: Office): AccountState {
  return {
    account: office.account,
    name: office.account_name,
    status: office.account_status,
    message: office.account_message,
    missing: missingSchema.parse(JSON.parse(office.account_missing)),
    missingBy: office.account_missing_by === null ? null : instantSchema.parse(office.account_missing_by),
  };
}
