import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { ConfirmDialog } from '../../components/index.ts';
import { useCommand } from '../../use-office.ts';
import { expiryOf, type KeptCard, nameOf } from './kept-card.ts';
import { keptCardsKey } from './use-kept-cards.ts';

type Props = { card: KeptCard; onClose: () => void; onRemoved?: () => void };

/** Asks before Stripe is told to forget a card. */
export function RemoveCardDialog({ card, onClose, onRemoved }: Props) {
  const remove = useCommand('phone.removeCard');
  const client = useQueryClient();
  return (
    <ConfirmDialog
      title={`Remove ${nameOf(card)}?`}
      confirm="Remove the card"
      danger
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(
          { customer: card.holder, card: card.id },
          {
            onSuccess: () => {
              toast.success('Stripe does not keep the card any more');
              void client.invalidateQueries({ queryKey: keptCardsKey });
              onClose();
              onRemoved?.();
            },
          },
        )
      }
    >
      Stripe forgets the card, which {expiryOf(card)}, for this customer: next time it is typed anew. What it has paid stays as it is, and
      can still be refunded to it.
    </ConfirmDialog>
  );
}
