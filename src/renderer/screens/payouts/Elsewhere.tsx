import { useState } from 'react';
import type { MovementRow } from '../../../shared/office-api/payouts.ts';
import { Button, DateText, EmptyState, ErrorState, ExternalLink, Money, TableHead } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import styles from '../bank/bank.module.css';
import { TakeInDialog } from './TakeInDialog.tsx';

/** Payments on the Stripe account that came past Paydesk: not booked, until a biller takes one in. */
export function Elsewhere() {
  const { data, error } = useOffice('payouts.elsewhere', {});
  const [taking, setTaking] = useState<MovementRow | null>(null);
  const mayChange = useMayChange();
  if (error) return <ErrorState error={error} />;
  if (!data) return null;
  if (data.payments.length === 0)
    return (
      <EmptyState title="Nothing came past Paydesk">
        Payments that somebody takes in the Stripe dashboard, or by another program on the same account, are listed here. They are in no
        book until you take them in.
      </EmptyState>
    );
  return (
    <div className={styles.scroll}>
      <table className={styles.lines} aria-label="Payments past Paydesk">
        <TableHead
          headings={['Date', 'Payment', 'Paid with', { figure: 'Kept by Stripe' }, { figure: 'Amount' }, { unseen: 'What to do' }]}
        />
        <tbody>
          {data.payments.map((payment) => (
            <tr key={payment.id}>
              <td>
                <DateText date={payment.date} />
              </td>
              <td>
                {payment.url ? <ExternalLink url={payment.url}>{payment.paymentIntent ?? payment.id}</ExternalLink> : payment.paymentIntent}
              </td>
              <td>{payment.text}</td>
              <td data-align="right">
                <Money cents={payment.fee} />
              </td>
              <td data-align="right">
                <Money cents={payment.amount} strong />
              </td>
              <td>{mayChange && <Button onClick={() => setTaking(payment)}>Take into the books…</Button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.cut && <p className={styles.note}>Only the newest are shown.</p>}
      {taking && <TakeInDialog payment={taking} onClose={() => setTaking(null)} />}
    </div>
  );
}
