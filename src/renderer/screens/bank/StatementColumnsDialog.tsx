import { useState } from 'react';
import { formatDate } from '../../../shared/dates.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { type StatementColumns, statementFields } from '../../../shared/statement-fields.ts';
import { Button, Checkbox, Dialog, Money } from '../../components/index.ts';
import { useCommand } from '../../use-office.ts';
import { ColumnTable } from '../imports/ColumnTable.tsx';
import styles from './bank.module.css';
import type { AskedStatement } from './use-import-statement.ts';

type Read = Output<'bank.read'>;
type Props = { asked: AskedStatement; busy: boolean; onImport: (token: string, columns: StatementColumns) => void; onClose: () => void };

/** What the columns of a bank's file mean, and what the statement comes to when they are read so. Asked once for files of the same columns. */
export function StatementColumnsDialog({ asked: { token, read: first }, busy, onImport, onClose }: Props) {
  const [read, setRead] = useState(first);
  const again = useCommand('bank.read');
  const { table, lines } = read;
  if (!table) return null;
  const { mapping, heading } = table.read;
  const ask = (columns: StatementColumns) => again.mutate({ file: token, columns }, { onSuccess: (found) => setRead(found) });
  const map = (field: string, column: string) => {
    const { [field]: _before, ...rest } = mapping;
    ask({ heading, mapping: column === '' ? rest : { ...rest, [field]: column } });
  };
  const submit = () => lines && onImport(token, table.read);
  /** A select keeps Enter to itself. */
  const keys = { onKeyDown: ({ key }: { key: string }) => void (key === 'Enter' && submit()) };
  return (
    <Dialog
      title="What the columns mean"
      subtitle={read.name}
      width="wide"
      onClose={onClose}
      onSubmit={submit}
      note="Files with the same columns are read so from now on."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={lines === null || again.isPending} busy={busy}>
            {lines ? `Import ${lines.count.toLocaleString('en-US')} ${lines.count === 1 ? 'line' : 'lines'}` : 'Import'}
          </Button>
        </>
      }
    >
      <ColumnTable columns={table.columns} fields={statementFields} mapping={mapping} onMap={map} keys={keys} />
      <div className={styles.heading}>
        <Checkbox
          label="A row of the file names the columns"
          checked={heading}
          onChange={({ target }) => ask({ heading: target.checked, mapping: {} })}
        />
      </div>
      <Comes read={read} />
    </Dialog>
  );
}

function Comes({ read: { table, lines, problem } }: { read: Read }) {
  const { date, amount, debit, credit } = table?.read.mapping ?? {};
  const isSaid = date !== undefined && (amount ?? debit ?? credit) !== undefined;
  return (
    <section className={styles.comes} aria-label="What it comes to" aria-live="polite">
      {lines ? (
        <p>
          {lines.count.toLocaleString('en-US')} {lines.count === 1 ? 'line' : 'lines'}, {formatDate(lines.from)} to {formatDate(lines.to)}:{' '}
          <Money cents={lines.moneyIn} strong /> in, <Money cents={lines.moneyOut} strong /> out
        </p>
      ) : (
        <p className={isSaid ? styles.problem : undefined}>
          {isSaid ? problem : 'Choose at least the column of the date and that of the amount.'}
        </p>
      )}
    </section>
  );
}
