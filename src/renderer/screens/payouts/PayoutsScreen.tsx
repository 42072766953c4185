import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useSearch } from 'wouter';
import type { IsoDate } from '../../../shared/dates.ts';
import { Button, ExportButton, Screen } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { Period } from '../bank/Period.tsx';
import bank from '../bank/bank.module.css';
import { Elsewhere } from './Elsewhere.tsx';
import { PayoutPanel } from './PayoutPanel.tsx';
import { PayoutTable } from './PayoutTable.tsx';
import { lastMonthOf, monthOf } from './months.ts';
import { Report } from './Report.tsx';

const tabs = [
  { id: 'payouts', name: 'Payouts', path: paths.payouts },
  { id: 'report', name: 'Stripe against the books', path: paths.stripeReport },
  { id: 'elsewhere', name: 'Came past Paydesk', path: paths.elsewhere },
] as const;

/** What Stripe paid out and keeps, against the books and the bank. */
export function PayoutsScreen({ tab }: { tab: string }) {
  const { data: session } = useOffice('office.session', {});
  return session ? <Payouts tab={tab} today={session.today} /> : null;
}

function Payouts({ tab, today }: { tab: string; today: IsoDate }) {
  const months = { last: lastMonthOf(today), present: monthOf(today) };
  const [period, setPeriod] = useState({ from: months.last.from, to: months.present.to });
  const open = new URLSearchParams(useSearch()).get('open');
  const { data: report } = useOffice('payouts.report', period, { enabled: tab === 'report' });
  const write = useCommand('payouts.export');
  return (
    <Screen
      title="Stripe payouts"
      content="table"
      actions={
        <>
          {tab === 'report' && (
            <>
              <Button icon={Printer} onClick={() => window.print()}>
                Print
              </Button>
              <ExportButton
                name={`stripe-against-the-books-${period.from}-${period.to}`}
                rows={report && report.lines.length + report.differences.length}
                write={(file) => write.mutateAsync({ ...file, period })}
              />
            </>
          )}
          <Button onClick={() => navigate(paths.bank)}>Reconcile with the bank</Button>
        </>
      }
      filters={
        <div className={bank.filters}>
          <fieldset className={bank.choose} aria-label="Shown">
            {tabs.map(({ id, name, path }) => (
              <button key={id} type="button" aria-pressed={id === tab} onClick={() => navigate(path)}>
                {name}
              </button>
            ))}
          </fieldset>
          {tab !== 'elsewhere' && (
            <div className={bank.bulk}>
              <Button onClick={() => setPeriod(months.last)}>Last month</Button>
              <Button onClick={() => setPeriod(months.present)}>This month</Button>
              <Period {...period} onChange={setPeriod} />
            </div>
          )}
        </div>
      }
      panel={tab === 'payouts' && open !== null && <PayoutPanel key={open} id={open} onClose={() => navigate(paths.payouts)} />}
    >
      {tab === 'payouts' && <PayoutTable period={period} open={open} />}
      {tab === 'report' && <Report period={period} />}
      {tab === 'elsewhere' && <Elsewhere />}
    </Screen>
  );
}
