import { Banknote } from 'lucide-react';
import { useState } from 'react';
import { addDays, type IsoDate } from '../../../shared/dates.ts';
import { Button, EmptyState, ErrorState, ExportButton, Screen } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { DepositDialog } from './DepositDialog.tsx';
import { Deposits } from './Deposits.tsx';
import { useImportStatement } from './use-import-statement.ts';
import { LinePanel } from './LinePanel.tsx';
import { Period } from './Period.tsx';
import { Statement } from './Statement.tsx';
import { StatementColumnsDialog } from './StatementColumnsDialog.tsx';
import styles from './bank.module.css';

const tabs = [
  { id: 'statement', name: 'Bank statement' },
  { id: 'deposits', name: 'Deposits' },
] as const;
type Tab = (typeof tabs)[number]['id'];

/** Days that are compared unless the biller says otherwise. */
const usualDays = 60;

/** The register beside the bank's statement: what both have, what one of them lacks. */
export function BankScreen() {
  const { data: session } = useOffice('office.session', {});
  return session ? <Bank today={session.today} /> : null;
}

function Bank({ today }: { today: IsoDate }) {
  const [tab, setTab] = useState<Tab>('statement');
  const [period, setPeriod] = useState({ from: addDays(today, -usualDays), to: today });
  const [open, setOpen] = useState<string | null>(null);
  const [depositing, setDepositing] = useState(false);
  const { data, error } = useOffice('bank.reconciliation', period);
  const mayChange = useMayChange();
  const write = useCommand('bank.export');
  const statement = useImportStatement((imported) => {
    setTab('statement');
    setPeriod(({ from, to }) => ({ from: imported.from < from ? imported.from : from, to: imported.to > to ? imported.to : to }));
  });
  const line = data?.lines.find(({ id }) => id === open);
  return (
    <Screen
      title="Reconcile"
      content="table"
      actions={
        <>
          <Button icon={Banknote} onClick={() => navigate(paths.payouts)}>
            Stripe payouts
          </Button>
          {tab === 'statement' && (
            <ExportButton
              name={`bank-statement-${period.from}-${period.to}`}
              rows={data && data.lines.length + data.missing.length}
              write={(file) => write.mutateAsync({ ...file, period })}
            />
          )}
          {mayChange && (
            <>
              <Button onClick={() => setDepositing(true)}>New deposit…</Button>
              <Button variant="primary" busy={statement.busy} onClick={statement.choose}>
                Import statement…
              </Button>
            </>
          )}
        </>
      }
      filters={
        <div className={styles.filters}>
          <fieldset className={styles.choose} aria-label="Shown">
            {tabs.map(({ id, name }) => (
              <button key={id} type="button" aria-pressed={id === tab} onClick={() => setTab(id)}>
                {name}
              </button>
            ))}
          </fieldset>
          <Period {...period} onChange={setPeriod} />
        </div>
      }
      panel={tab === 'statement' && line && <LinePanel key={line.id} line={line} mayChange={mayChange} onClose={() => setOpen(null)} />}
    >
      {error && <ErrorState error={error} />}
      {tab === 'deposits' && <Deposits period={period} mayChange={mayChange} onNew={() => setDepositing(true)} />}
      {tab === 'statement' && data && <Statement found={data} open={open} mayChange={mayChange} onOpen={setOpen} />}
      {tab === 'statement' && data?.lines.length === 0 && (
        <EmptyState title="No statement of this period">
          Download the statement from your bank as OFX (also called QFX or QBO), CSV or Excel, then import it here. A line that is here
          already is recognised.
        </EmptyState>
      )}
      {statement.asked && (
        <StatementColumnsDialog asked={statement.asked} busy={statement.busy} onImport={statement.bringIn} onClose={statement.close} />
      )}
      {depositing && <DepositDialog today={today} onClose={() => setDepositing(false)} />}
    </Screen>
  );
}
