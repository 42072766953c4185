/** What a biller has typed about unallocated money, and the allocation that it makes. */
import { useState } from 'react';
import { type Cents, least } from '../../../../shared/money.ts';
import type { Allocation } from '../../../../shared/office-api/allocation.ts';
import type { RegisterRecord } from '../../../../shared/office-api/register.ts';
import type { PlbCode } from '../../../../shared/plb-codes.ts';
import type { IsoDate } from '../../../../shared/dates.ts';
import type { TenderType } from '../../../../shared/words.ts';
import type { Shares } from './TripShares.tsx';

type Named = { id: string; name: string };

export type Typed = {
  to: Allocation['to'];
  shares: Shares;
  invoice: string | null;
  customer: Named | null;
  code: PlbCode;
  /** Null: not an amount yet. */
  amount: Cents | null;
  type: TenderType;
  number: string;
  /** Undefined: today. */
  date: IsoDate | undefined;
  comment: string;
};

/** Begins with the trips where there is money, else with a PLB. */
export function useAllocation(record: RegisterRecord) {
  const [typed, setTyped] = useState<Typed>({
    to: record.unallocated === 0 ? 'plb' : 'dispatches',
    shares: new Map(),
    invoice: null,
    customer: record.customer,
    code: 'WO',
    amount: record.unallocated === 0 ? null : record.unallocated,
    type: 'Check',
    number: '',
    date: undefined,
    comment: '',
  });
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  return { typed, change, allocation: allocationOf(typed) };
}

/** What of an invoice the money can pay. */
export function shareFor(dueNow: Cents, unallocated: Cents): Cents {
  return dueNow > 0 ? least(dueNow, unallocated) : unallocated;
}

function allocationOf({ to, shares, invoice, customer, code, amount, type, number, date, comment }: Typed): Allocation | null {
  const words = comment.trim();
  if (to === 'dispatches') {
    const given = [...shares].flatMap(([dispatch, share]) => (share === 0 ? [] : [{ dispatch, amount: share }]));
    return given.length === 0 ? null : { to, shares: given, comment: words };
  }
  if (amount === null || amount === 0) return null;
  switch (to) {
    case 'invoice':
      return invoice === null ? null : { to, invoice, amount };
    case 'ledger':
      return customer && { to, customer: customer.id, amount, comment: words };
    case 'plb':
      return { to, code, amount, description: words };
    case 'return':
      return { to, amount, type, number: number.trim(), comment: words, ...(date && { date }) };
  }
}
