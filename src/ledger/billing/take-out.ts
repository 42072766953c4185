/** What else is to be done where a payment that came past Paydesk is taken out of the books again [PO-11]. */
import { formatMoney } from '../../shared/money.ts';
import type { Add, Write } from '../journal/operation.ts';

/** Its record waits for nobody's review and is in no payout any more, and the payment is listed as not booked again. */
export function takeOut(writes: readonly Write[], idOf: (row: string) => string): Write[] {
  return writes.flatMap((write): Write[] => {
    if (isAdd(write, 'registerRecord'))
      return [
        { put: 'review', id: write.id, set: { needsReview: false } },
        { put: 'depositItem', id: write.id, set: { deposit: null } },
      ];
    if (!isAdd(write, 'stripeActivity')) return [];
    const text = `Taken out of the books again: ${formatMoney(write.row.amount)}; it did not come through Paydesk`;
    return [{ ...write, id: idOf(write.id), row: { ...write.row, fact: 'not booked', text } }];
  });
}

function isAdd<Kind extends Add['add']>(write: Write, kind: Kind): write is Extract<Add, { add: Kind }> {
  return 'add' in write && write.add === kind;
}
