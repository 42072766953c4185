import type { ReactNode } from 'react';
import type { Cents } from '../../../../shared/money.ts';
import type { MovePlan } from '../../../../shared/office-api/merging.ts';
import { InvoiceStateBadge, Money, TableHead } from '../../../components/index.ts';
import styles from './MovePreview.module.css';

/** What moves from one customer to another, where both stand afterwards, and which invoices are due another amount. */
export function MovePreview({ plan: { from, to, moves, invoices } }: { plan: MovePlan }) {
  return (
    <section className={styles.preview} aria-label="What will happen">
      <p className={styles.moves}>
        {movedText(moves)} of <strong>{from.name}</strong> {counts(moves)} for <strong>{to.name}</strong>.
      </p>
      <table className={styles.table}>
        <TableHead headings={['Customer', { figure: 'Trips due' }, { figure: 'Ledger' }]} />
        <tbody>
          {[to, from].map((side) => (
            <tr key={side.id}>
              <th scope="row">{side.name}</th>
              <Becomes before={side.dueBefore} after={side.dueAfter} />
              <Becomes before={side.ledgerBefore} after={side.ledgerAfter} />
            </tr>
          ))}
        </tbody>
      </table>
      {invoices.length > 0 && (
        <table className={styles.table}>
          <TableHead headings={['Invoices that are due another amount, for the ledger', 'State', { figure: 'Due now' }]} />
          <tbody>
            {invoices.map(({ id, number, state, dueBefore, dueAfter }) => (
              <tr key={id}>
                <th scope="row">Invoice {number}</th>
                <td>
                  <InvoiceStateBadge state={state} overdue={false} />
                </td>
                <Becomes before={dueBefore} after={dueAfter} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Becomes({ before, after }: { before: Cents; after: Cents }): ReactNode {
  return (
    <td data-align="right">
      {before !== after && (
        <>
          <Money cents={before} /> <span aria-label="becomes">→</span>{' '}
        </>
      )}
      <Money cents={after} strong />
    </td>
  );
}

function movedText({ dispatches, invoices, ledgerEntries, records }: MovePlan['moves']): string {
  const parts = [
    counted(dispatches, 'trip', 'trips'),
    counted(invoices, 'invoice', 'invoices'),
    counted(ledgerEntries, 'ledger entry', 'ledger entries'),
    counted(records, 'register record', 'register records'),
  ].filter((part) => part !== '');
  if (parts.length === 0) return 'Nothing is recorded yet: what comes';
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(parts);
}

function counts({ dispatches, invoices, ledgerEntries, records }: MovePlan['moves']): string {
  const all = dispatches + invoices + ledgerEntries + records;
  return all <= 1 ? 'counts' : 'count';
}

function counted(count: number, one: string, many: string): string {
  if (count === 0) return '';
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
