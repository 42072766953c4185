/** How the screens about many invoices count. */
import type { InvoicePlan } from '../../../shared/office-api/invoicing.ts';

/** `1 trip`, `1,204 trips`. */
export function counted(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? noun : `${noun}s`}`;
}

/** `Not taken: 12 trips in the parking lot, 4 trips on a draft already.`; null where nothing is passed over. */
export function passedOverText(passedOver: InvoicePlan['passedOver']): string | null {
  const { parked, onDraft, finished, tooSmall } = passedOver;
  const parts = [
    parked > 0 && `${counted(parked, 'trip')} in the parking lot`,
    onDraft > 0 && `${counted(onDraft, 'trip')} on a draft already`,
    finished > 0 && `${counted(finished, 'trip')} that are Finished`,
    tooSmall > 0 && `${counted(tooSmall, 'invoice')} of less than the least amount`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : `Not taken: ${parts.join(', ')}.`;
}
