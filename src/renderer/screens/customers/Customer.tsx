/** A customer, in the panel and on its page: what is owed in all, where to write to, the ledger, the invoices. */
import { Link } from 'wouter';
import { sum } from '../../../shared/money.ts';
import type { Customer } from '../../../shared/office-api/customers.ts';
import {
  Badge,
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
} from '../../components/index.ts';
import { paths } from '../../paths.ts';
import styles from './Customer.module.css';
import { Contacts } from './Contacts.tsx';
import { CustomerInvoices } from './CustomerInvoices.tsx';
import { Duplicates, MergedNote } from './merging/Merged.tsx';
import { Contracts } from '../prices/Contracts.tsx';
import { KeptCards } from '../phone/KeptCards.tsx';
import { kindNames } from './words.ts';

type Props = { customer: Customer };

export function CustomerTop({ customer: { name, kind, archived, balanceDue, ledgerBalance } }: Props) {
  const total = sum([balanceDue, ledgerBalance]);
  return (
    <RecordHead title={<Money cents={total} as="sentence" />}>
      <HeadLine>
        <Badge>{kindNames[kind]}</Badge>
        {archived && <Badge>Archived</Badge>}
        <span>{total < 0 ? 'credit in all' : 'owed in all'}</span>
      </HeadLine>
      <HeadLine>
        <strong className={styles.name}>{name}</strong>
      </HeadLine>
    </RecordHead>
  );
}

export function CustomerBody({ customer }: Props) {
  return (
    <>
      <MergedNote customer={customer} />
      <Owed customer={customer} />
      <Address customer={customer} />
      <Contacts customer={customer} />
      <Ledger customer={customer} />
      <KeptCards customer={customer} />
      <CustomerInvoices customer={customer.id} />
      <Duplicates customer={customer} />
      <Contracts customer={customer.id} />
      <Elsewhere customer={customer} />
      <History entity="customer" id={customer.id} />
    </>
  );
}

/** What is owed in all: for trips, and on the ledger; and what of it can be invoiced now. */
function Owed({ customer: { id, balanceDue, ledgerBalance, waiting } }: Props) {
  const waitingTrips = { customer: id, states: ['Billing office'], parked: false };
  return (
    <Section title="What is owed" total={<Money cents={sum([balanceDue, ledgerBalance])} strong />}>
      <Line amount={<Money cents={balanceDue} />}>Trips</Line>
      {waiting.count > 0 && (
        <Line
          amount={
            <Muted>
              <Money cents={waiting.amount} />
            </Muted>
          }
        >
          <Muted>
            {'of which '}
            <Link href={paths.filtered(paths.dispatches, waitingTrips)}>
              {waiting.count === 1 ? '1 trip waits' : `${waiting.count} trips wait`} to be invoiced
            </Link>
          </Muted>
        </Line>
      )}
      <Line amount={<Money cents={ledgerBalance} />}>Ledger{ledgerBalance < 0 && <Muted>credit</Muted>}</Line>
    </Section>
  );
}

function Address({ customer: { name, line1, line2, city, region, postal, email, phone, externalId } }: Props) {
  const place = [city, [region, postal].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const lines = [line1, line2, place].filter(Boolean);
  return (
    <Section title="Where invoices go">
      <address className={styles.address}>
        {lines.length === 0 ? (
          <Muted>No mailing address yet: add one with Edit.</Muted>
        ) : (
          [name, ...lines].map((line) => <div key={line}>{line}</div>)
        )}
      </address>
      {(email !== '' || phone !== '') && (
        <Line>
          <Muted>{[email, phone].filter(Boolean).join(' · ')}</Muted>
        </Line>
      )}
      {externalId !== '' && (
        <Line>
          <Muted>Former ID {externalId}</Muted>
        </Line>
      )}
    </Section>
  );
}

/** Money carried forward without a trip, newest first. Positive: the customer owes more. */
function Ledger({ customer: { ledger, ledgerBalance } }: Props) {
  return (
    <Section title="Ledger" total={<Money cents={ledgerBalance} strong />}>
      {ledger.length === 0 && (
        <Line>
          <Muted>Nothing is carried forward. Overpayments come here by themselves.</Muted>
        </Line>
      )}
      {ledger.map(({ id, date, amount, comment, creator, record, invoice }) => (
        <Line key={id} amount={<Money cents={amount} />}>
          <DateText date={date} />
          <span>{comment || (amount > 0 ? 'Charge' : 'Credit')}</span>
          {record && <RecordLink id={record.id}>{shortId(record.number) || 'Register record'}</RecordLink>}
          {invoice && <InvoiceLink id={invoice.id} number={invoice.number} />}
          <Muted>{creator}</Muted>
        </Line>
      ))}
    </Section>
  );
}

/** The lists of the desk, of this customer alone. */
function Elsewhere({ customer: { id } }: Props) {
  const only = { customer: id };
  return (
    <Section title="Everything of this customer">
      <Line>
        <Link href={paths.customer(id, 'statement')}>Statement</Link>
        <Link href={paths.customer(id, 'receivables')}>Open receivables</Link>
        <Link href={paths.filtered(paths.dispatches, only)}>Dispatches</Link>
        <Link href={paths.filtered(paths.invoices, only)}>Invoices</Link>
        <Link href={paths.filtered(paths.register, only)}>Check Register</Link>
        <Link href={paths.filtered(paths.events, only)}>Payment Events</Link>
      </Line>
    </Section>
  );
}
