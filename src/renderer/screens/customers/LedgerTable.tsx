import { NotebookPen } from 'lucide-react';
import { useState } from 'react';
import type { Customer } from '../../../shared/office-api/customers.ts';
import { Button, DateText, EmptyState, InvoiceLink, Money, RecordLink, shortId, TableHead } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { AddEntryDialog } from './AddEntryDialog.tsx';
import styles from './LedgerTable.module.css';
import { ledgerText } from './words.ts';

/** A customer's ledger as an account book: what came, who entered it, and where it stood then. */
export function LedgerTable({ customer }: { customer: Customer }) {
  const [adding, setAdding] = useState(false);
  const mayChange = useMayChange() && customer.mergedInto === null;
  const { ledger, ledgerBalance } = customer;
  const add = mayChange && (
    <Button icon={NotebookPen} onClick={() => setAdding(true)}>
      Add entry
    </Button>
  );
  return (
    <div className={styles.ledger}>
      {ledger.length === 0 ? (
        <EmptyState title="Nothing is carried forward" action={add}>
          Overpayments come here by themselves; a fee, a settlement or a credit is added by hand.
        </EmptyState>
      ) : (
        <>
          <div className={styles.now}>
            <span>
              <strong>{ledgerText(ledgerBalance)}</strong> on the ledger now
            </span>
            {add}
          </div>
          <Entries ledger={ledger} />
        </>
      )}
      {adding && <AddEntryDialog customer={customer} onClose={() => setAdding(false)} />}
    </div>
  );
}

function Entries({ ledger }: Pick<Customer, 'ledger'>) {
  return (
    <table className={styles.entries}>
      <TableHead headings={['Date', 'Entry', 'From', 'By', { figure: 'Amount' }, { figure: 'Balance' }]} />
      <tbody>
        {ledger.map(({ id, date, amount, comment, creator, balanceAfter, record, invoice }) => (
          <tr key={id}>
            <td>
              <DateText date={date} />
            </td>
            <td data-wide>{comment || (amount > 0 ? 'Charge' : 'Credit')}</td>
            <td>
              {record && <RecordLink id={record.id}>{shortId(record.number) || 'Register record'}</RecordLink>}
              {record && invoice && ' · '}
              {invoice && <InvoiceLink id={invoice.id} number={invoice.number} />}
            </td>
            <td>{creator}</td>
            <td data-align="right">
              <Money cents={amount} />
            </td>
            <td data-align="right">
              <Money cents={balanceAfter} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
