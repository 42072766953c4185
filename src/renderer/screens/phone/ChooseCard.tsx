import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import type { Output } from '../../../shared/office-api/index.ts';
import { ConfirmDialog, Field, IconButton, Select } from '../../components/index.ts';
import { useCommand } from '../../use-office.ts';
import styles from './phone.module.css';
import { useKeptCards } from './use-kept-cards.ts';

type Card = Output<'phone.cards'>['cards'][number];

/** One that is typed now. */
export const newCard = 'new';

/** A new card, or one of those that Stripe keeps for the customer: known by brand, last four and expiry, and by no more than that. */
export function ChooseCard({ customer, card, onChange }: { customer: string; card: string; onChange: (card: string) => void }) {
  const { data, error, refetch } = useKeptCards(customer);
  const [removing, setRemoving] = useState(false);
  const remove = useCommand('phone.removeCard');
  const cards = data?.cards ?? [];
  const chosen = cards.find(({ id }) => id === card);
  return (
    <div className={styles.card}>
      <Field label="Card" hint={error ? error.message : undefined}>
        <Select
          options={[{ value: newCard, label: 'A new card' }, ...cards.map((kept) => ({ value: kept.id, label: nameOf(kept) }))]}
          value={card}
          onChange={onChange}
        />
      </Field>
      {chosen && <IconButton icon={Trash2} label="Remove this card at Stripe…" onClick={() => setRemoving(true)} />}
      {chosen && removing && (
        <ConfirmDialog
          title={`Remove ${nameOf(chosen)}?`}
          confirm="Remove the card"
          danger
          busy={remove.isPending}
          error={remove.error}
          onClose={() => setRemoving(false)}
          onConfirm={() =>
            remove.mutate(
              { customer, card: chosen.id },
              {
                onSuccess: () => {
                  setRemoving(false);
                  onChange(newCard);
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

const brands: Readonly<Record<string, string>> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

/** `Visa ···· 4242, expires 12/2034` */
function nameOf({ brand, last4, expires }: Card): string {
  const [year, month] = expires.split('-');
  return `${brands[brand] ?? 'Card'} ···· ${last4}, expires ${month}/${year}`;
}
