import { useState } from 'react';
import { formatDate, type IsoDate } from '../../../shared/dates.ts';
import type { PlannedInvoice } from '../../../shared/office-api/invoicing.ts';
import { Input, Money, SmallTable, TableHead } from '../../components/index.ts';
import styles from './PlanTable.module.css';
import { useBoxKeys } from './use-box-keys.ts';
import { counted } from './words.ts';

/** More customers than this are found by name; drawing them all would take longer than reading them. */
const mostShown = 300;

type Props = {
  invoices: readonly PlannedInvoice[];
  /** IDs of customers. */
  except: ReadonlySet<string>;
  onExcept: (except: ReadonlySet<string>) => void;
};

/** The invoices that would be made, each with a box to leave its customer out. */
export function PlanTable({ invoices, except, onExcept }: Props) {
  const [text, setText] = useState('');
  const boxes = useBoxKeys();
  const found = invoices.filter(({ customer }) => customer.name.toLowerCase().includes(text.trim().toLowerCase()));
  const shown = found.slice(0, mostShown);
  const leaveOut = (customers: readonly string[], out: boolean) => {
    const next = new Set(except);
    for (const id of customers) {
      if (out) next.add(id);
      else next.delete(id);
    }
    onExcept(next);
  };
  const more = found.length > shown.length && (
    <p className={styles.more}>
      And {counted(found.length - shown.length, 'more customer')}, ticked or not as before. Type a part of a name to see them.
    </p>
  );
  return (
    <div className={styles.plan}>
      <div className={styles.find}>
        <Input aria-label="Find a customer" placeholder="Find a customer" value={text} onChange={({ target }) => setText(target.value)} />
      </div>
      <SmallTable className={styles.scroll} below={more}>
        <TableHead
          headings={[
            {
              name: 'Customer',
              content: (
                <label className={styles.choice}>
                  <input
                    type="checkbox"
                    checked={found.length > 0 && found.every(({ customer }) => !except.has(customer.id))}
                    onChange={({ target }) =>
                      leaveOut(
                        found.map(({ customer }) => customer.id),
                        !target.checked,
                      )
                    }
                  />
                  Customer
                </label>
              ),
            },
            'Dates of service',
            { figure: 'Trips' },
            { figure: 'Owed' },
            { figure: 'Ledger' },
            { figure: 'Invoice' },
          ]}
        />
        <tbody>
          {shown.map(({ customer, from, to, trips, overpaid, owed, ledgerCharge, total }, index) => (
            <tr key={customer.id}>
              <td>
                <label className={styles.choice}>
                  <input
                    type="checkbox"
                    {...boxes(index)}
                    checked={!except.has(customer.id)}
                    onChange={({ target }) => leaveOut([customer.id], !target.checked)}
                  />
                  <span className={styles.name}>{customer.name}</span>
                </label>
              </td>
              <td>{from && to && span(from, to)}</td>
              <td data-align="right">
                {overpaid > 0 && <span className={styles.quiet}>{overpaid.toLocaleString('en-US')} overpaid · </span>}
                {trips.toLocaleString('en-US')}
              </td>
              <td data-align="right">
                <Money cents={owed} />
              </td>
              <td data-align="right">{ledgerCharge !== null && <Money cents={ledgerCharge} />}</td>
              <td data-align="right">
                <Money cents={total} strong />
              </td>
            </tr>
          ))}
        </tbody>
      </SmallTable>
    </div>
  );
}

/** `Jan 5, 2026`, `Jan 5, 2026 – Feb 3, 2026`. */
function span(from: IsoDate, to: IsoDate): string {
  return from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`;
}
