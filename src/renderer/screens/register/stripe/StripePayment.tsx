/** What Stripe knows of a payment beyond the books: refunds on their way or failed, and disputes with the last day to answer. */
import { Gavel } from 'lucide-react';
import type { RegisterRecord } from '../../../../shared/office-api/register.ts';
import type { StripePayment as Payment } from '../../../../shared/office-api/stripe.ts';
import { formatMoney, zero } from '../../../../shared/money.ts';
import { Badge, Callout, ExternalLink, Id, InstantText, Line, Money, Muted, Section, type Tone } from '../../../components/index.ts';
import { useOffice } from '../../../use-office.ts';
import styles from './stripe.module.css';

/** Shows nothing while nothing was refunded or disputed. */
export function StripePayment({ record }: { record: RegisterRecord }) {
  const { data } = useOffice('stripe.payment', { record: record.id }, { enabled: isStripePayment(record) });
  if (!data) return null;
  const waiting = data.refunds.filter(({ status }) => status !== 'succeeded');
  const isOpen = ({ status }: Dispute) => status === 'to answer' || status === 'answered';
  const closed = data.disputes.filter((dispute) => !isOpen(dispute));
  return (
    <>
      {data.disputes.filter(isOpen).map((dispute) => (
        <OpenDispute key={dispute.id} dispute={dispute} />
      ))}
      {waiting.length > 0 && <Refunds refunds={waiting} />}
      {closed.length > 0 && <Disputes disputes={closed} />}
    </>
  );
}

/** The record of money that came in through Stripe. */
export function isStripePayment({ type, nature, paymentIntent }: RegisterRecord): boolean {
  return type === 'Stripe' && nature === 'payment' && paymentIntent !== null;
}

type Dispute = Payment['disputes'][number];

function OpenDispute({ dispute: { amount, reason, status, answerBy, withdrawn, fee, url } }: { dispute: Dispute }) {
  const held = withdrawn > zero ? ` Stripe holds ${formatMoney(withdrawn)} and a fee of ${formatMoney(fee)} meanwhile.` : '';
  return (
    <div className={styles.dispute}>
      <Callout icon={Gavel} tone={status === 'to answer' ? 'wrong' : 'accent'}>
        <strong>The customer disputes {formatMoney(amount)}.</strong> {reason}.{held}
        <p className={styles.answer}>
          {status === 'to answer' && answerBy !== null && (
            <span>
              Answer by <InstantText at={answerBy} />, or it is lost.
            </span>
          )}
          {status === 'answered' && 'The answer is with the bank, which decides.'}
          {url !== null && <ExternalLink url={url}>{status === 'to answer' ? 'Answer in Stripe' : 'Open in Stripe'}</ExternalLink>}
        </p>
      </Callout>
    </div>
  );
}

const refundWords: Record<Payment['refunds'][number]['status'], { tone: Tone; text: string }> = {
  'on its way': { tone: 'accent', text: 'On its way' },
  succeeded: { tone: 'fine', text: 'Refunded' },
  failed: { tone: 'wrong', text: 'Failed' },
};

function Refunds({ refunds }: { refunds: Payment['refunds'] }) {
  return (
    <Section title="Refunds not in the books">
      {refunds.map(({ id, at, amount, status, reason }) => (
        <Line key={id} amount={<Money cents={amount} />}>
          <Id id={id} />
          <Muted>
            <InstantText at={at} />
            {status === 'failed' && reason !== '' && ` · ${reason}`}
          </Muted>
          <Badge tone={refundWords[status].tone}>{refundWords[status].text}</Badge>
        </Line>
      ))}
    </Section>
  );
}

const disputeWords: Record<Dispute['status'], { tone: Tone; text: string }> = {
  'to answer': { tone: 'wrong', text: 'To answer' },
  answered: { tone: 'accent', text: 'Answered' },
  lost: { tone: 'wrong', text: 'Lost' },
  won: { tone: 'fine', text: 'Won' },
};

function Disputes({ disputes }: { disputes: readonly Dispute[] }) {
  return (
    <Section title={disputes.length === 1 ? 'Dispute' : 'Disputes'}>
      {disputes.map(({ id, amount, reason, status, url }) => (
        <Line key={id} amount={<Money cents={amount} />}>
          <Id id={id} />
          <Muted>{reason}</Muted>
          <Badge tone={disputeWords[status].tone}>{disputeWords[status].text}</Badge>
          {url !== null && <ExternalLink url={url}>Open in Stripe</ExternalLink>}
        </Line>
      ))}
    </Section>
  );
}
