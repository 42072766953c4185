/** Which dispatches the invoice generators gather for one customer, and what the invoice would come to (domain.md, Invoices, Kinds). */
import type { IsoDate } from '../../shared/dates.ts';
import { never } from '../../shared/assert.ts';
import { type Cents, sum, zero } from '../../shared/money.ts';
import type { CustomerKind } from '../../shared/words.ts';
import { ledgerCharge } from './generate-invoices.ts';
import type { Account, Dispatch } from './invoice.ts';
import { owedOf } from './owed.ts';

export type Gathering =
  | { kind: 'differential' }
  | { kind: 'complete'; from: IsoDate; to: IsoDate }
  | { kind: 'collections'; timesInvoiced: number }
  | { kind: 'custom'; items: ReadonlySet<string> };

/** A dispatch and where it stands beside the Open invoices. */
export type Receivable = {
  dispatch: Dispatch;
  /** On how many committed invoices it has stood, without those cancelled. */
  timesInvoiced: number;
  onDraft: boolean;
};

/** A customer as the generators see it. */
export type Debtor = { account: Account; kind: CustomerKind; hasDraft: boolean; receivables: readonly Receivable[] };

export type PassedOver = { parked: number; onDraft: number; finished: number };

export type Gathered = {
  items: Dispatch[];
  /** Null: the invoice carries none. */
  ledgerCharge: Cents | null;
  /** What the items owe. */
  owed: Cents;
  total: Cents;
  passedOver: PassedOver;
};

/** What an invoice for `debtor` would take and come to. There is nothing to invoice where `isWorthAnInvoice` says no. */
export function gather({ account, kind, receivables }: Debtor, gathering: Gathering): Gathered {
  const items: Dispatch[] = [];
  const passedOver: PassedOver = { parked: 0, onDraft: 0, finished: 0 };
  for (const receivable of receivables) {
    const what = verdict(receivable, kind, gathering);
    if (what === 'taken') items.push(receivable.dispatch);
    else if (what !== 'not meant') passedOver[what] += 1;
  }
  const charge = ledgerCharge(account);
  const owed = sum(items.map((dispatch) => owedOf(dispatch).owed));
  return { items, ledgerCharge: charge, owed, total: sum([owed, charge ?? zero]), passedOver };
}

/** Whether a generator makes this invoice: it has trips, or it is a differential one of a ledger debit that stands on no draft [GEN-6]. */
export function isWorthAnInvoice({ hasDraft }: Debtor, { items, ledgerCharge: charge }: Gathered, gathering: Gathering): boolean {
  if (items.length > 0) return true;
  return gathering.kind === 'differential' && !hasDraft && charge !== null && charge > 0;
}

/** Whether the dispatch is taken; else whether it would have been but for something a biller can change [GEN-1] to [GEN-5]. */
function verdict({ dispatch, timesInvoiced, onDraft }: Receivable, kind: CustomerKind, gathering: Gathering): Verdict {
  if (gathering.kind === 'custom') {
    if (!gathering.items.has(dispatch.id)) return 'not meant';
    if (dispatch.state === 'Finished') return 'finished';
    return dispatch.parked ? 'parked' : 'taken';
  }
  const { owed } = owedOf(dispatch);
  if (dispatch.cancelled || dispatch.nonBillable || dispatch.state === 'Finished') return 'not meant';
  if (dispatch.payor !== kind || owed === 0) return 'not meant';
  if (!isMeant(dispatch, owed, timesInvoiced, gathering)) return 'not meant';
  if (dispatch.parked) return 'parked';
  return onDraft ? 'onDraft' : 'taken';
}

type Verdict = 'taken' | 'not meant' | keyof PassedOver;

function isMeant(dispatch: Dispatch, owed: Cents, timesInvoiced: number, gathering: Exclude<Gathering, { kind: 'custom' }>): boolean {
  switch (gathering.kind) {
    case 'differential':
      return dispatch.state === 'Billing office';
    case 'complete':
      return gathering.from <= dispatch.date && dispatch.date <= gathering.to;
    case 'collections':
      return owed > 0 && timesInvoiced >= gathering.timesInvoiced;
    default:
      return never(gathering);
  }
}
