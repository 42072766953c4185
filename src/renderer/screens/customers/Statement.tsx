/** What a customer owes now, regardless of invoices, with the way to everything on it. What goes to the customer is a document of its own. */
import type { Statement as Shown } from '../../../shared/office-api/statement.ts';
import { formatSelfPayId } from '../../../shared/self-pay-id.ts';
import { DateText, DispatchLink, EmptyState, ErrorState, InvoiceLink, Money, TableHead } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import styles from './Statement.module.css';

export function Statement({ id }: { id: string }) {
  const { data: statement, error } = useOffice('customers.statement', { id });
  if (error) return <ErrorState error={error} />;
  if (!statement) return null;
  const { trips, ledgerBalance } = statement;
  return (
    <>
      <NotAskedFor statement={statement} />
      <article className={styles.paper} aria-label="Statement">
        <Head statement={statement} />
        {trips.length === 0 ? (
          <EmptyState title="No trip is due">{ledgerBalance === 0 ? 'Nothing is owed.' : 'Only the account has a balance.'}</EmptyState>
        ) : (
          <Trips statement={statement} />
        )}
        <Sums statement={statement} />
        <HowToPay statement={statement} />
      </article>
    </>
  );
}

type Props = { statement: Shown };

/** For the biller alone: what has a balance and is not on the paper. */
function NotAskedFor({ statement: { heldBack, otherPayor } }: Props) {
  if (heldBack.count + otherPayor.count === 0) return null;
  const trips = (count: number) => (count === 1 ? '1 trip' : `${count} trips`);
  return (
    <p className={styles.notAsked}>
      Not on it:{' '}
      {heldBack.count > 0 && (
        <>
          <Money cents={heldBack.amount} as="sentence" /> of {trips(heldBack.count)} in the parking lot
        </>
      )}
      {heldBack.count > 0 && otherPayor.count > 0 && ' and '}
      {otherPayor.count > 0 && (
        <>
          <Money cents={otherPayor.amount} as="sentence" /> of {trips(otherPayor.count)} that another payor is to pay
        </>
      )}
      .
    </p>
  );
}

function Head({ statement: { office, customer, date, total } }: Props) {
  const place = [customer.city, [customer.region, customer.postal].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <header className={styles.head}>
      <div>
        <h2 className={styles.office}>{office.name}</h2>
        {office.phone && <p className={styles.quiet}>{office.phone}</p>}
        <address className={styles.to}>
          {[customer.name, customer.line1, customer.line2, place].filter(Boolean).map((line) => (
            <div key={line}>{line}</div>
          ))}
        </address>
      </div>
      <div className={styles.what}>
        <p className={styles.title}>Statement</p>
        <p className={styles.quiet}>
          <DateText date={date} />
        </p>
        <p className={styles.label}>{total < 0 ? 'Your credit in all' : 'You owe in all'}</p>
        <p className={styles.total}>
          <Money cents={total} as="sentence" />
        </p>
      </div>
    </header>
  );
}

function Trips({ statement: { trips } }: Props) {
  return (
    <table className={styles.trips}>
      <TableHead headings={['Date', 'Trip', 'Patient', { figure: 'Price' }, { figure: 'Paid' }, { figure: 'Due' }, { figure: 'Days' }]} />
      <tbody>
        {trips.map((trip) => (
          <tr key={trip.id}>
            <td>
              <DateText date={trip.date} />
            </td>
            <td>
              <DispatchLink id={trip.id} number={trip.number}>
                {trip.number}
              </DispatchLink>{' '}
              <span className={styles.quiet}>{trip.serviceLevel}</span>
            </td>
            <td data-wide>{trip.patient}</td>
            <td data-align="right">
              <Money cents={trip.price} />
            </td>
            <td data-align="right">
              <Money cents={trip.paid} />
            </td>
            <td data-align="right">
              <Money cents={trip.balanceDue} strong />
            </td>
            <td data-align="right">{trip.days}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sums({ statement: { tripsDue, ledgerBalance, total, aging } }: Props) {
  return (
    <div className={styles.sums}>
      <table className={styles.aging}>
        <caption>Days since the trip</caption>
        <thead>
          <tr>
            {aging.map(({ from, to }) => (
              <th key={from} scope="col" data-align="right">
                {to === null ? `${from - 1}+` : `${from}–${to}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {aging.map(({ from, amount }) => (
              <td key={from} data-align="right">
                <Money cents={amount} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <dl className={styles.all}>
        <dt>Trips</dt>
        <dd>
          <Money cents={tripsDue} />
        </dd>
        <dt>{ledgerBalance < 0 ? 'Credit on your account' : 'Carried forward'}</dt>
        <dd>
          <Money cents={ledgerBalance} />
        </dd>
        <dt data-total>{total < 0 ? 'Your credit' : 'You owe'}</dt>
        <dd data-total>
          <Money cents={total} strong />
        </dd>
      </dl>
    </div>
  );
}

function HowToPay({ statement: { portalUrl, invoices, office } }: Props) {
  if (invoices.length === 0) return null;
  return (
    <section className={styles.pay}>
      <h3>{portalUrl === null ? 'Your open invoices' : 'Pay online'}</h3>
      {portalUrl !== null && (
        <p>
          At <strong>{portalUrl.replace(/^https?:\/\//, '')}</strong>, with the self-pay ID of the invoice that you want to pay.
          {office.phone && ` Questions? Call ${office.phone}.`}
        </p>
      )}
      <ul>
        {invoices.map(({ id, number, selfPayId, committedOn, dueNow }) => (
          <li key={id}>
            <InvoiceLink id={id} number={number}>
              Invoice {number}
            </InvoiceLink>
            <span className={styles.quiet}>
              <DateText date={committedOn} />
            </span>
            <span className={styles.id}>{formatSelfPayId(selfPayId)}</span>
            <Money cents={dueNow} />
          </li>
        ))}
      </ul>
    </section>
  );
}
