import type { ReactNode } from 'react';
import type { Consequences as Foreseen } from '../../../shared/office-api/money.ts';
import { DateText, InvoiceStateBadge, Money, Muted, Preview, PreviewLines, WorkflowBadge } from '../../components/index.ts';
import styles from './Consequences.module.css';

/** What will happen to trips, ledgers and invoices, to the cent. */
export function Consequences({ foreseen: { record, trips, ledgers, adjustments, invoices } }: { foreseen: Foreseen }) {
  return (
    <Preview>
      <PreviewLines>
        {trips.map((trip) => (
          <Trip key={trip.dispatch.id} trip={trip} />
        ))}
        {ledgers.map(({ customer, comment, amount, balanceAfter }) => (
          <Row
            key={`${customer.id} ${comment}`}
            what={`${customer.name}’s ledger`}
            about={comment}
            amount={<Money cents={amount} />}
            then={
              <>
                then <Money cents={balanceAfter} />
              </>
            }
          />
        ))}
        {adjustments.map(({ description, amount }) => (
          <Row key={description} what={description} about="" amount={<Money cents={amount} />} then="" />
        ))}
        {record !== null && record.unallocated !== 0 && (
          <Row
            what={record.toReturn ? 'To be given back' : 'Belongs to nothing yet'}
            about="stays on the record"
            amount={<Money cents={record.unallocated} />}
            then=""
          />
        )}
        {invoices.map(({ id, number, before, after }) => (
          <Row
            key={id}
            what={`Invoice ${number}`}
            about={
              <>
                <Money cents={before.due} /> due, then <Money cents={after.due} />
              </>
            }
            amount=""
            then={
              <>
                {before.state === after.state && 'stays '}
                <InvoiceStateBadge state={after.state} />
              </>
            }
          />
        ))}
      </PreviewLines>
    </Preview>
  );
}

function Trip({ trip: { dispatch, amount, before, after } }: { trip: Foreseen['trips'][number] }) {
  const moved = amount === 0 ? before.owed !== after.owed : true;
  return (
    <Row
      what={`Dispatch ${dispatch.number}`}
      about={
        <>
          <DateText date={dispatch.date} /> · {dispatch.serviceLevel}
          {before.price !== after.price && (
            <>
              {' · price '}
              <Money cents={before.price} />, then <Money cents={after.price} />
            </>
          )}
        </>
      }
      amount={amount === 0 ? '' : <Money cents={amount} />}
      then={
        <>
          {moved && (
            <Muted>
              <Money cents={after.owed} /> owed
            </Muted>
          )}
          <WorkflowBadge state={after.state} writtenOff={after.writtenOff > 0} />
        </>
      }
    />
  );
}

function Row({ what, about, amount, then }: { what: string; about: ReactNode; amount: ReactNode; then: ReactNode }) {
  return (
    <tr>
      <th scope="row">{what}</th>
      <td>{about}</td>
      <td data-align="right">{amount}</td>
      <td>
        <span className={styles.then}>{then}</span>
      </td>
    </tr>
  );
}
