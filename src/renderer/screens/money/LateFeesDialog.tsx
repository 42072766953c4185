import { useState } from 'react';
import { formatDate } from '../../../shared/dates.ts';
import { formatMoney, sum } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { Button, Dialog, EmptyState, ErrorNote, Money, SmallTable, TableHead } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { RunningDialog } from '../invoicing/RunDialogs.tsx';
import { counted } from '../invoicing/words.ts';
import styles from './LateFeesDialog.module.css';

/** Charges late fees on overdue invoices: which, and how much, to the cent; then with progress, to be stopped at any time. */
export function LateFeesDialog({ onClose }: { onClose: () => void }) {
  const [except, setExcept] = useState<ReadonlySet<string>>(new Set());
  const charge = useCommand('lateFees.charge');
  const { data, error } = useOffice('lateFees.plan', {}, { enabled: charge.isIdle || charge.isError });
  if (charge.isPending) return <RunningDialog title="Charging late fees" unit="trips" />;
  if (charge.data) return <Charged result={charge.data} onClose={onClose} />;
  const rows = data?.rows ?? [];
  const total = sum(rows.filter(({ invoice }) => !except.has(invoice.id)).map(({ fee }) => fee));
  const toSettings = () => {
    onClose();
    navigate(paths.office);
  };
  return (
    <Dialog
      title="Charge late fees"
      subtitle={data?.terms ?? 'The office has no late fee yet'}
      width="wide"
      onClose={onClose}
      onSubmit={() => total > 0 && charge.mutate({ except: [...except] })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {data?.terms === null ? (
            <Button variant="primary" onClick={toSettings}>
              Set the terms
            </Button>
          ) : (
            <Button variant="primary" type="submit" disabled={total === 0}>
              Charge {formatMoney(total)}
            </Button>
          )}
        </>
      }
    >
      {data?.terms === null && (
        <EmptyState title="No late fee">In Settings, under Office, say how much it is and after how many days.</EmptyState>
      )}
      {data && data.terms !== null && rows.length === 0 && (
        <EmptyState title="Nothing to charge">
          No Open invoice is overdue beyond the days of grace, or all were charged this month.
        </EmptyState>
      )}
      {rows.length > 0 && <Rows rows={rows} except={except} onExcept={setExcept} />}
      <ErrorNote error={charge.error ?? error} />
    </Dialog>
  );
}

type RowsProps = {
  rows: Output<'lateFees.plan'>['rows'];
  except: ReadonlySet<string>;
  onExcept: (except: ReadonlySet<string>) => void;
};

function Rows({ rows, except, onExcept }: RowsProps) {
  const tick = (id: string, taken: boolean) => {
    const next = new Set(except);
    if (taken) next.delete(id);
    else next.add(id);
    onExcept(next);
  };
  return (
    <SmallTable className={styles.scroll}>
      <TableHead headings={['Invoice', 'Customer', 'Due on', { figure: 'Days late' }, { figure: 'Due now' }, { figure: 'Late fee' }]} />
      <tbody>
        {rows.map(({ invoice, customer, dueOn, daysLate, dueNow, fee }) => (
          <tr key={invoice.id} data-out={except.has(invoice.id)}>
            <td>
              <label className={styles.choice}>
                <input type="checkbox" checked={!except.has(invoice.id)} onChange={({ target }) => tick(invoice.id, target.checked)} />
                {invoice.number}
              </label>
            </td>
            <td>{customer.name}</td>
            <td>{formatDate(dueOn)}</td>
            <td data-align="right">{daysLate}</td>
            <td data-align="right">
              <Money cents={dueNow} />
            </td>
            <td data-align="right">
              <Money cents={fee} strong />
            </td>
          </tr>
        ))}
      </tbody>
    </SmallTable>
  );
}

function Charged({ result: { done, total, cancelled }, onClose }: { result: Output<'lateFees.charge'>; onClose: () => void }) {
  return (
    <Dialog
      title={cancelled ? 'Stopped' : 'Late fees charged'}
      width="small"
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      {counted(done, 'trip')} charged: <strong>{formatMoney(total)}</strong>. The amounts due now follow by themselves.
    </Dialog>
  );
}
