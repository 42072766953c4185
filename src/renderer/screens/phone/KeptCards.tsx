import { PhoneCall, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Customer } from '../../../shared/office-api/customers.ts';
import { Badge, IconButton, Line, Muted, Section } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { expiryOf, hasExpired, type KeptCard, nameOf } from './kept-card.ts';
import { PhoneCardDialog } from './PhoneCardDialog.tsx';
import styles from './phone.module.css';
import { RemoveCardDialog } from './RemoveCardDialog.tsx';
import { useKeptCards } from './use-kept-cards.ts';

/** The cards that Stripe keeps for a customer, and for those merged into it, where the office has an account that could keep any. */
export function KeptCards({ customer }: { customer: Customer }) {
  const { data: connection } = useOffice('sync.status', {});
  const stripe = connection?.stripe ?? null;
  // A key of its own may be forbidden to say which account it belongs to.
  const hasAccount = stripe !== null && (stripe.accounts === 'own' || stripe.account !== '');
  if (!hasAccount || customer.mergedInto !== null) return null;
  return <Cards key={customer.id} customer={customer} />;
}

type Asking = { card: KeptCard; what: 'charge' | 'remove' } | null;

function Cards({ customer: { id, duplicates } }: { customer: Customer }) {
  const { data, error, refetch, isFetching } = useKeptCards(id);
  const { data: session } = useOffice('office.session', {});
  const [asking, setAsking] = useState<Asking>(null);
  const mayChange = useMayChange();
  const close = () => setAsking(null);
  return (
    <Section title="Cards that Stripe keeps">
      {!data && !error && <Quiet>Asking Stripe…</Quiet>}
      {error && !data && (
        <Line
          amount={
            <IconButton size="small" icon={RefreshCw} label="Ask Stripe again" disabled={isFetching} onClick={() => void refetch()} />
          }
        >
          <Muted>Not known now. {error.message}</Muted>
        </Line>
      )}
      {data?.cards.length === 0 && <Quiet>None. One can be kept when it is taken over the phone.</Quiet>}
      {data?.cards.map((card) => (
        <Line
          key={card.id}
          amount={
            mayChange && (
              <span className={styles.tools}>
                <IconButton
                  size="small"
                  icon={PhoneCall}
                  label={`Charge ${nameOf(card)}…`}
                  onClick={() => setAsking({ card, what: 'charge' })}
                />
                <IconButton
                  size="small"
                  icon={Trash2}
                  label={`Remove ${nameOf(card)}…`}
                  onClick={() => setAsking({ card, what: 'remove' })}
                />
              </span>
            )
          }
        >
          <span className={styles.name}>{nameOf(card)}</span>
          <Muted>{expiryOf(card)}</Muted>
          {session && hasExpired(card, session.today) && <Badge tone="attention">Expired</Badge>}
          <Muted>{duplicates.find((duplicate) => duplicate.id === card.holder)?.name}</Muted>
        </Line>
      ))}
      {asking?.what === 'remove' && <RemoveCardDialog card={asking.card} onClose={close} />}
      {asking?.what === 'charge' && <PhoneCardDialog target={{ purpose: 'customer', id }} card={asking.card} onClose={close} />}
    </Section>
  );
}

function Quiet({ children }: { children: string }) {
  return (
    <Line>
      <Muted>{children}</Muted>
    </Line>
  );
}
