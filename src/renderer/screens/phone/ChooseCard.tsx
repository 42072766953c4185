import { cardBrand } from '../../../shared/card-brands.ts';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import type { Output } from '../../../shared/office-api/index.ts';
import { ConfirmDialog, Field, IconButton, Select } from '../../components/index.ts';
import { useCommand } from '../../use-office.ts';
import styles from './phone.module.css';
import { useKeptCards } from './use-kept-cards.ts';

export type KeptCard = Output<'phone.cards'>['cards'][number];

const newCard = 'new';

type Props = {
  customer: string;
  /** Null: one that is typed now. */
  card: KeptCard | null;
  onChange: (card: KeptCard | null) => void;
};

/** A new card, or one of those that Stripe keeps for the customer: known by brand, last four and expiry, and by no more than that. */
export function ChooseCard({ customer, card, onChange }: Props) {
  const { data, error, refetch } = useKeptCards(customer);
  const [removing, setRemoving] = useState(false);
  const remove = useCommand('phone.removeCard');
  const cards = data?.cards ?? [];
  return (
    <div className={styles.card}>
      <Field label="Card" hint={error ? error.message : undefined}>
        <Select
          options={[{ value: newCard, label: 'A new card' }, ...cards.map((kept) => ({ value: kept.id, label: nameOf(kept) }))]}
          value={card?.id ?? newCard}
          onChange={(chosen) => onChange(cards.find(({ id }) => id === chosen) ?? null)}
        />
      </Field>
      {card && <IconButton icon={Trash2} label="Remove this card at Stripe…" onClick={() => setRemoving(true)} />}
      {card && removing && (
        <ConfirmDialog
          title={`Remove ${nameOf(card)}?`}
          confirm="Remove the card"
          danger
          busy={remove.isPending}
          error={remove.error}
          onClose={() => setRemoving(false)}
          onConfirm={() =>
            remove.mutate(
              { customer: card.holder, card: card.id },
              {
                onSuccess: () => {
                  setRemoving(false);
                  onChange(null);
                  void refetch();
                  toast.success('Stripe does not keep the card any more');
                },
              },
            )
          }
        >
          Stripe forgets it for this customer. What it has paid stays as it is.
        </ConfirmDialog>
      )}
    </div>
  );
}

/** `Visa ···· 4242, expires 12/2034` */
function nameOf({ brand, last4, expires }: KeptCard): string {
  const [year, month] = expires.split('-');
  return `${cardBrand(brand)} ···· ${last4}, expires ${month}/${year}`;
}
