/** An office in which every customer has trips that wait to be invoiced. */
import type { Books } from '../../src/ledger/books/open.ts';
import type { Decision, Put } from '../../src/ledger/journal/operation.ts';
import { addDays, isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';

/** Writes them in one transaction, a customer an operation. */
export function writeWaitingDispatches(books: Books, customers: number, dispatchesEach: number): void {
  const decisions = Array.from({ length: customers }, (_, index): Decision => {
    const id = books.newId();
    const customer: Put = { put: 'customer', id, set: { name: `Nursing home ${index + 1}`, kind: 'facility' } };
    const trips = Array.from({ length: dispatchesEach }, (_trip, trip) => dispatch(books.newId(), id, index * dispatchesEach + trip));
    return { kind: 'sample data made', summary: 'Made a customer with trips that wait', writes: [customer, ...trips] };
  });
  books.append('the bench', decisions);
}

function dispatch(id: string, customer: string, index: number): Put {
  const quoted = cents(80_00 + (index % 97) * 125);
  return {
    put: 'dispatch',
    id,
    set: {
      number: 1001 + index,
      customer,
      date: addDays(isoDate('2026-02-01'), index % 28),
      patient: `Patient ${index % 1000}`,
      serviceLevel: 'BLS',
      origin: '12 Elm Street',
      destination: 'Seton Medical Center',
      mileage: 84,
      payor: 'facility',
      quoted,
      allowed: null,
      state: 'Billing office',
      parked: false,
      nonBillable: false,
      cancelled: false,
    },
  };
}
