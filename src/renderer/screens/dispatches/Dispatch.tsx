/** A dispatch, in the panel and on its page: what is owed and how it came to that, in which state it is and why, where it stood. */
import { formatAmount, formatMoney, negate } from '../../../shared/money.ts';
import type { Dispatch, EventRow } from '../../../shared/office-api/dispatches.ts';
import {
  Badge,
  CustomerLink,
  DateText,
  HeadLine,
  History,
  InvoiceLink,
  Line,
  Money,
  Muted,
  RecordHead,
  RecordLink,
  Section,
  shortId,
  WorkflowBadge,
} from '../../components/index.ts';
import { ReverseEvent } from '../money/ReverseEvent.tsx';
import styles from './Dispatch.module.css';
import { canReopen } from './DispatchActions.tsx';
import { milesText } from './miles.ts';
import { quoteWords } from './quote-words.ts';

type Props = { dispatch: Dispatch };

export function DispatchTop({ dispatch }: Props) {
  const { number, date, serviceLevel, owed, state, writtenOff, parked, nonBillable, cancelled, customer } = dispatch;
  return (
    <RecordHead title={<Money cents={owed} as="sentence" />}>
      <HeadLine>
        <WorkflowBadge state={state} writtenOff={writtenOff > 0} />
        {parked && <Badge tone="attention">Parked</Badge>}
        {nonBillable && <Badge>Non-billable</Badge>}
        {cancelled && <Badge>Cancelled</Badge>}
        <span>{owed < 0 ? 'overpaid' : 'owed'}</span>
      </HeadLine>
      <HeadLine>
        <span>
          Dispatch {number} · <DateText date={date} /> · {serviceLevel}
        </span>
      </HeadLine>
      <HeadLine>
        <CustomerLink id={customer.id} name={customer.name} />
      </HeadLine>
    </RecordHead>
  );
}

export function DispatchBody({ dispatch }: Props) {
  return (
    <>
      <Reason dispatch={dispatch} />
      <Price dispatch={dispatch} />
      <Events events={dispatch.events} dispatch={dispatch.number} />
      <Invoices dispatch={dispatch} />
      <Trip dispatch={dispatch} />
      <History entity="dispatch" id={dispatch.id} />
    </>
  );
}

/** Why it is in its state, the invoice that this names being a link; and what it would mean to bill it again. */
function Reason({ dispatch }: Props) {
  const { stateReason, invoices, writtenOff, state, automaticState } = dispatch;
  const named = invoices.find(({ number }) => number !== null && stateReason.includes(`invoice ${number}`));
  const [before = '', after = ''] = named ? stateReason.split(`invoice ${named.number}`) : [stateReason];
  return (
    <Section title="Why it is there">
      <p className={styles.sentence}>
        {before}
        {named && (
          <InvoiceLink id={named.id} number={named.number}>
            invoice {named.number}
          </InvoiceLink>
        )}
        {after}
      </p>
      {state !== automaticState && writtenOff === 0 && (
        <p className={styles.quiet}>
          Set by hand: by itself it would be in {automaticState}, and goes there when its money or billing changes.
        </p>
      )}
      {canReopen(dispatch) && writtenOff > 0 && (
        <p className={styles.quiet}>Back in the Billing office, {formatMoney(writtenOff)} is due again and comes up for invoicing.</p>
      )}
    </Section>
  );
}

/** From the quote to what is owed, line by line. */
function Price({ dispatch }: Props) {
  const { quoted, quoteSource, allowed, serviceCharges, discounts, financeCharges, price, paid, owed } = dispatch;
  return (
    <Section title="What is owed" total={<Money cents={owed} strong />}>
      <Line amount={allowed === null ? <Money cents={quoted} /> : <Muted>{formatAmount(quoted)}</Muted>}>
        Price quote <Muted>{quoteSource ? quoteWords(quoteSource) : 'by hand'}</Muted>
      </Line>
      {allowed !== null && (
        <Line amount={<Money cents={allowed} />}>
          Price allowed <Muted>by insurance, in place of the quote, service charges and discounts</Muted>
        </Line>
      )}
      {serviceCharges !== 0 && <Line amount={<Money cents={serviceCharges} />}>Service charges</Line>}
      {discounts !== 0 && <Line amount={<Money cents={negate(discounts)} />}>Discounts</Line>}
      {financeCharges !== 0 && <Line amount={<Money cents={financeCharges} />}>Finance charges</Line>}
      {price !== quoted && <Line amount={<Money cents={price} strong />}>Price</Line>}
      <Line amount={<Money cents={negate(paid)} />}>Paid</Line>
    </Section>
  );
}

function Events({ events, dispatch }: { events: readonly EventRow[]; dispatch: number }) {
  if (events.length === 0) return null;
  return (
    <Section title="Payment events">
      {events.map(({ id, date, kind, amount, comment, record, invoice, creator, reversible }) => (
        <Line
          key={id}
          amount={
            <>
              <Money cents={amount} />
              <ReverseEvent event={{ id, kind, amount, reversible }} dispatch={dispatch} hasRecord={record !== null} />
            </>
          }
        >
          {record ? <RecordLink id={record.id}>{`${record.type} ${shortId(record.number)}`.trim()}</RecordLink> : kind}
          <Muted>
            {record && `${kind} · `}
            <DateText date={date} /> · {creator}
            {comment !== '' && ` · ${comment}`}
            {invoice && (
              <>
                {' · '}
                <InvoiceLink id={invoice.id} number={invoice.number} />
              </>
            )}
          </Muted>
        </Line>
      ))}
    </Section>
  );
}

function Invoices({ dispatch: { invoices } }: Props) {
  if (invoices.length === 0) return null;
  return (
    <Section title="Invoices it stood on">
      {invoices.map(({ id, number, state, invoiced }) => (
        <Line key={id} amount={<Money cents={invoiced} />}>
          <InvoiceLink id={id} number={number}>
            {number === null ? 'Draft' : `Invoice ${number}`}
          </InvoiceLink>
          <Muted>{state}</Muted>
        </Line>
      ))}
    </Section>
  );
}

function Trip({ dispatch: { patient, origin, destination, mileage, payor, externalId } }: Props) {
  const details: [name: string, value: string][] = [
    ['Payor', payor],
    ['Patient', patient],
    ['From', origin],
    ['To', destination],
    ['Mileage', mileage > 0 ? `${milesText(mileage)} miles` : ''],
    ['Former ID', externalId],
  ];
  return (
    <Section title="Trip">
      <dl className={styles.details}>
        {details
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} className={styles.detail}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
