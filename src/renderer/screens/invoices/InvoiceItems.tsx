import { minus } from '../../../shared/money.ts';
import type { Invoice } from '../../../shared/office-api/invoices.ts';
import { DateText, DispatchLink, Money, Section, TableHead, WorkflowBadge } from '../../components/index.ts';
import styles from './InvoiceItems.module.css';

/** The trips of an invoice: what was invoiced, what is due now, and why that differs. */
export function InvoiceItems({ invoice }: { invoice: Invoice }) {
  const { items, ledgerCharge, ledgerPortion, invoiced, dueNow, state } = invoice;
  const [invoicedTitle, showsLedger] = [state === 'Draft' ? 'To invoice' : 'Invoiced', ledgerCharge !== null || ledgerPortion !== 0];
  return (
    <Section title={items.length === 1 ? '1 trip' : `${items.length} trips`}>
      <table className={styles.items}>
        <TableHead headings={['Trip', 'State', { figure: invoicedTitle }, { figure: 'Due now' }]} />
        <tbody>
          {items.map((item) => (
            <tr key={item.dispatch}>
              <td>
                <DispatchLink id={item.dispatch} number={item.number} />
                <div className={styles.quiet}>
                  <DateText date={item.date} /> · {item.serviceLevel}
                  {item.patient && ` · ${item.patient}`}
                </div>
                {item.difference !== '' && item.dueNow !== item.invoiced && <div className={styles.quiet}>{item.difference}</div>}
              </td>
              <td>
                <WorkflowBadge state={item.state} writtenOff={item.writtenOff > 0} />
              </td>
              <td data-align="right">
                <Money cents={item.invoiced} />
              </td>
              <td data-align="right">
                <Money cents={item.dueNow} />
              </td>
            </tr>
          ))}
          {showsLedger && (
            <tr>
              <td colSpan={2}>
                Customer ledger
                <div className={styles.quiet}>{ledgerWords(invoice)}</div>
              </td>
              <td data-align="right">{ledgerCharge !== null && <Money cents={ledgerCharge} />}</td>
              <td data-align="right">
                <Money cents={ledgerPortion} />
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {invoiced === dueNow ? 'Total' : <Change invoice={invoice} />}
            </th>
            <td data-align="right">
              <Money cents={invoiced} strong />
            </td>
            <td data-align="right">
              <Money cents={dueNow} strong />
            </td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

function ledgerWords({ ledgerCharge, ledgerPortion }: Invoice): string {
  if (ledgerPortion === 0) return 'Nothing of it counts on this invoice now';
  const owes = ledgerPortion > 0 ? 'owed on the ledger' : 'credit on the ledger';
  return ledgerCharge === null ? `${owes}, not on this invoice when it was made` : owes;
}

function Change({ invoice: { invoiced, dueNow } }: { invoice: Invoice }) {
  const difference = minus(dueNow, invoiced);
  return (
    <>
      Total, <Money cents={difference} /> since it was made
    </>
  );
}
