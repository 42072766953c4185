import type { KeyboardEvent } from 'react';
import type { IsoDate } from '../../../shared/dates.ts';
import type { PayoutRow } from '../../../shared/office-api/payouts.ts';
import { Badge, DateText, EmptyState, ErrorState, Money, TableHead } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { useOffice } from '../../use-office.ts';
import styles from '../bank/bank.module.css';
import own from './payouts.module.css';
import { bankWords, statusWords } from './words.ts';

/** The payouts that arrive in a period, the latest first, each with what Stripe kept and whether the bank has shown it. */
export function PayoutTable({ period, open }: { period: { from: IsoDate; to: IsoDate }; open: string | null }) {
  const { data, error } = useOffice('payouts.sent', period, { keep: true });
  if (error) return <ErrorState error={error} />;
  if (!data) return null;
  const parts = [
    { name: 'Payments, refunds and disputes', cents: data.totals.gross },
    { name: 'Kept by Stripe', cents: data.totals.fees },
    { name: 'Paid out', cents: data.totals.amount },
    { name: 'Lies at Stripe now', cents: data.atStripe },
  ];
  return (
    <div className={styles.statement}>
      <dl className={styles.summary}>
        {parts.map(({ name, cents }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Money cents={cents} strong />
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.scroll}>
        {data.payouts.length === 0 ? (
          <EmptyState title="No payouts in this period">
            Stripe pays out by itself, as often as the schedule in its dashboard says. What it pays out is listed here, with all that is in
            it.
          </EmptyState>
        ) : (
          <table className={`${styles.lines} ${own.payouts}`} data-narrow={open !== null} aria-label="Stripe payouts">
            <TableHead
              headings={[
                'Arrives',
                'Payout',
                { figure: 'Paid out' },
                'State',
                'At the bank',
                { figure: 'Holds' },
                { figure: 'Kept by Stripe' },
                'In the books',
              ]}
            />
            <tbody>
              {data.payouts.map((payout) => (
                <Row key={payout.id} payout={payout} isOpen={payout.id === open} />
              ))}
            </tbody>
          </table>
        )}
        {data.cut && <p className={styles.note}>There are more in this period than can be shown here. Choose a shorter one.</p>}
      </div>
    </div>
  );
}

function Row({ payout, isOpen }: { payout: PayoutRow; isOpen: boolean }) {
  const { id, arrival, status, bank, contents, gross, fees, amount } = payout;
  const isKnown = contents === 'told';
  return (
    <tr data-open={isOpen}>
      <td>
        <DateText date={arrival} />
      </td>
      <td>
        <button type="button" data-line className={styles.open} onClick={() => navigate(paths.payout(id))} onKeyDown={moveByArrows}>
          {id}
        </button>
      </td>
      <td data-align="right">
        <Money cents={amount} strong />
      </td>
      <td>
        <Badge tone={statusWords[status].tone}>{statusWords[status].words}</Badge>
      </td>
      <td>{bank.state !== 'none' && <Badge tone={bankWords[bank.state].tone}>{bankWords[bank.state].words}</Badge>}</td>
      <td data-align="right">{isKnown && <Money cents={gross} />}</td>
      <td data-align="right">{isKnown && <Money cents={fees} />}</td>
      <td>{booksWords(payout)}</td>
    </tr>
  );
}

function booksWords({ contents, notInBooks, records }: PayoutRow): string {
  if (contents === 'by hand') return records === 0 ? 'Made by hand' : `Made by hand: ${records === 1 ? '1 record' : `${records} records`}`;
  if (contents === 'later') return 'Stripe has not said yet what it holds';
  return notInBooks === 0 ? 'All of it' : `All but ${notInBooks}`;
}

/** The arrows go from payout to payout, as in every list. */
function moveByArrows(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...(event.currentTarget.closest('tbody')?.querySelectorAll<HTMLButtonElement>('button[data-line]') ?? [])];
  buttons[buttons.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  event.preventDefault();
}
