/** A register record, in the panel and on its page: where the money came from and where it went, to the cent. */
import type { ReactNode } from 'react';
import { formatDate } from '../../../shared/dates.ts';
import type { RegisterRecord } from '../../../shared/office-api/register.ts';
import {
  Badge,
  Callout,
  CustomerLink,
  DateText,
  DispatchLink,
  ExternalLink,
  HeadLine,
  History,
  Id,
  InstantText,
  InvoiceLink,
  InvoiceStateBadge,
  Line,
  Money,
  Muted,
  NatureBadge,
  RecordHead,
  RecordLink,
  Section,
  shortId,
  WorkflowBadge,
} from '../../components/index.ts';
import { ReverseEvent } from '../money/ReverseEvent.tsx';
import { AtTheBank } from './AtTheBank.tsx';
import styles from './Record.module.css';
import { StripePayment } from './stripe/StripePayment.tsx';

type Props = { record: RegisterRecord };

export function RecordTop({ record }: Props) {
  const { amount, nature, type, method, recordedAt, date, number, stripeUrl, takenBack } = record;
  return (
    <RecordHead title={<Money cents={amount} as="sentence" />}>
      <HeadLine>
        <NatureBadge nature={nature} />
        {takenBack && <Badge tone="attention">Taken back</Badge>}
        <span>
          {type}
          {method && ` · ${method}`} · {type === 'Stripe' ? <InstantText at={recordedAt} /> : <DateText date={date} />}
        </span>
      </HeadLine>
      {(number !== '' || stripeUrl !== null) && (
        <HeadLine>
          <Id id={number} whole />
          {stripeUrl !== null && <ExternalLink url={stripeUrl}>Open in Stripe</ExternalLink>}
        </HeadLine>
      )}
    </RecordHead>
  );
}

/** `decide`: what a biller can decide about it, under the reason why it needs review. */
export function RecordBody({ record, decide }: Props & { decide?: ReactNode }) {
  return (
    <>
      <Review record={record} />
      <StripePayment record={record} />
      {decide}
      <Events record={record} />
      <Ledger record={record} />
      <Adjustments record={record} />
      <AtTheBank record={record} />
      <Origin record={record} />
      <History entity="registerRecord" id={record.id} />
    </>
  );
}

/** Why it needs review; or who reviewed it. */
function Review({ record: { needsReview, reviewReason, reviewedBy, reviewedAt, reviewNote, comment } }: Props) {
  const [first, ...rest] = reviewReason.split(/(?<=\.) /);
  return (
    <>
      {needsReview && (
        <div className={styles.review}>
          <Callout>
            <strong>{first}</strong> {rest.join(' ')}
          </Callout>
        </div>
      )}
      {!needsReview && comment !== '' && (
        <Section title="Comment">
          <Line>{comment}</Line>
        </Section>
      )}
      {reviewedBy !== null && !needsReview && (
        <Section title="Reviewed">
          <Line>
            {reviewedBy}
            {reviewedAt && (
              <Muted>
                <InstantText at={reviewedAt} />
              </Muted>
            )}
          </Line>
          {reviewNote && <Line>{reviewNote}</Line>}
        </Section>
      )}
    </>
  );
}

function Events({ record: { events, totals, unallocated, toReturn } }: Props) {
  return (
    <>
      {events.length > 0 && (
        <Section title="Payment events" total={<Money cents={totals.events} strong />}>
          {events.map(({ id, kind, amount, reversible, dispatch }) => (
            <Line
              key={id}
              amount={
                <>
                  <Money cents={amount} />
                  <ReverseEvent event={{ id, kind, amount, reversible }} dispatch={dispatch.number} hasRecord />
                </>
              }
            >
              <DispatchLink id={dispatch.id} number={dispatch.number} />
              <Muted>
                {formatDate(dispatch.date)} · {dispatch.serviceLevel}
              </Muted>
              <WorkflowBadge state={dispatch.state} writtenOff={dispatch.writtenOff > 0} />
            </Line>
          ))}
        </Section>
      )}
      {unallocated !== 0 && (
        <Section title="Not allocated" total={<Money cents={unallocated} strong />}>
          <Line>
            <Muted>{toReturn ? 'This money is to be given back to the customer.' : 'This money belongs to no dispatch yet.'}</Muted>
          </Line>
        </Section>
      )}
    </>
  );
}

