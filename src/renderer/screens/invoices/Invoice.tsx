/** An invoice, in the panel and on its page: what was billed, what is due now and why, how it can be paid, what Stripe reported. */
import type { Invoice } from '../../../shared/office-api/invoices.ts';
import { formatSelfPayId } from '../../../shared/self-pay-id.ts';
import {
  CustomerLink,
  DateText,
  ExternalLink,
  HeadLine,
  History,
  Id,
  InstantText,
  InvoiceStateBadge,
  Line,
  Money,
  Muted,
  RecordHead,
  RecordLink,
  Section,
  shortId,
} from '../../components/index.ts';
import { InvoiceItems } from './InvoiceItems.tsx';

type Props = { invoice: Invoice };

export function InvoiceTop({ invoice }: Props) {
  const { number, state, overdue, customer, committedOn, createdOn, dueOn, dueNow } = invoice;
  return (
    <RecordHead title={<Money cents={dueNow} as="sentence" />}>
      <HeadLine>
        <InvoiceStateBadge state={state} overdue={overdue} />
        <span>{number === null ? 'Draft' : `Invoice ${number}`} · due now</span>
      </HeadLine>
      <HeadLine>
        <CustomerLink id={customer.id} name={customer.name} />
        <span>
          {number === null ? 'made ' : ''}
          <DateText date={committedOn ?? createdOn} />
          {dueOn && (
            <>
              {' · due '}
              <DateText date={dueOn} />
            </>
          )}
        </span>
      </HeadLine>
    </RecordHead>
  );
}

export function InvoiceBody({ invoice }: Props) {
  return (
    <>
      <SelfPay invoice={invoice} />
      <InvoiceItems invoice={invoice} />
      <Records invoice={invoice} />
      <Activity invoice={invoice} />
      {invoice.comment !== '' && (
        <Section title="Comment on the invoice">
          <Line>{invoice.comment}</Line>
        </Section>
      )}
      <History entity="invoice" id={invoice.id} />
    </>
  );
}

/** How the customer pays it online, or why not. */
function SelfPay({ invoice: { selfPayId, portalUrl, portalReason, mailedOn, processing } }: Props) {
  return (
    <Section title="Self-pay">
      {selfPayId !== null && (
        <Line>
          Self-pay ID <Id id={selfPayId} shown={formatSelfPayId(selfPayId)} whole />
        </Line>
      )}
      {mailedOn !== null && (
        <Line>
          Exported to BillFlash <DateText date={mailedOn} />
        </Line>
      )}
      <Line>{portalUrl === null ? <Muted>{portalReason}</Muted> : <ExternalLink url={portalUrl}>Self-pay portal…</ExternalLink>}</Line>
      {processing > 0 && (
        <Line amount={<Money cents={processing} />}>
          <Muted>A bank payment is on its way; it settles in about 4 business days.</Muted>
        </Line>
      )}
    </Section>
  );
}

function Records({ invoice: { records, recorded } }: Props) {
  if (records.length === 0) return null;
  return (
    <Section title="Recorded for it" total={<Money cents={recorded} strong />}>
      {records.map(({ id, date, type, number, amount }) => (
        <Line key={id} amount={<Money cents={amount} />}>
          <RecordLink id={id}>{`${type} ${shortId(number)}`.trim()}</RecordLink>
          <Muted>
            <DateText date={date} />
          </Muted>
        </Line>
      ))}
    </Section>
  );
}

function Activity({ invoice: { activity } }: Props) {
  if (activity.length === 0) return null;
  return (
    <Section title="Stripe activity">
      {activity.map(({ id, at, text, amount, stripeUrl, record }) => (
        <Line key={id} amount={<Money cents={amount} />}>
          {record === null ? text : <RecordLink id={record}>{text}</RecordLink>}
          <Muted>
            <InstantText at={at} short />
          </Muted>
          {stripeUrl !== null && (
            <Muted>
              <ExternalLink url={stripeUrl}>Open in Stripe</ExternalLink>
            </Muted>
          )}
        </Line>
      ))}
    </Section>
  );
}
