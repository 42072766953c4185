import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import type { IsoDate } from '../../../shared/dates.ts';
import type { ReportDifference, StripeReport } from '../../../shared/office-api/payouts.ts';
import {
  Badge,
  DateText,
  EmptyState,
  ErrorState,
  ExternalLink,
  InstantText,
  Money,
  RecordLink,
  TableHead,
} from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useOffice } from '../../use-office.ts';
import bank from '../bank/bank.module.css';
import { PayoutLink } from './PayoutLink.tsx';
import styles from './payouts.module.css';
import { bankWords, differenceKindWords, lineWords, whyWords } from './words.ts';

/** Stripe against the books: zero in every line, or each difference with its reason and what to do. */
export function Report({ period }: { period: { from: IsoDate; to: IsoDate } }) {
  const { data, error } = useOffice('payouts.report', period, { keep: true });
  if (error) return <ErrorState error={error} />;
  if (!data) return null;
  if (data.toldUpTo === null)
    return (
      <EmptyState title="Stripe has told of no money yet">
        Once online payments are taken, this page compares Stripe’s own account of the money with the check register, to the cent.
      </EmptyState>
    );
  return (
    <div className={bank.scroll}>
      <div className={styles.report} data-paper>
        <h2 className={styles.onPaper}>
          Stripe against the books, <DateText date={period.from} /> to <DateText date={period.to} />
        </h2>
        <Verdict report={data} />
        <Lines report={data} />
        {data.differences.length > 0 && <Differences report={data} />}
        <AtTheBank report={data} />
      </div>
    </div>
  );
}

function Verdict({ report: { agrees, differences, toldUpTo } }: { report: StripeReport }) {
  return (
    <output className={styles.verdict}>
      {agrees ? <CircleCheck aria-hidden size={18} /> : <TriangleAlert aria-hidden size={18} />}
      {agrees
        ? 'Stripe and the books agree to the cent.'
        : `${differences.length === 1 ? 'One difference, named' : `${differences.length} differences, each named`} below.`}
      {toldUpTo !== null && (
        <span className={styles.quiet}>
          As Stripe told up to <InstantText at={toldUpTo} />
        </span>
      )}
    </output>
  );
}

function Lines({ report: { lines, total, balance } }: { report: StripeReport }) {
  return (
    <table className={styles.lines} aria-label="Stripe against the books">
      <TableHead headings={['What', { figure: 'Stripe' }, { figure: 'The books' }, { figure: 'Difference' }, { unseen: 'What it is' }]} />
      <tbody>
        {lines.map(({ kind, stripe, books, difference }) => (
          <tr key={kind}>
            <th scope="row">{lineWords[kind].name}</th>
            <td data-align="right">
              <Money cents={stripe} />
            </td>
            <td data-align="right">
              <Money cents={books} />
            </td>
            <td data-align="right" className={difference === 0 ? undefined : styles.differs}>
              <Money cents={difference} />
            </td>
            <td className={styles.quiet}>{lineWords[kind].about}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            <strong>Moved in this period</strong>
          </th>
          {(['stripe', 'books', 'difference'] as const).map((of) => (
            <td key={of} data-align="right">
              <Money cents={total[of]} strong />
            </td>
          ))}
          <td className={styles.quiet}>
            Stripe’s balance: <Money cents={balance.before} /> before, <Money cents={balance.paidOut} /> to the bank, then{' '}
            <Money cents={balance.after} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Differences({ report: { differences, cut } }: { report: StripeReport }) {
  return (
    <>
      <table className={styles.lines} aria-label="Differences">
        <caption className={bank.caption}>What differs, and why</caption>
        <TableHead
          headings={['Date', 'What', { figure: 'Stripe' }, { figure: 'The books' }, { figure: 'Difference' }, 'Why, and what to do']}
        />
        <tbody>
          {differences.map((difference) => (
            <Difference key={`${difference.kind} ${difference.object}`} difference={difference} />
          ))}
        </tbody>
      </table>
      {cut && <p className={bank.note}>There are more differences than can be named here. Choose a shorter period.</p>}
    </>
  );
}

function Difference({ difference }: { difference: ReportDifference }) {
  const { date, kind, object, stripeFee, net, why, text, record, url } = difference;
  return (
    <tr>
      <td>
        <DateText date={date} />
      </td>
      <td>
        {record ? <RecordLink id={record.id}>{differenceKindWords[kind]}</RecordLink> : differenceKindWords[kind]}{' '}
        {url ? <ExternalLink url={url}>{object.slice(0, 14)}…</ExternalLink> : <span className={styles.quiet}>{object.slice(0, 14)}…</span>}
        {text !== '' && <span className={styles.todo}>{text}</span>}
      </td>
      <td data-align="right">
        <Money cents={net.stripe} />
        {stripeFee !== 0 && (
          <span className={styles.todo}>
            less a fee of <Money cents={stripeFee} />
          </span>
        )}
      </td>
      <td data-align="right">
        <Money cents={net.books} />
      </td>
      <td data-align="right">
        <Money cents={net.difference} strong />
      </td>
      <td className={styles.why}>
        <Badge tone={whyWords[why].tone}>{whyWords[why].words}</Badge>
        <span className={styles.todo}>
          {whyWords[why].todo} {why === 'elsewhere' && <Link href={paths.elsewhere}>Take it into the books</Link>}
        </span>
      </td>
    </tr>
  );
}

function AtTheBank({ report: { payouts } }: { report: StripeReport }) {
  const { count, stripe, bank: shown, difference, open } = payouts;
  return (
    <table className={styles.lines} aria-label="Payouts against the bank">
      <caption className={bank.caption}>Payouts that arrive in this period, against the bank’s statement</caption>
      <TableHead headings={['What', { figure: 'Stripe' }, { figure: 'The bank' }, { figure: 'Difference' }, 'State']} />
      <tbody>
        <tr>
          <th scope="row">{count === 1 ? '1 payout' : `${count} payouts`}</th>
          <td data-align="right">
            <Money cents={stripe} />
          </td>
          <td data-align="right">
            <Money cents={shown} />
          </td>
          <td data-align="right" className={open.some(isWrong) ? styles.differs : undefined}>
            <Money cents={difference} />
          </td>
          <td className={styles.quiet}>{difference === 0 && open.length === 0 ? 'The bank has shown all of them' : ''}</td>
        </tr>
        {open.map(({ id, arrival, amount, difference: missing, bank: { state, line } }) => (
          <tr key={id}>
            <th scope="row">
              <PayoutLink id={id}>
                <DateText date={arrival} />
              </PayoutLink>
            </th>
            <td data-align="right">
              <Money cents={amount} />
            </td>
            <td data-align="right">{line && <Money cents={line.amount} />}</td>
            <td data-align="right">
              <Money cents={missing} />
            </td>
            <td>
              <Badge tone={bankWords[state].tone}>{bankWords[state].words}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The bank had time to show it, or shows another amount. */
function isWrong({ bank: { state } }: StripeReport['payouts']['open'][number]): boolean {
  return state === 'missing' || state === 'differs';
}
