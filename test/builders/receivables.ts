/** Dispatches and invoices as the billing rules see them, for tests that need no books. */
import type { Account, Dispatch, Invoice } from '../../src/ledger/billing/invoice.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { type Cents, cents, zero } from '../../src/shared/money.ts';

/** What a test says of a dispatch: amounts in cents, the date as text. */
export type DispatchSpec = Partial<Omit<Dispatch, AmountField | 'date'> & Record<AmountField, number> & { date: string }>;
type AmountField = 'quoted' | 'allowed' | 'serviceCharges' | 'discounts' | 'financeCharges' | 'paid';

/** Dispatch `d7` has number 7 and was driven on January 7; it was quoted at 100.00, awaits payment and stands on the Open invoice `i1`. */
export function aDispatch(id: string, spec: DispatchSpec = {}): Dispatch {
  const { quoted = 100_00, allowed, serviceCharges = 0, discounts = 0, financeCharges = 0, paid = 0, date, ...rest } = spec;
  const number = Number(id.replace(/\D/g, ''));
  return {
    id,
    number,
    customer: 'maple',
    date: isoDate(date ?? `2026-01-${String(number).padStart(2, '0')}`),
    serviceLevel: 'BLS',
    payor: 'facility',
    state: 'Awaiting payment',
    parked: false,
    nonBillable: false,
    cancelled: false,
    openInvoices: ['i1'],
    quoted: cents(quoted),
    allowed: allowed === undefined ? null : cents(allowed),
    serviceCharges: cents(serviceCharges),
    discounts: cents(discounts),
    financeCharges: cents(financeCharges),
    paid: cents(paid),
    ...rest,
  };
}

/** The ledger of the customer `maple`, without any Open invoice that carries it. */
export function anAccount(ledgerBalance = 0, chargedInvoices: string[] = []): Account {
  return { id: 'maple', name: 'Maple House', ledgerBalance: cents(ledgerBalance), chargedInvoices };
}

/** The Open invoice `i1` to the facility `maple`, without a ledger charge. */
export function anInvoice(items: Dispatch[], spec: Partial<Invoice> = {}): Invoice {
  return {
    id: 'i1',
    number: 'A-1001',
    kind: 'differential',
    state: 'Open',
    payor: 'facility',
    account: anAccount(),
    ledgerCharge: null,
    items,
    ...spec,
  };
}

/** IDs as `books.newId` would give them, but short: `n1`, `n2`… */
export function countingIds(): () => string {
  let last = 0;
  return () => `n${++last}`;
}

/** The amounts by name, without those that are zero. */
export function nonZero(amounts: readonly (readonly [string, Cents])[]): Record<string, number> {
  return Object.fromEntries(amounts.filter(([, amount]) => amount !== zero));
}
