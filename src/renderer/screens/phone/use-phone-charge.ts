import { useEffect, useEffectEvent, useState } from 'react';
import { type Cents, zero } from '../../../shared/money.ts';
import type { Input, Output } from '../../../shared/office-api/index.ts';
import type { RefusedError } from '../../office.ts';
import { useCommand } from '../../use-office.ts';
import type { KeptCard } from './kept-card.ts';

type Charge = Input<'phone.preview'>;
type Result = Output<'phone.finish'>;

/** While the companion does not say what came of a window. */
const asksEvery = 5_000;

/** A charge from the button to the end: the window is opened and waited for, or a card that is kept is charged. */
export function usePhoneCharge(onPaid: (result: Result, total: Cents) => void) {
  const open = useCommand('phone.open');
  const finish = useCommand('phone.finish');
  const kept = useCommand('phone.charge');
  const [key, setKey] = useState(newKey);
  const [isOpen, setIsOpen] = useState(false);
  const [notPaid, setNotPaid] = useState('');
  const [charged, setCharged] = useState<Cents>(zero);
  /** Set while it is not known what came of the window. */
  const [unknown, setUnknown] = useState<RefusedError | null>(null);

  const end = (result: Result, total: Cents) => {
    setKey(newKey());
    if (result.status === 'paid') onPaid(result, total);
    else setNotPaid(result.reason);
  };
  /** Also after an answer was lost: the same window is meant. */
  const ask = (total: Cents) =>
    finish.mutate(
      { key },
      {
        onSuccess: (result) => {
          setUnknown(null);
          end(result, total);
        },
        onError: setUnknown,
      },
    );
  const isUnknown = unknown !== null;
  const askByItself = useEffectEvent(() => {
    if (!finish.isPending) ask(charged);
  });
  useEffect(() => {
    if (!isUnknown) return undefined;
    const timer = setInterval(() => askByItself(), asksEvery);
    return () => clearInterval(timer);
  }, [isUnknown]);
  const begin = (total: Cents) => {
    setCharged(total);
    setNotPaid('');
    finish.reset();
    kept.reset();
  };
  /** Only where it is not known whether the card was charged, the same wish may be made again. */
  const onError = ({ refusal }: RefusedError) => {
    if (refusal.code !== 'unreachable') setKey(newKey());
  };

  return {
    /** A new card is typed in the window. */
    takeNew: (charge: Charge, total: Cents, keepCard: boolean) => {
      begin(total);
      open.mutate(
        { ...charge, keepCard, key },
        {
          onError,
          onSuccess: ({ address }) => {
            setIsOpen(true);
            void window.paydesk.openCardWindow(address).finally(() => {
              setIsOpen(false);
              ask(total);
            });
          },
        },
      );
    },
    takeKept: (charge: Charge, total: Cents, { id: card, holder }: KeptCard) => {
      begin(total);
      kept.mutate({ ...charge, card, holder, key }, { onSuccess: (result) => end(result, total), onError });
    },
    isOpen,
    busy: open.isPending || kept.isPending || (finish.isPending && !isUnknown),
    error: open.error ?? unknown ?? kept.error,
    /** Asks at once what came of the window, while it is not known. */
    askAgain: isUnknown ? () => ask(charged) : null,
    /** Why nothing was charged. */
    notPaid,
  };
}

/** Made anew for each wish: it tells Stripe one charge from another. */
function newKey(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