function Ledger({ record: { ledgerEntries, totals } }: Props) {
  if (ledgerEntries.length === 0) return null;
  return (
    <Section title="Customer ledger" total={<Money cents={totals.ledgerEntries} strong />}>
      {ledgerEntries.map(({ id, customer, amount, comment }) => (
        <Line key={id} amount={<Money cents={amount} />}>
          <CustomerLink id={customer.id} name={customer.name} />
          <Muted>{comment || (amount > 0 ? 'Credit for the next invoice' : 'Credit used up')}</Muted>
        </Line>
      ))}
    </Section>
  );
}

function Adjustments({ record: { fee, plbs, returns, totals } }: Props) {
  return (
    <>
      {fee !== 0 && (
        <Section title="Processing fee" total={<Money cents={fee} strong />}>
          <Line>
            <Muted>Paid by the customer on top of the balance</Muted>
          </Line>
        </Section>
      )}
      {plbs.length > 0 && (
        <Section title="PLB" total={<Money cents={totals.plbs} strong />}>
          {plbs.map(({ id, code, description, amount }) => (
            <Line key={id} amount={<Money cents={amount} />}>
              {code}
              <Muted>{description}</Muted>
            </Line>
          ))}
        </Section>
      )}
      {returns.length > 0 && (
        <Section title="Returned" total={<Money cents={totals.returns} strong />}>
          {returns.map(({ id, description, amount }) => (
            <Line key={id} amount={<Money cents={amount} />}>
              <Muted>{description}</Muted>
            </Line>
          ))}
        </Section>
      )}
    </>
  );
}

/** The record it takes money back from, the invoice and the customer; and what took money back from it. */
function Origin({ record: { type, comesFrom, takenBackBy, totals, invoice, invoiceState, customer } }: Props) {
  if (!comesFrom && !invoice && !customer && takenBackBy.length === 0) return null;
  return (
    <>
      <Section title={comesFrom ? 'Comes from' : 'For'}>
        {comesFrom && (
          <Line amount={<Money cents={comesFrom.amount} />}>
            <RecordLink id={comesFrom.id}>{nameOfOrigin(comesFrom.number, type)}</RecordLink>
            <Muted>
              <DateText date={comesFrom.date} />
            </Muted>
          </Line>
        )}
        {invoice && (
          <Line>
            <InvoiceLink id={invoice.id} number={invoice.number}>{`Invoice ${invoice.number}`}</InvoiceLink>
            {customer && <Muted>{customer.name}</Muted>}
            {invoiceState && <InvoiceStateBadge state={invoiceState} />}
          </Line>
        )}
        {!invoice && customer && (
          <Line>
            <CustomerLink id={customer.id} name={customer.name} />
          </Line>
        )}
      </Section>
      {takenBackBy.length > 0 && (
        <Section title="Taken back by" total={<Money cents={totals.takenBackBy} strong />}>
          {takenBackBy.map(({ id, number, date, amount, nature }) => (
            <Line key={id} amount={<Money cents={amount} />}>
              <RecordLink id={id}>{shortId(number) || type}</RecordLink>
              <Muted>
                <DateText date={date} />
              </Muted>
              <NatureBadge nature={nature} />
            </Line>
          ))}
        </Section>
      )}
    </>
  );
}

/** A record that takes money back is of the type of the one it comes from. */
function nameOfOrigin(number: string, type: RegisterRecord['type']): string {
  return `${type === 'Stripe' ? 'Stripe payment' : type} ${shortId(number)}`.trim();
}
