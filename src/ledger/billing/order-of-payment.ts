import type { IsoDate } from '../../shared/dates.ts';
import type { Payor, WorkflowState } from '../../shared/words.ts';

type Item = { payor: Payor; state: WorkflowState; date: IsoDate; number: number };

/**
 * The items of an invoice in the order in which its money reaches them [PAY-1]: those whose payor still is the invoice's first, then those
 * that are not Finished, then by date of service, then by dispatch number. The list given stays as it is.
 * Without an invoice (`invoicePayor` null) the payor says nothing.
 */
export function orderOfPayment<T extends Item>(items: readonly T[], invoicePayor: Payor | null): T[] {
  return items.toSorted(
    (a, b) =>
      (invoicePayor === null ? 0 : Number(a.payor !== invoicePayor) - Number(b.payor !== invoicePayor)) ||
      Number(a.state === 'Finished') - Number(b.state === 'Finished') ||
      compareText(a.date, b.date) ||
      a.number - b.number,
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
