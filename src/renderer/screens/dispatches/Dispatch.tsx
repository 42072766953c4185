/** A dispatch, in the panel and on its page: what is owed and how it came to that, in which state it is and why, where it stood. */
import { formatAmount, negate } from '../../../shared/money.ts';
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
      <Section title="Why it is there">
        <Line>{dispatch.stateReason}</Line>
      </Section>
      <Price dispatch={dispatch} />
      <Events events={dispatch.events} />
      <Invoices dispatch={dispatch} />
      <Trip dispatch={dispatch} />
      <History entity="dispatch" id={dispatch.id} />
    </>
  );
}

/** From the quote to what is owed, line by line. */
function Price({ dispatch }: Props) {
  const { quoted, allowed, serviceCharges, discounts, financeCharges, price, paid, owed } = dispatch;
  return (
    <Section title="What is owed" total={<Money cents={owed} strong />}>
      <Line amount={allowed === null ? <Money cents={quoted} /> : <Muted>{formatAmount(quoted)}</Muted>}>Price quote</Line>
      {allowed !== null && (
        <Line amount={<Money cents={allowed} />}>
          Price allowed <Muted>by insurance, in place of the quote, service charges and discounts</Muted>
        </Line>
      )}
      {serviceCharges !== 0 && <Line amount={<Money cents={serviceCharges} />}>Service charges</Line>}
      {discounts !== 0 && <Line amount={<Money cents={negate(discounts)} />}>Discounts</Line>}
      {financeCharges !== 0 && <Line amount={<Money cents={financeCharges} />}>Finance charges</Line>}
      <Line amount={<Money cents={price} strong />}>Price</Line>
      <Line amount={<Money cents={negate(paid)} />}>Paid</Line>
    </Section>
  );
}

function Events({ events }: { events: readonly EventRow[] }) {
  if (events.length === 0) return null;
  return (
    <Section title="Payment events">
      {events.map(({ id, date, kind, amount, comment, record, creator }) => (
        <Line key={id} amount={<Money cents={amount} />}>
          {record ? <RecordLink id={record.id}>{`${record.type} ${shortId(record.number)}`.trim()}</RecordLink> : kind}
          <Muted>
            {record && `${kind} · `}
            <DateText date={date} /> · {creator}
            {comment !== '' && ` · ${comment}`}
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

function Trip({ dispatch: { patient, origin, destination, mileage, payor } }: Props) {
  return (
    <Section title="Trip">
      <Line>
        Payor <Muted>{payor}</Muted>
      </Line>
      {patient !== '' && (
        <Line>
          Patient <Muted>{patient}</Muted>
        </Line>
      )}
      {(origin !== '' || destination !== '') && (
        <Line>
          {origin || 'Unknown'} → {destination || 'unknown'}
        </Line>
      )}
      {mileage > 0 && (
        <Line>
          Mileage <Muted>{`${Math.floor(mileage / 10)}.${mileage % 10} miles`}</Muted>
        </Line>
      )}
    </Section>
  );
}
