import { useEffect, useEffectEvent, useState } from 'react';
import type { Cents } from '../../../shared/money.ts';
import type { Input, Output } from '../../../shared/office-api/index.ts';
import type { RefusedError } from '../../office.ts';
import { noteWork } from '../../door/use-idle.ts';
import { useCommand } from '../../use-office.ts';
import type { KeptCard } from './kept-card.ts';

type Charge = Input<'phone.preview'>;
type Result = Output<'phone.finish'>;

/** While the companion does not say what came of a window. */
const asksEvery = 5_000;
/** While a card is typed elsewhere; the window closes by itself in the end. */
const worksEvery = 30_000;

type Unknown = {
  error: RefusedError;
  /** Asks what came of it: the very same charge is meant, and is not made twice. */
  ask: () => void;
  /** A window that was closed charges nothing any more, so it may be asked about without anybody. */
  byItself: boolean;
};

/** A charge from the button to the end: the window is opened and waited for, or a card that is kept is charged. */
export function usePhoneCharge(onPaid: (result: Result, total: Cents) => void) {
  const open = useCommand('phone.open');
  const finish = useCommand('phone.finish');
  const kept = useCommand('phone.charge');
  const [key, setKey] = useState(newKey);
  const [isOpen, setIsOpen] = useState(false);
  const [notPaid, setNotPaid] = useState('');
  /** Set while it is not known whether a card was charged. */
  const [unknown, setUnknown] = useState<Unknown | null>(null);

  const begin = () => {
    setNotPaid('');
    open.reset();
    kept.reset();
  };
  const end = (result: Result, total: Cents) => {
    setUnknown(null);
    setKey(newKey());
    if (result.status === 'paid') onPaid(result, total);
    else setNotPaid(result.reason);
  };
  const askOfWindow = (total: Cents) =>
    finish.mutate(
      { key },
      {
        onSuccess: (result) => end(result, total),
        onError: (error) => setUnknown({ error, ask: () => askOfWindow(total), byItself: true }),
      },
    );
  const chargeKept = (wish: Input<'phone.charge'>, total: Cents, isAgain = false) =>
    kept.mutate(wish, {
      onSuccess: (result) => end(result, total),
      onError: (error) => {
        // Only where it is not known whether the card was charged, the same wish may be made again.
        if (isAgain || error.refusal.code === 'unreachable')
          setUnknown({ error, ask: () => chargeKept(wish, total, true), byItself: false });
        else setKey(newKey());
      },
    });

  // A desk that locked itself meanwhile could not say what came of the card.
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(noteWork, worksEvery);
    return () => clearInterval(timer);
  }, [isOpen]);

  const asksByItself = unknown?.byItself === true;
  const askByItself = useEffectEvent(() => {
    if (!finish.isPending) unknown?.ask();
  });
  useEffect(() => {
    if (!asksByItself) return undefined;
    const timer = setInterval(() => askByItself(), asksEvery);
    return () => clearInterval(timer);
  }, [asksByItself]);

  return {
    /** A new card is typed in the window. */
    takeNew: (charge: Charge, total: Cents, keepCard: boolean) => {
      begin();
      open.mutate(
        { ...charge, keepCard, key },
        {
          onError: ({ refusal }) => {
            if (refusal.code !== 'unreachable') setKey(newKey());
          },
          onSuccess: ({ address }) => {
            setIsOpen(true);
            void window.paydesk.openCardWindow(address).finally(() => {
              setIsOpen(false);
              askOfWindow(total);
            });
          },
        },
      );
    },
    takeKept: (charge: Charge, total: Cents, { id: card, holder }: KeptCard) => {
      begin();
      chargeKept({ ...charge, card, holder, key }, total);
    },
    isOpen,
    busy: open.isPending || kept.isPending || (finish.isPending && unknown === null),
    error: unknown?.error ?? open.error ?? kept.error,
    /** Asks what came of it, while that is not known. */
    askAgain: unknown?.ask ?? null,
    /** Why nothing was charged. */
    notPaid,
  };
}

/** Made anew for each wish: it tells Stripe one charge from another. */
function newKey(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
