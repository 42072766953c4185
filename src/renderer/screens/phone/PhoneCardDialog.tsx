import { useQueryClient } from '@tanstack/react-query';
import { CreditCard, PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { useLocation } from 'wouter';
import { type Cents, formatMoney } from '../../../shared/money.ts';
import type { Input, Output } from '../../../shared/office-api/index.ts';
import { Button, Callout, Checkbox, Dialog, ErrorNote, Field, MoneyInput } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import { Consequences } from '../money/Consequences.tsx';
import { ChooseCard } from './ChooseCard.tsx';
import type { KeptCard } from './kept-card.ts';
import styles from './phone.module.css';
import { keptCardsKey } from './use-kept-cards.ts';
import { usePhoneCharge } from './use-phone-charge.ts';

export type PhoneTarget = Pick<Input<'phone.offer'>, 'purpose' | 'id'>;
type Offer = Output<'phone.offer'>;

type Props = { target: PhoneTarget; card?: KeptCard | null; onClose: () => void };

/** Charges a card of somebody who calls, for an invoice, a dispatch or the customer's ledger. A new card is typed elsewhere; `card`: one that Stripe keeps. */
export function PhoneCardDialog({ target, card = null, onClose }: Props) {
  const { data: offer, error } = useOffice('phone.offer', target, { keep: true });
  if (offer) return <Charge key={target.id} target={target} offer={offer} first={card} onClose={onClose} />;
  return (
    <Dialog title="Card over the phone" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      <ErrorNote error={error} />
    </Dialog>
  );
}

function Charge({ target, offer, first, onClose }: { target: PhoneTarget; offer: Offer; first: KeptCard | null; onClose: () => void }) {
  const { customer, what, due, passesFee } = offer;
  const [wish, setWish] = useState<Wish>({ amount: due > 0 ? due : null, withFee: passesFee, card: first, keepCard: false });
  const { amount } = wish;
  const onPaid = usePaid(onClose);
  const charging = usePhoneCharge(onPaid);
  const isUnderWay = charging.isOpen || charging.busy;
  const fits = amount !== null && amount > 0 && (target.purpose === 'customer' || amount <= due);
  const charge = { ...target, amount: amount ?? due, withFee: wish.withFee };
  const asked = useSettled(charge);
  const { data: foreseen, error } = useOffice('phone.preview', asked, { enabled: fits && !isUnderWay });
  const total = foreseen?.total ?? charge.amount;
  const { card } = wish;

  const submit = () => {
    if (!fits || isUnderWay || error || charging.askAgain) return;
    if (card) charging.takeKept(charge, total, card);
    else charging.takeNew(charge, total, wish.keepCard);
  };

  return (
    <Dialog
      title="Card over the phone"
      subtitle={`${customer.name} · ${what}${due > 0 ? ` · ${formatMoney(due)} due` : ''}`}
      onClose={() => !isUnderWay && onClose()}
      onSubmit={submit}
      note="The books change when Stripe says that it succeeded"
      actions={
        <>
          <Button disabled={isUnderWay} onClick={onClose}>
            {charging.askAgain ? 'Close' : 'Cancel'}
          </Button>
          <Button
            variant="primary"
            type="submit"
            icon={card ? CreditCard : PhoneCall}
            busy={isUnderWay}
            disabled={!fits || error !== null || charging.askAgain !== null}
          >
            {card ? `Charge ${formatMoney(total)}` : `Type the card, ${formatMoney(total)}…`}
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        <fieldset className={styles.column} disabled={isUnderWay || charging.askAgain !== null}>
          <Fields
            offer={offer}
            wish={wish}
            problem={fits ? undefined : sentenceOn(target, due)}
            fee={foreseen?.fee ?? null}
            onChange={(change) => setWish({ ...wish, ...change })}
          />
        </fieldset>
        {fits && foreseen && <Consequences foreseen={foreseen} />}
        <Outcome charging={charging} />
        <ErrorNote error={charging.error ?? (fits ? error : null)} />
        {charging.askAgain && (
          <div>
            <Button onClick={charging.askAgain}>Ask what came of it</Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** Says what was charged, and leads to its record where the books have it already. */
function usePaid(onClose: () => void) {
  const [, navigate] = useLocation();
  const client = useQueryClient();
  return ({ method, record }: Output<'phone.finish'>, charged: Cents) => {
    onClose();
    void client.invalidateQueries({ queryKey: keptCardsKey }); // this one may be kept now
    const show = record !== null && { action: { label: 'Show', onClick: () => navigate(paths.beside('record', record)) } };
    toast.success(`${formatMoney(charged)} charged, ${method}`, { ...show });
  };
}

type Wish = { amount: Cents | null; withFee: boolean; card: KeptCard | null; keepCard: boolean };

type FieldsProps = {
  offer: Offer;
  wish: Wish;
  problem: string | undefined;
  fee: Cents | null;
  onChange: (change: Partial<Wish>) => void;
};

function Fields({ offer: { customer, passesFee }, wish, problem, fee, onChange }: FieldsProps) {
  const { amount, withFee, card, keepCard } = wish;
  return (
    <>
      <div className={styles.fields}>
        <Field label="Amount" error={problem}>
          <MoneyInput value={amount} onChange={(typed) => onChange({ amount: typed })} />
        </Field>
        <ChooseCard customer={customer.id} card={card} onChange={(chosen) => onChange({ card: chosen })} />
      </div>
      {passesFee && (
        <Checkbox
          label={`Charge the online processing fee on top${withFee && fee !== null ? `, ${formatMoney(fee)}` : ''}`}
          checked={withFee}
          onChange={({ target }) => onChange({ withFee: target.checked })}
        />
      )}
      {card === null && (
        <Checkbox
          label="Stripe keeps this card for next time; the customer has agreed"
          checked={keepCard}
          onChange={({ target }) => onChange({ keepCard: target.checked })}
        />
      )}
    </>
  );
}

/** The window is open, or what came of it where it was not paid. */
function Outcome({ charging: { isOpen, notPaid } }: { charging: ReturnType<typeof usePhoneCharge> }) {
  return (
    <>
      {isOpen && (
        <Callout tone="accent" icon={CreditCard}>
          Type the card in the window that has opened. Its number goes to Stripe alone. To cancel, close that window: nothing is charged
          then. It is good for ten minutes; what came of it is said here.
        </Callout>
      )}
      {notPaid !== '' && <Callout tone="attention">{`Nothing was charged. ${notPaid}`}</Callout>}
    </>
  );
}

function sentenceOn({ purpose }: PhoneTarget, due: Cents): string {
  return purpose !== 'customer' ? `More than zero, and no more than ${formatMoney(due)}` : 'More than zero';
}
