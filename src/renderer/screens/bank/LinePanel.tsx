import { CheckCheck, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BankThing, StatementLine } from '../../../shared/office-api/bank.ts';
import {
  Badge,
  Button,
  Callout,
  DateText,
  HeadLine,
  Line,
  Money,
  Muted,
  RecordHead,
  RecordLink,
  Section,
  SidePanel,
} from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { ReceiveDialog } from '../register/allocate/ReceiveDialog.tsx';
import { PayoutDialog } from './PayoutDialog.tsx';
import { useBank } from './use-bank.ts';
import { stateWords, toneOf } from './words.ts';

type Props = { line: StatementLine; mayChange: boolean; onClose: () => void };

/** A line of the statement beside it: what it stands for, what else it could, and what a biller decides. */
export function LinePanel({ line, mayChange, onClose }: Props) {
  const { account, date, amount, description, number, state, match } = line;
  const open = state === 'suggested' || state === 'unknown';
  return (
    <SidePanel label="Line of the statement" onClose={onClose} footer={mayChange && <Actions line={line} />}>
      <RecordHead title={<Money cents={amount} as="sentence" />}>
        <HeadLine>
          <Badge tone={toneOf(state)}>{stateWords[state]}</Badge>
          <DateText date={date} /> · {account}
        </HeadLine>
        <HeadLine>
          {description}
          {number !== '' && ` · ${number}`}
        </HeadLine>
      </RecordHead>
      {state === 'differs' && match && (
        <Section title="Differs">
          <Callout>
            {match.amount === amount
              ? 'Another line of the statement stands for the same thing. Take one of the matches back.'
              : 'What it was matched with is of another amount now. Take the match back, then choose anew.'}
          </Callout>
        </Section>
      )}
      {match && (
        <Section title="In the register">
          <Thing thing={match} />
        </Section>
      )}
      {open && <Candidates line={line} mayChange={mayChange} />}
    </SidePanel>
  );
}

function Candidates({ line, mayChange }: { line: StatementLine; mayChange: boolean }) {
  const { data } = useOffice('bank.candidates', { id: line.id });
  const { matchWith, busy } = useBank();
  const { suggestion } = line;
  return (
    <Section title="What it could be">
      {data?.candidates.map((thing) => (
        <Thing
          key={`${thing.what} ${thing.id}`}
          thing={thing}
          because={suggestion?.thing.id === thing.id ? (suggestion.because === 'number' ? 'The same number' : 'The nearest in days') : ''}
          action={
            mayChange && (
              <Button busy={busy} onClick={() => matchWith(line, thing)}>
                Match
              </Button>
            )
          }
        />
      ))}
      {data?.candidates.length === 0 && (
        <Line>
          <Muted>Nothing in the register of these days has this amount. Record it, or make the deposit it belongs to.</Muted>
        </Line>
      )}
    </Section>
  );
}

function Thing({ thing, because = '', action }: { thing: BankThing; because?: string; action?: ReactNode }) {
  const { what, id, name, date, amount, customer } = thing;
  return (
    <Line amount={action || <Money cents={amount} />}>
      {what === 'record' ? <RecordLink id={id}>{name}</RecordLink> : name}
      <Muted>
        <DateText date={date} /> {customer}
      </Muted>
      {because !== '' && <Badge tone="accent">{because}</Badge>}
    </Line>
  );
}

function Actions({ line }: { line: StatementLine }) {
  const [asking, setAsking] = useState<'payout' | 'record' | null>(null);
  const close = () => setAsking(null);
  const { date, amount, description } = line;
  const { unmatch, setAside, reconcile, busy } = useBank();
  switch (line.state) {
    case 'reconciled':
      return (
        <Button icon={Undo2} busy={busy} onClick={() => reconcile([line], false)}>
          Not reconciled after all
        </Button>
      );
    case 'matched':
    case 'set aside':
      return (
        <>
          <Button icon={Undo2} busy={busy} onClick={() => unmatch([line])}>
            {line.state === 'matched' ? 'Take the match back' : 'Not set aside'}
          </Button>
          <Button variant="primary" icon={CheckCheck} busy={busy} onClick={() => reconcile([line], true)}>
            Mark as reconciled
          </Button>
        </>
      );
    case 'differs':
      return (
        <Button icon={Undo2} busy={busy} onClick={() => unmatch([line])}>
          Take the match back
        </Button>
      );
    case 'suggested':
    case 'unknown':
      return (
        <>
          <Button busy={busy} onClick={() => setAside(line)}>
            Set aside
          </Button>
          {amount > 0 && <Button onClick={() => setAsking('payout')}>Stripe payout…</Button>}
          {amount > 0 && line.state === 'unknown' && <Button onClick={() => setAsking('record')}>Record it…</Button>}
          {asking === 'payout' && <PayoutDialog line={line} onClose={close} />}
          {asking === 'record' && <ReceiveDialog known={{ type: 'EFT', date, amount, comment: description }} onClose={close} />}
        </>
      );
  }
}
