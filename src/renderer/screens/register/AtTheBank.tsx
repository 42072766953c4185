import type { RegisterRecord } from '../../../shared/office-api/register.ts';
import { PayoutLink } from '../payouts/PayoutLink.tsx';
import { Badge, DateText, Line, Muted, Section } from '../../components/index.ts';

/** Whether the bank has shown a record's money: by itself or within a deposit. Nothing while the office has not been to the bank with it. */
export function AtTheBank({ record: { bank, type } }: { record: RegisterRecord }) {
  const { deposit, line } = bank;
  if (!deposit && !line)
    return type === 'Stripe' ? (
      <Section title="At the bank">
        <Line>
          <Muted>Waits for Stripe’s payout</Muted>
        </Line>
      </Section>
    ) : null;
  return (
    <Section title="At the bank">
      <Line>
        {deposit && (
          <>
            {deposit.number.startsWith('po_') ? (
              <PayoutLink id={deposit.number}>Stripe payout</PayoutLink>
            ) : (
              `${deposit.kind === 'payout' ? 'Stripe payout' : 'Deposit'} ${deposit.number}`.trim()
            )}
            <Muted>
              <DateText date={deposit.date} />
            </Muted>
          </>
        )}
        {line ? (
          <>
            <Muted>
              on the statement of <DateText date={line.date} />
            </Muted>
            <Badge tone="fine">{line.reconciled ? 'Reconciled' : 'Matched'}</Badge>
          </>
        ) : (
          <Badge>Not on the statement yet</Badge>
        )}
      </Line>
    </Section>
  );
}
