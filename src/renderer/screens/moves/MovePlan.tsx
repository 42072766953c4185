import type { Cents } from '../../../shared/money.ts';
import type { BulkPlan } from '../../../shared/office-api/dispatch-bulk.ts';
import { DateText, Money, SmallTable, TableHead, WorkflowBadge } from '../../components/index.ts';
import { counted } from '../invoicing/words.ts';
import styles from './moves.module.css';

/** What would come of it: sums before and after, trip by trip, and what is left alone. */
export function MovePlan({ plan, about }: { plan: BulkPlan; about: string | null }) {
  return (
    <>
      {about !== null && (
        <>
          <p>{about}</p>
          <Sums plan={plan} />
          <Moves plan={plan} />
        </>
      )}
      {plan.leftAlone.length > 0 && (
        <section aria-label="Left alone">
          <h3 className={styles.title}>Left alone</h3>
          <ul className={styles.left}>
            {plan.leftAlone.map(({ reason, count, numbers }) => (
              <li key={reason}>
                <span>
                  <strong>{counted(count, 'trip')}</strong>: {reason}
                </span>
                <span className={styles.quiet}>
                  {numbers.join(', ')}
                  {count > numbers.length && ' …'}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Sums({ plan: { before, after, states } }: { plan: BulkPlan }) {
  return (
    <dl className={styles.sums} aria-label="What will happen">
      {before.quoted !== after.quoted && <Sum name="Price quotes" before={before.quoted} after={after.quoted} />}
      <Sum name="Owed" before={before.owed} after={after.owed} />
      <Sum name="Balance due" before={before.balanceDue} after={after.balanceDue} />
      {before.writtenOff !== after.writtenOff && <Sum name="Written off" before={before.writtenOff} after={after.writtenOff} />}
      <div>
        <dt>States</dt>
        <dd>
          {states.map(({ from, to, count }) => (
            <span key={from + to} className={styles.state}>
              {count.toLocaleString('en-US')} {from === to ? 'stay in' : `from ${from} to`} {to}
            </span>
          ))}
        </dd>
      </div>
    </dl>
  );
}

function Sum({ name, before, after }: { name: string; before: Cents; after: Cents }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {before !== after && (
          <>
            <Money cents={before} /> <span aria-label="becomes">→</span>
          </>
        )}
        <Money cents={after} strong />
        {before === after && <span className={styles.quiet}>as now</span>}
      </dd>
    </div>
  );
}

function Moves({ plan: { moves, count, before, after } }: { plan: BulkPlan }) {
  const showsQuotes = before.quoted !== after.quoted;
  return (
    <SmallTable
      label="Trip by trip"
      readOnly
      className={styles.scroll}
      below={count > moves.length && <p className={styles.more}>and {counted(count - moves.length, 'more trip')}, in the sums above</p>}
    >
      <TableHead
        headings={[
          'Trip',
          'Date',
          'Customer',
          { figure: showsQuotes ? 'Quote' : 'Owed' },
          { figure: showsQuotes ? 'New quote' : 'Then owed' },
          'State then',
        ]}
      />
      <tbody>
        {moves.map(({ dispatch, customer, before: now, after: then }) => (
          <tr key={dispatch.id}>
            <td>{dispatch.number}</td>
            <td>
              <DateText date={dispatch.date} />
            </td>
            <td className={styles.name}>{customer}</td>
            <td data-align="right">
              <Money cents={showsQuotes ? now.quoted : now.owed} />
            </td>
            <td data-align="right">
              <Money cents={showsQuotes ? then.quoted : then.owed} strong />
            </td>
            <td>
              <WorkflowBadge state={then.state} writtenOff={then.state === 'Finished' && then.owed > 0} />
            </td>
          </tr>
        ))}
      </tbody>
    </SmallTable>
  );
}
