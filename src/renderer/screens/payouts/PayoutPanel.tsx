import { Info } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { MovementRow, Payout } from '../../../shared/office-api/payouts.ts';
import {
  Badge,
  Button,
  Callout,
  DateText,
  ErrorState,
  ExternalLink,
  HeadLine,
  Id,
  Line,
  Money,
  Muted,
  RecordHead,
  RecordLink,
  Section,
  SidePanel,
} from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { FillPayoutDialog } from './FillPayoutDialog.tsx';
import { PayoutLink } from './PayoutLink.tsx';
import { bankWords, kindWords, statusWords, whyWords } from './words.ts';

/** What a payout holds, each part with its register record, and where the bank's statement has it. */
export function PayoutPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error } = useOffice('payouts.get', { id });
  return (
    <SidePanel label="Stripe payout" onClose={onClose}>
      {error && <ErrorState error={error} />}
      {data && <Told payout={data} />}
    </SidePanel>
  );
}

function Told({ payout }: { payout: Payout }) {
  const { id, amount, status, arrival, reason, bank, gross, fees, cut, contents, broughtBy, url } = payout;
  return (
    <>
      <RecordHead title={<Money cents={amount} as="sentence" />}>
        <HeadLine>
          <Badge tone={statusWords[status].tone}>{statusWords[status].words}</Badge>
          <DateText date={arrival} />
        </HeadLine>
        <HeadLine>
          <Id id={id} /> {url && <ExternalLink url={url}>Open at Stripe</ExternalLink>}
        </HeadLine>
      </RecordHead>
      {(status === 'failed' || status === 'canceled') && (
        <Section title="It did not arrive">
          <Callout>
            {reason || 'Your bank did not take it.'} The money is at Stripe again, and the payout is no deposit. Check the bank account in
            the Stripe dashboard.
          </Callout>
          {broughtBy !== null && (
            <Line>
              <PayoutLink id={broughtBy}>The payout that brings its money</PayoutLink>
            </Line>
          )}
        </Section>
      )}
      {bank.state !== 'none' && (
        <Section title="At the bank">
          <Line amount={bank.line && <Money cents={bank.line.amount} />}>
            <Badge tone={bankWords[bank.state].tone}>{bankWords[bank.state].words}</Badge>
            {bank.line && <DateText date={bank.line.date} />}
          </Line>
        </Section>
      )}
      {contents === 'told' ? (
        <>
          <Section title="What it comes to">
            <Line amount={<Money cents={gross} />}>Payments, refunds and disputes</Line>
            <Line amount={<Money cents={fees} />}>
              <Muted>Kept by Stripe</Muted>
            </Line>
            <Line amount={<Money cents={amount} strong />}>Paid out</Line>
          </Section>
          <Held payout={payout} />
          {cut && <p>It holds more than can be shown here.</p>}
        </>
      ) : (
        <ByHand payout={payout} />
      )}
    </>
  );
}

/** Stripe does not say what it holds, or not yet: what a biller says, and what is known of it. */
function ByHand({ payout }: { payout: Payout }) {
  const { contents, byHand, amount, status } = payout;
  const [filling, setFilling] = useState(false);
  const mayChange = useMayChange();
  if (!byHand) return null;
  const { records, total, beyond } = byHand;
  return (
    <>
      <Section title="What it holds" {...(records.length > 0 && { total: <Money cents={total} /> })}>
        {records.map((record) => (
          <Line key={record.id} amount={<Money cents={record.amount} />}>
            <RecordLink id={record.id}>{`${record.type} ${record.number.slice(0, 14)}…`}</RecordLink>
            <Muted>
              <DateText date={record.date} />
              {record.customer && ` · ${record.customer}`}
            </Muted>
          </Line>
        ))}
        {records.length > 0 && (
          <>
            <Line amount={<Money cents={beyond} />}>
              <Muted>{beyond >= 0 ? 'Kept by Stripe, or still there' : 'Of other payments'}</Muted>
            </Line>
            <Line amount={<Money cents={amount} strong />}>Paid out</Line>
          </>
        )}
        <Callout tone="accent" icon={Info}>
          {contents === 'by hand'
            ? 'Somebody made this payout by hand at Stripe, which does not say what such a payout holds. Its amount and its day are Stripe’s own, and the comparison with the books needs no more.'
            : 'Stripe has not said yet what it holds. It usually does within hours.'}
        </Callout>
        {contents === 'by hand' && mayChange && status !== 'failed' && status !== 'canceled' && (
          <Line>
            <Button onClick={() => setFilling(true)}>Say what is in it…</Button>
          </Line>
        )}
      </Section>
      {filling && <FillPayoutDialog payout={payout} inIt={records} onClose={() => setFilling(false)} />}
    </>
  );
}

/** What is not in the books first: it asks for something. */
function Held({ payout: { held, totals } }: { payout: Payout }) {
  const unbooked = held.filter(({ why }) => why !== null);
  const booked = held.filter(({ why }) => why === null);
  return (
    <>
      {unbooked.length > 0 && (
        <Section title="Not in the books" total={<Money cents={totals.notInBooks} />}>
          {unbooked.map((movement) => (
            <Movement key={movement.id} movement={movement} />
          ))}
        </Section>
      )}
      {booked.length > 0 && (
        <Section title="In the books" total={<Money cents={totals.inBooks} />}>
          {booked.map((movement) => (
            <Movement key={movement.id} movement={movement} />
          ))}
        </Section>
      )}
    </>
  );
}

function Movement({ movement: { date, kind, amount, fee, text, record, why, url } }: { movement: MovementRow }) {
  return (
    <Line amount={<Money cents={amount} />}>
      {record ? <RecordLink id={record.id}>{`${kindWords[kind]} ${record.number.slice(0, 14)}…`}</RecordLink> : kindWords[kind]}
      <Muted>
        <DateText date={date} />
        {record?.customer && ` · ${record.customer}`}
        {text !== '' && ` · ${text}`}
        {fee !== 0 && (
          <>
            {' · fee '}
            <Money cents={fee} />
          </>
        )}
      </Muted>
      {why && <Badge tone={whyWords[why].tone}>{whyWords[why].words}</Badge>}
      {why === 'elsewhere' && kind === 'payment' && <Link href={paths.elsewhere}>Take it into the books</Link>}
      {why && url && <ExternalLink url={url}>At Stripe</ExternalLink>}
    </Line>
  );
}
