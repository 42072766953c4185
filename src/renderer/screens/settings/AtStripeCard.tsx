import type { StripeState } from '../../../shared/companion-api/facts.ts';
import { ExternalLink } from '../../components/index.ts';
import styles from './AtStripeCard.module.css';
import { SettingsCard } from './SettingsCard.tsx';

type Topic = { name: string; path: string; guide: string };

/** What an office decides in Stripe's own dashboard, where it is, and what to do there. */
const topics: readonly Topic[] = [
  {
    name: 'Stripe dashboard',
    path: '',
    guide: 'Every payment, dispute and payout. A Stripe record in the Check Register leads to the same payment there.',
  },
  {
    name: 'Branding',
    path: '/settings/branding',
    guide: 'Upload your logo and colors: Checkout and Stripe’s receipts show them. Turn on receipts by email under Customer emails.',
  },
  {
    name: 'Payout schedule',
    path: '/settings/payouts',
    guide:
      'Daily, weekly or monthly, to your bank account. Weekly makes fewer deposits to compare with the bank. “Automatic” lets Paydesk say what each deposit holds.',
  },
  {
    name: 'Payment methods',
    path: '/settings/payment_methods',
    guide:
      'Cards are always offered. Turn on ACH Direct Debit for bank accounts (0.8 %, at most $5.00; about 4 business days), and Apple Pay and Google Pay. They appear on the portal by themselves.',
  },
];

/** Links to the office's own pages at Stripe with a short guide, also for fees, cards over the phone and paying in installments. */
export function AtStripeCard({ stripe: { dashboardUrl } }: { stripe: StripeState }) {
  const at = (path: string) => `${dashboardUrl.replace(/\/$/, '')}${path}`;
  return (
    <SettingsCard title="At Stripe" about="These are set in Stripe’s dashboard, not here.">
      <dl className={styles.topics}>
        {topics.map(({ name, path, guide }) => (
          <div key={name}>
            <dt>
              <ExternalLink url={at(path)}>{name}</ExternalLink>
            </dt>
            <dd>{guide}</dd>
          </div>
        ))}
      </dl>
      <details className={styles.guide}>
        <summary>Lower fees: how to ask Stripe</summary>
        <p>
          The usual price is 2.9 % + 30 ¢ a card payment. Offices that take much by card can ask for less: write to Stripe’s sales team from
          the dashboard’s help, with your monthly volume, your average payment and your share of disputes (Reports shows all three). Medical
          transport rarely has disputes: say so. Offer ACH, which costs you less. When the new price is agreed, change the rate and the
          fixed part below, so that customers pay no more than Stripe charges.
        </p>
      </details>
      <details className={styles.guide}>
        <summary>Cards over the phone</summary>
        <p>
          An invoice, a dispatch or a customer can be charged to the card of somebody who calls. Stripe must switch that on for your account
          first: ask its support, from the dashboard’s help, for telephone orders (MOTO); it asks how you protect card numbers, and in
          Paydesk they are typed into Stripe’s own field alone (SAQ A). Until then Stripe refuses such a charge. The bank cannot ask the
          cardholder to confirm, so a payment that is disputed as not theirs is mostly lost.
        </p>
      </details>
      <details className={styles.guide}>
        <summary>Installments with Afterpay</summary>
        <p>
          With Afterpay a customer pays in four parts and you get the whole amount at once. Turn it on under Payment methods; Stripe first
          looks at what the company does, and does not allow every kind of medical service. It is offered for $1.00 to $4,000.00 and costs 6
          % + 30 ¢, more than the fee set here covers: weigh that. A refund of such a payment is made like any other.
        </p>
      </details>
    </SettingsCard>
  );
}
