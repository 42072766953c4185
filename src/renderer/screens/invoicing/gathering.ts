/** What is typed about how trips are gathered, before it is complete. */
import { addDays, type IsoDate, isoDateSchema } from '../../../shared/dates.ts';
import type { GatheringByRule } from '../../../shared/office-api/gathering.ts';
import type { InvoiceKind } from '../../../shared/words.ts';

export type TypedGathering = { kind: InvoiceKind; from: IsoDate | undefined; to: IsoDate | undefined; timesInvoiced: number };

/** All that waits; the dates that *complete* begins with are those of the month before. */
export function firstGathering(today: IsoDate): TypedGathering {
  const to = addDays(isoDateSchema.parse(`${today.slice(0, 7)}-01`), -1);
  return { kind: 'differential', from: isoDateSchema.parse(`${to.slice(0, 7)}-01`), to, timesInvoiced: 3 };
}

/** The rule that was chosen; null when it is by hand, or when something is still missing. */
export function ruleOf({ kind, from, to, timesInvoiced }: TypedGathering): GatheringByRule | null {
  if (kind === 'differential') return { kind };
  if (kind === 'complete') return from && to && from <= to ? { kind, from, to } : null;
  if (kind === 'collections') return timesInvoiced >= 1 && timesInvoiced <= 99 ? { kind, timesInvoiced } : null;
  return null;
}
