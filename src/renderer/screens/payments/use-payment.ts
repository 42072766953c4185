/** What a biller has typed about a payment, and the payment that it makes. */
import { useState } from 'react';
import type { Invoice } from '../../../shared/office-api/invoices.ts';
import type { Payment } from './payment.ts';
import { type Tender, usualTender } from './TenderFields.tsx';

/** What becomes of trips that the money does not pay. */
export const rests = ['back to the Billing office', 'written off as a courtesy discount', 'left on the open invoice'] as const;

export type Typed = Tender & {
  rest: (typeof rests)[number];
  /** Grant the early-payment discount. */
  takeDiscount: boolean;
  /** The dispatches that alone are paid; null: all. */
  only: string[] | null;
};

/** Begins with a check over what is due now. `payment` is null while it is not one yet. */
export function usePayment(invoice: Invoice) {
  const [typed, setTyped] = useState<Typed>({
    ...usualTender(invoice.dueNow > 0 ? invoice.dueNow : null),
    rest: 'back to the Billing office',
    only: null,
    takeDiscount: false,
  });
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  return { typed, change, payment: paymentOf(invoice.id, typed) };
}

function paymentOf(invoice: string, { type, number, date, amount, comment, rest, only, takeDiscount }: Typed): Payment | null {
  if (amount === null || amount <= 0 || only?.length === 0) return null;
  return {
    invoice,
    amount,
    type,
    number: number.trim(),
    comment: comment.trim(),
    takeDiscount,
    keepOpen: rest === 'left on the open invoice',
    writeOffRest: rest === 'written off as a courtesy discount',
    ...(date && { date }),
    ...(only && { only }),
  };
}
