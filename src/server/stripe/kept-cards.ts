/** The cards that Stripe keeps for customers: found again by an ID of ours, which is all that Stripe is told of whose they are. */
import type Stripe from 'stripe';
import type { SavedCard } from '../../shared/companion-api/phone-cards.ts';
import { noteStripeCustomer, stripeCustomerOf } from '../store/phone-pages.ts';
import type { Office } from '../store/offices.ts';
import type { Db } from '../store/open.ts';
import { inAccount, isMissing } from './client.ts';

export type KeptCards = {
  /** The customer at Stripe, made when there is none. */
  holder(office: Office, customer: string): Promise<string>;
  /** The newest first. */
  list(office: Office, customer: string): Promise<SavedCard[]>;
  /** Whether there was such a card of this customer. */
  remove(office: Office, customer: string, card: string): Promise<boolean>;
  /** Whether the card is one of this customer's. */
  has(office: Office, customer: string, card: string): Promise<boolean>;
};

const most = 20;

export function createKeptCards(stripe: Stripe, db: Db): KeptCards {
  const ofAccount = (office: Office, customer: string) => ({ office: office.id, account: office.account, customer });

  /** A database that was lost or is older does not know it any more, and Stripe does. */
  const find = async (office: Office, customer: string): Promise<string | null> => {
    if (office.connected && office.account === '') return null; // no account keeps any
    const known = await stripeCustomerOf(db, ofAccount(office, customer));
    if (known !== null) return known;
    const query = `metadata['office']:'${office.slug}' AND metadata['customer']:'${customer}'`;
    const { data } = await stripe.customers.search({ query, limit: 1 }, inAccount(office));
    const [found] = data;
    if (!found) return null;
    await noteStripeCustomer(db, ofAccount(office, customer), found.id);
    return found.id;
  };

  /** One that was deleted at Stripe's dashboard keeps nothing any more. */
  const isThere = async (office: Office, held: string): Promise<boolean> => {
    try {
      return !('deleted' in (await stripe.customers.retrieve(held, {}, inAccount(office))));
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  };

  const holder: KeptCards['holder'] = async (office, customer) => {
    const found = await find(office, customer);
    if (found !== null && (await isThere(office, found))) return found;
    const options = { ...inAccount(office), idempotencyKey: `customer-${office.slug}-${customer}-${found ?? 'first'}` };
    const { id } = await stripe.customers.create({ metadata: { office: office.slug, customer } }, options);
    await noteStripeCustomer(db, ofAccount(office, customer), id);
    return id;
  };

  const list: KeptCards['list'] = async (office, customer) => {
    const held = await find(office, customer);
    if (held === null || !(await isThere(office, held))) return [];
    const { data } = await stripe.paymentMethods.list({ customer: held, type: 'card', limit: most }, inAccount(office));
    return data.flatMap(({ id, card }) => (card ? [{ id, brand: card.brand, last4: card.last4, expires: monthOf(card) }] : []));
  };

  const has: KeptCards['has'] = async (office, customer, card) => (await list(office, customer)).some(({ id }) => id === card);

  return {
    holder,
    list,
    has,
    remove: async (office, customer, card) => {
      if (!(await has(office, customer, card))) return false;
      await stripe.paymentMethods.detach(card, {}, inAccount(office));
      return true;
    },
  };
}

function monthOf({ exp_month, exp_year }: Stripe.PaymentMethod.Card): string {
  return `${exp_year}-${String(exp_month).padStart(2, '0')}`;
}
