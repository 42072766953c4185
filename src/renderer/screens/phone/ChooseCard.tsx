import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Field, IconButton, Select } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { expiryOf, hasExpired, type KeptCard, nameOf } from './kept-card.ts';
import styles from './phone.module.css';
import { RemoveCardDialog } from './RemoveCardDialog.tsx';
import { useKeptCards } from './use-kept-cards.ts';

const newCard = 'new';

type Props = {
  customer: string;
  /** Null: one that is typed now. */
  card: KeptCard | null;
  onChange: (card: KeptCard | null) => void;
};

/** A new card, or one of those that Stripe keeps for the customer: known by brand, last four and expiry, and by no more than that. */
export function ChooseCard({ customer, card, onChange }: Props) {
  const { data, error } = useKeptCards(customer);
  const { data: session } = useOffice('office.session', {});
  const [removing, setRemoving] = useState(false);
  const cards = data?.cards ?? (card ? [card] : []);
  const expired = card !== null && session !== undefined && hasExpired(card, session.today);
  const hint = expired ? 'It has expired: the bank may decline it.' : error?.message;
  return (
    <div className={styles.card}>
      <Field label="Card" hint={hint}>
        <Select
          options={[{ value: newCard, label: 'A new card' }, ...cards.map((kept) => ({ value: kept.id, label: optionOf(kept) }))]}
          value={card?.id ?? newCard}
          onChange={(chosen) => onChange(cards.find(({ id }) => id === chosen) ?? null)}
        />
      </Field>
      {card && <IconButton icon={Trash2} label="Remove this card at Stripe…" onClick={() => setRemoving(true)} />}
      {card && removing && <RemoveCardDialog card={card} onClose={() => setRemoving(false)} onRemoved={() => onChange(null)} />}
    </div>
  );
}

/** `Visa ···· 4242, expires 12/2034` */
function optionOf(card: KeptCard): string {
  return `${nameOf(card)}, ${expiryOf(card)}`;
}
